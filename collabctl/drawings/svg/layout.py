"""Where everything in a picture stands.

Boxes stand below each other, and lines run beside them: so a picture is no wider than a phone, however many boxes it
has, no line crosses a box, and no text another one. All numbers are whole, so they are the same on every machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from collabctl.drawings import Drawing, Group, Node
from collabctl.drawings.svg.lanes import Side, roads
from collabctl.drawings.svg.lettering import LINE, longest_word, width, wrap
from collabctl.drawings.svg.ordering import downward, order
from collabctl.drawings.svg.trunks import Trunk, trunks

WIDTH = 328
"""As wide as a phone of 360 pixels shows, with a margin. A picture with very many lines is wider."""

EDGE = 2
PAD = 10
"""Between a box and the frame around it, or its text."""
LANE = 11
SIGN = 9
"""The radius of the circle around a sign."""
HEAD = 8
"""The length of the head of an arrow."""
WORDS = 14
"""From a box to the words on a line beside it."""
_LEAST_BOX = 140
_LEAST_HEIGHT = 36
_LONGEST_WORD = 180
_WIDEST_LABEL = 104
_GAP = 14
_INDENT = 18
_DEEPEST = 2
_MOST_LINES = 4
_MOST_DETAILS = 8


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its upper left corner and size, and the lines of text in it."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    name: tuple[str, ...]
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame around boxes, with its title."""

    group: Group
    x: int
    y: int
    width: int
    height: int
    title: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line meets a box, with the words that stand there."""

    x: int
    y: int
    label: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Road:
    """A trunk with its ports: that of its hub, and those of its ends. `lane` is where it runs; None is straight."""

    trunk: Trunk
    hub: Port
    ends: tuple[Port, ...]
    lane: int | None
    side: Side = "right"


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole picture. `mark` is how far from a box a sign stands."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    frames: tuple[Frame, ...]
    roads: tuple[Road, ...]
    mark: int


@dataclass
class _Side:
    """The ports on one side of a box, from the top down: which lane, which end of it, and the room it takes."""

    ports: list[tuple[tuple[int, int], int, int, tuple[str, ...], int, int]] = field(default_factory=list)

    @property
    def height(self) -> int:
        return sum(above + below for *_, above, below in self.ports)


def has_sign(trunk: Trunk) -> bool:
    """Whether a circle with a sign stands on its lines."""
    return trunk.relation in {"raises", "lowers", "moves"}


def layout(drawing: Drawing) -> Layout:
    """The places of everything in the drawing."""
    return _Laying(drawing).laid()


class _Laying:
    def __init__(self, drawing: Drawing) -> None:
        self._nodes = drawing.nodes
        place = {node.id: number for number, node in enumerate(drawing.nodes)}
        self._groups = {tuple(place[id] for id in group.nodes): group for group in drawing.frames if group.nodes}
        bundled = trunks(drawing)
        blocks = order(list(self._groups), len(drawing.nodes), bundled)
        by_boxes = {frozenset(boxes): group for boxes, group in self._groups.items()}
        self._blocks = [(block, by_boxes.get(frozenset(block))) for block in blocks]
        self._pad = PAD if self._groups else 0
        titled = {block[0] for block, group in self._blocks if group}
        self._place = {box: number for number, box in enumerate(box for block in blocks for box in block)}
        self._roads = roads(bundled, self._place, titled)
        self._sides = self._ports()
        left, right = self._zone("left"), self._zone("right")
        self._indents = _indents(bundled, self._place) if not self._groups else {}
        self._left = EDGE + left + self._pad
        word = longest_word((node.item.name for node in drawing.nodes), _LONGEST_WORD)
        least = word + 2 * PAD + max(self._indents.values(), default=0)
        self._box = max(_LEAST_BOX, least, WIDTH - left - right - 2 * self._pad - 2 * EDGE)
        self._width = self._left + self._box + self._pad + right + EDGE

    def laid(self) -> Layout:
        boxes: dict[int, Box] = {}
        frames = []
        y = EDGE
        before: int | None = None
        for block, group in self._blocks:
            y += self._gap(before) if before is not None else 0
            top = y
            title = wrap(group.name, self._box, 2, bold=True) if group else ()
            y += PAD + LINE * len(title) + 4 if group else 0
            for number, box in enumerate(block):
                y += self._gap(before) if number and before is not None else 0
                boxes[box] = self._boxed(box, y)
                y += boxes[box].height
                before = box
            if group:
                y += PAD
                size = self._box + 2 * PAD, y - top
                frames.append(Frame(group, self._left - PAD, top, *size, title))
        laid = tuple(boxes[box] for box in sorted(boxes))
        return Layout(self._width, y + EDGE, laid, tuple(frames), tuple(self._routes(boxes)), self._mark)

    @property
    def _mark(self) -> int:
        return max(self._pad, HEAD) + 3 + SIGN

    def _zone(self, side: Side) -> int:
        """The room between the frames, or the boxes, and the edge of the picture."""
        lanes = self._roads.count(side)
        if not lanes:
            return 0
        marks = [0]
        for (_, on), ports in self._sides.items():
            if on == side:
                marks += [width(line) + WORDS + 4 - self._pad for port in ports.ports for line in port[3]]
        signs = any(has_sign(lane.trunk) for lane in self._roads.lanes if lane.side == side)
        near = self._mark + SIGN + 3 if signs else HEAD + 5
        return max(near - self._pad, *marks) + LANE * (lanes - 1) + 2

    def _gap(self, upper: int | None) -> int:
        """Between a box, or its frame, and the next one."""
        trunk = self._roads.straight.get(self._place[upper]) if upper is not None else None
        if trunk is None:
            return _GAP
        lines = LINE * len(_beside(trunk, self._box))
        return max(2 * SIGN + 2 * HEAD + 8 if has_sign(trunk) else 28, lines + 2 * HEAD)

    def _ports(self) -> dict[tuple[int, Side], _Side]:
        """The ports of each box, such that lines from the same box do not cross: inner lanes are the outer ports."""
        sides: dict[tuple[int, Side], _Side] = defaultdict(_Side)
        for number, lane in enumerate(self._roads.lanes):
            trunk = lane.trunk
            for end, box in enumerate(trunk.boxes):
                others = [self._place[other] for other in trunk.boxes if other != box]
                up = any(other < self._place[box] for other in others)
                down = any(other > self._place[box] for other in others)
                turn = (0, lane.number) if up and not down else (2, -lane.number) if down and not up else (1, 0)
                said = trunk.labels[end - 1] if end else ()
                label = tuple(line for text in said for line in wrap(text, _WIDEST_LABEL, 2))
                signed = has_sign(trunk) and bool(end) == trunk.from_hub
                below = SIGN + 2 if signed else HEAD - 1
                above = LINE * len(label) + (SIGN + 2 if signed else HEAD - 1)
                sides[box, lane.side].ports.append((turn, number, end, label, above, below))
        for side in sides.values():
            side.ports.sort(key=lambda port: port[:3])
        return sides

    def _boxed(self, box: int, y: int) -> Box:
        node = self._nodes[box]
        indent = self._indents.get(box, 0)
        room = self._box - 2 * PAD - indent
        name = wrap(node.item.name, room, _MOST_LINES, bold=True)
        details = [line for text in node.details for line in wrap(text, room, _MOST_LINES)]
        if len(details) > _MOST_DETAILS:
            details = [*details[: _MOST_DETAILS - 1], "…"]
        text = LINE * (len(name) + len(details)) + PAD + 6
        sides = (self._sides[box, "left"].height, self._sides[box, "right"].height)
        height = max(text, _LEAST_HEIGHT, *(side + 8 for side in sides))
        return Box(node, self._left + indent, y, self._box - indent, height, name, tuple(details))

    def _routes(self, boxes: dict[int, Box]) -> Iterable[Road]:
        ports: dict[tuple[int, int], Port] = {}
        for (number, side), ports_of in self._sides.items():
            box = boxes[number]
            y = box.y + (box.height - ports_of.height) // 2
            for _, at, end, label, above, below in ports_of.ports:
                x = box.x if side == "left" else box.x + box.width
                ports[at, end] = Port(x, y + above, label)
                y += above + below
        for at, lane in enumerate(self._roads.lanes):
            inner = self._zone(lane.side) - LANE * (self._roads.count(lane.side) - 1) - 2
            away = self._pad + inner + LANE * lane.number
            x = self._left - away if lane.side == "left" else self._left + self._box + away
            ends = [ports[at, end] for end in range(len(lane.trunk.boxes))]
            yield Road(lane.trunk, ends[0], tuple(ends[1:]), x, lane.side)
        for trunk in self._roads.straight.values():
            hub, tip = boxes[trunk.hub], boxes[trunk.ends[0]]
            x = max(hub.x, tip.x) + min(hub.width, tip.width) // 2
            start, stop = (hub.y + hub.height, tip.y) if hub.y < tip.y else (hub.y, tip.y + tip.height)
            yield Road(trunk, Port(x, start), (Port(x, stop, _beside(trunk, self._box)),), None)


def _indents(trunks: Sequence[Trunk], place: dict[int, int]) -> dict[int, int]:
    """How far boxes of a tree are moved in, by how deep they stand; nothing for pictures that are no tree."""
    if any(trunk.relation != "leads-to" for trunk in trunks):
        return {}
    depth: dict[int, int] = {}
    for upper, lower in sorted((pair for trunk in trunks for pair in downward(trunk)), key=lambda pair: place[pair[0]]):
        if place[upper] < place[lower]:
            depth[lower] = max(depth.get(lower, 0), depth.get(upper, 0) + 1)
    return {box: _INDENT * min(deep, _DEEPEST) for box, deep in depth.items()}


def _beside(trunk: Trunk, box: int) -> tuple[str, ...]:
    """The words beside a straight line, which runs down the middle of boxes so wide, or moved in."""
    room = (box - _INDENT * _DEEPEST) // 2 - 2 * SIGN
    return tuple(line for text in trunk.labels[0] for line in wrap(text, room, 2))
