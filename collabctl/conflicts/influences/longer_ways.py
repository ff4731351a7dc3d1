"""Longer ways of the other sign: what costs is near, and what it is done for is often far.

Ways of up to four arrows decide what one metric does to another. Marketing spend lowers the result in two steps and
raises it in six, through awareness, leads and sales. Whoever knows the company would not nod at "marketing harms the
result". So where a clear verdict is about to be told, ways of five and six arrows of the other sign are looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from collabctl.conflicts.influences.influence import Arrow, Effect, Path
from collabctl.conflicts.influences.numbering import LEAST_STRENGTH, MAX_HOPS

FARTHEST = 6
"""How many arrows a way of the other sign may have. With more, even strong arrows leave less than half."""

ENOUGH = 0.5
"""A longer way that is at least this part as strong as the short one leaves it unclear; a weaker one is named."""

MOST_STEPS = 20_000
"""So many arrows are followed from one metric. Where everything influences everything, four arrows decide already."""

_MOST_REMEMBERED = 100_000  # ways; about 300 bytes each
_STRONGEST = 9  # tenths: no arrow is stronger
_SCALE = 10**FARTHEST
_LEAST = [
    -(-round(LEAST_STRENGTH * _SCALE) * 10**missing // _STRONGEST**missing)
    for missing in (*range(MAX_HOPS, 0, -1), 0, 0)
]
"""By the number of arrows so far, what a way must be worth to be of any use when it has five, in millionths."""


class _Step(NamedTuple):
    target: str
    sign: int
    tenths: int
    arrow: Arrow


class LongerWays:
    """The strongest ways of five and six arrows from each metric, worked out when they are asked for."""

    def __init__(self, arrows: Iterable[Arrow]) -> None:
        self._leaving: dict[str, list[_Step]] = {}
        for arrow in sorted(arrows, key=lambda arrow: -arrow.tenths):
            if arrow.sign:
                step = _Step(arrow.target, arrow.sign, arrow.tenths, arrow)
                self._leaving.setdefault(arrow.source, []).append(step)
        self._found: dict[str, Mapping[tuple[str, int], Path]] = {}
        self._remembered = 0

    def weigh(self, effect: Effect) -> Effect:
        """The effect with the best longer way of the other sign taken into account, where it is clear."""
        if effect.verdict == "unclear" or not effect.path.arrows:
            return effect
        source, target = effect.path.metrics[0], effect.path.metrics[-1]
        if source not in self._found:
            if self._remembered > _MOST_REMEMBERED:
                self._found.clear()
                self._remembered = 0
            self._found[source] = self._ways_from(source)
            self._remembered += len(self._found[source])
        longer = self._found[source].get((target, -effect.path.sign))
        if longer is None:
            return effect
        if longer.strength >= ENOUGH * effect.path.strength:
            return Effect("unclear", effect.path, longer)
        if effect.against is not None and effect.against.strength >= longer.strength:
            return effect
        return Effect(effect.verdict, effect.path, longer)

    def _ways_from(self, source: str) -> Mapping[tuple[str, int], Path]:
        """The strongest way from a metric to each other one, by where it ends and by its sign."""
        nothing: tuple[int, tuple[Arrow, ...]] = 0, ()
        best: dict[tuple[str, int], tuple[int, tuple[Arrow, ...]]] = {}
        trails: list[tuple[tuple[Arrow, ...], tuple[str, ...], int, int]] = [((), (source,), _SCALE, 1)]
        followed = 0
        while trails and followed < MOST_STEPS:
            trail, visited, worth, sign = trails.pop()
            hops = len(trail) + 1
            least, far, last = _LEAST[hops - 1], hops > MAX_HOPS, hops == FARTHEST
            for target, step_sign, tenths, arrow in self._leaving.get(visited[-1], ()):
                followed += 1
                longer = worth * tenths // 10
                if longer < least:
                    break  # the other arrows are no stronger
                if target in visited:
                    continue
                so_far = sign * step_sign
                if far and longer > best.get((target, so_far), nothing)[0]:
                    best[target, so_far] = longer, (*trail, arrow)
                if not last:
                    trails.append(((*trail, arrow), (*visited, target), longer, so_far))
        return {end: Path(way) for end, (_, way) in best.items()}
