"""Which demands exclude each other: the smallest sets, one after another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from collabctl.conflicts.arithmetic.judging import Demand, Judge
from collabctl.conflicts.arithmetic.propagation import Bounds


@dataclass(frozen=True, slots=True)
class Clash:
    """Demands, by their places, that cannot all hold. `minimal`: any one of them less, and the others fit.

    Where it is False the others may still exclude each other, and that could not be told.
    """

    places: tuple[int, ...]
    minimal: bool


class Clashes:
    """Takes demands in their order, the most important first, and leaves out the last of each clash.

    `known` pairs of places are never looked at together: they are known to clash.
    """

    def __init__(
        self, judge: Judge, demands: Sequence[Demand], known: Collection[frozenset[int]], *, thorough: bool
    ) -> None:
        self._judge = judge
        self._demands = demands
        self._known = known
        self._thorough = thorough

    def __iter__(self) -> Iterator[Clash]:
        waiting = list(range(len(self._demands)))
        seen: list[int] = []
        found: set[tuple[int, ...]] = set()
        while waiting:
            together = self._without_known([*waiting, *seen])
            for clash in self._among(together):
                if clash.places not in found:
                    found.add(clash.places)
                    yield clash
            seen = sorted({*seen, *together})
            waiting = sorted(set(waiting).difference(together))

    def _without_known(self, places: Sequence[int]) -> list[int]:
        """The places from the left that form no known pair with one before."""
        partners: dict[int, set[int]] = {}
        for one, other in map(tuple, self._known):
            partners.setdefault(one, set()).add(other)
            partners.setdefault(other, set()).add(one)
        together: set[int] = set()
        for place in places:
            if not partners.get(place, set()) & together:
                together.add(place)
        return sorted(together)

    def _among(self, places: Sequence[int]) -> Iterator[Clash]:
        left_out: set[int] = set()
        while True:
            kept: list[int] = []
            clash = None
            for found in self._step_by_step([place for place in places if place not in left_out], kept):
                clash = found
                yield clash
                left_out.add(max(clash.places))
            if clash is not None and max(clash.places) in kept:
                continue
            if not self._thorough:
                return
            verdict = self._judge.decide([self._demands[place] for place in kept])
            if verdict.fits is not False:
                return
            clash = self._smallest([kept[number] for number in verdict.blamed])
            yield clash
            left_out.add(max(clash.places))

    def _step_by_step(self, rest: Sequence[int], kept: list[int]) -> Iterator[Clash]:
        """Adds as many as go together to `kept`; where some do not, fewer, until it is clear which one does not.

        Stops after a clash that the newest has no part in: then one of `kept` has to go, and it begins anew.
        """
        bounds = self._judge.settled()
        position, block = 0, len(rest)
        while position < len(rest):
            some = rest[position : position + block]
            length = len(bounds.story)
            blamed = self._taken(bounds, some)
            if blamed is None:
                kept += some
                position += len(some)
                block = 2 * len(some)
                continue
            bounds.undo(length)
            if len(some) > 1:
                # All up to the last that is blamed cannot go together, so look at those before it first.
                block = min(len(some) // 2, some.index(max(blamed))) or 1
                continue
            clash = self._smallest(blamed)
            yield clash
            if max(clash.places) != some[0]:
                return
            position += 1

    def _taken(self, bounds: Bounds[int], places: Sequence[int]) -> list[int] | None:
        """None, or the places of what clashes when these are added."""
        clash = None
        for place in places:
            demand = self._demands[place]
            clash = bounds.demand(demand.figure, demand.interval, place)
            if clash:
                break
        clash = clash or bounds.settle()
        if clash is None:
            return None
        reasons = {bounds.story[number].reason for number in bounds.behind(clash)}
        return sorted(reason for reason in reasons if isinstance(reason, int) and reason >= 0)

    def _smallest(self, places: Sequence[int]) -> Clash:
        """Leave out one after another, the least important first, as long as the others still clash."""
        current = list(places)
        minimal = True
        for place in sorted(places, reverse=True):
            rest = [other for other in current if other != place]
            if place not in current:
                continue
            verdict = self._judge.decide([self._demands[other] for other in rest])
            if verdict.fits is False:
                current = [rest[number] for number in verdict.blamed]
            elif verdict.fits is None:
                minimal = False
        return Clash(tuple(sorted(current)), minimal)
