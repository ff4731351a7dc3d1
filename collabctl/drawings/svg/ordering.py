"""In which order boxes stand below each other: what leads to others above, and what hangs together close together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from collabctl.drawings.svg.trunks import Trunk

Block = tuple[int, ...]
"""Boxes that stay together: those of a frame, or a box by itself."""

MOST_IMPROVED = 40
"""With more boxes than this the order is not improved by trying: that would take longer than anybody waits."""

_ROUNDS = 4
_UPWARD = 3
"""How much worse a line that leads up is than one that is one box longer."""


def order(frames: Sequence[Block], boxes: int, trunks: Sequence[Trunk]) -> list[Block]:
    """The frames and the boxes outside of them, from the top down."""
    framed = {box for frame in frames for box in frame}
    first = {frame[0]: frame for frame in frames}
    blocks = [first.get(box, (box,)) for box in range(boxes) if box in first or box not in framed]
    found = _layered(blocks, trunks)
    return _improved(found, trunks) if boxes <= MOST_IMPROVED else found


def downward(trunk: Trunk) -> Iterator[tuple[int, int]]:
    """The upper and the lower box of each line that has a direction. What is part of another stands below it."""
    if trunk.relation in {"joins", "against"}:
        return
    for end in trunk.ends:
        pair = (trunk.hub, end) if trunk.from_hub else (end, trunk.hub)
        yield pair[::-1] if trunk.relation == "part-of" else pair


def _layered(blocks: Sequence[Block], trunks: Sequence[Trunk]) -> list[Block]:
    """Each block below all that lead to it; inside a layer, each near the middle of those."""
    block_of = {box: number for number, block in enumerate(blocks) for box in block}
    below: dict[int, set[int]] = defaultdict(set)
    for trunk in trunks:
        for upper, lower in downward(trunk):
            if block_of[upper] != block_of[lower]:
                below[block_of[upper]].add(block_of[lower])
    layer = [0] * len(blocks)
    above: dict[int, list[int]] = defaultdict(list)
    for number in _topological(len(blocks), below):
        for other in below[number]:
            layer[other] = max(layer[other], layer[number] + 1)
            above[other].append(number)
    place: dict[int, int] = {}
    for number in sorted(range(len(blocks)), key=lambda number: layer[number]):
        known = [place.get(other, other) for other in above[number]]
        place[number] = sum(known) * 100 // len(known) if known else number * 100
    return [blocks[number] for number in sorted(range(len(blocks)), key=lambda at: (layer[at], place[at], at))]


def _topological(size: int, below: dict[int, set[int]]) -> list[int]:
    """All blocks, each after those that lead to it. Of a circle, the arrow that closes it is taken out of `below`."""
    done: list[int] = []
    state = [0] * size
    entered = {lower for lowers in below.values() for lower in lowers}
    for start in sorted(range(size), key=lambda number: (number in entered, number)):
        stack = [(start, iter(sorted(below[start])))] if not state[start] else []
        state[start] = state[start] or 1
        while stack:
            number, others = stack[-1]
            other = next(others, None)
            if other is None:
                stack.pop()
                state[number] = 2
                done.append(number)
            elif state[other] == 1:
                below[number].discard(other)
            elif not state[other]:
                state[other] = 1
                stack.append((other, iter(sorted(below[other]))))
    return done[::-1]


def _improved(blocks: list[Block], trunks: Sequence[Trunk]) -> list[Block]:
    """A better order, found by moving a block, or a box inside its frame, to where the lines become shortest."""
    touched = [trunk.boxes for trunk in trunks if len(set(trunk.boxes)) > 1]
    pairs = [pair for trunk in trunks for pair in downward(trunk)]

    def cost(order: Iterable[Block]) -> int:
        place = {box: number for number, box in enumerate(box for block in order for box in block)}
        lengths = sum(max(at) - min(at) for at in ([place[box] for box in boxes] for boxes in touched))
        return lengths + _UPWARD * sum(place[upper] > place[lower] for upper, lower in pairs)

    best = cost(blocks)
    for _ in range(_ROUNDS):
        before = best
        for block in list(blocks):
            for other in [*_moved(blocks, block), *_turned(blocks, block)]:
                if (price := cost(other)) < best:
                    best, blocks = price, other
        if best == before:
            break
    return blocks


def _moved(blocks: list[Block], block: Block) -> Iterator[list[Block]]:
    """The orders with this block elsewhere. A block that was changed meanwhile is known by its boxes."""
    now = next(number for number, other in enumerate(blocks) if set(other) == set(block))
    rest = blocks[:now] + blocks[now + 1 :]
    for place in range(len(blocks)):
        if place != now:
            yield [*rest[:place], blocks[now], *rest[place:]]


def _turned(blocks: list[Block], block: Block) -> Iterator[list[Block]]:
    """The orders with two of the boxes of this block changing places."""
    now = next(number for number, other in enumerate(blocks) if set(other) == set(block))
    inside = blocks[now]
    for one in range(len(inside)):
        for other in range(one + 1, len(inside)):
            turned = list(inside)
            turned[one], turned[other] = turned[other], turned[one]
            yield [*blocks[:now], tuple(turned), *blocks[now + 1 :]]
