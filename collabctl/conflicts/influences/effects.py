"""What one metric does to each other one, or each other one to it: from the best paths to a verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from collabctl.conflicts.influences.influence import Effect, Verdict
from collabctl.conflicts.influences.numbering import EVERY_EVIDENCE, EVIDENCE_BITS, Numbering, key

_TIMES = 2
"""One sign decides when its best path is this many times as strong as the best of the other."""

_ALONE: tuple[Verdict, ...] = ("-", "unclear", "+")
"""The verdict where there are paths of one sign only, by the remainder of the key."""


class Effects(Mapping[str, Effect]):
    """The effects between one metric and others, by the id of the other; a metric without one is absent.

    Most effects are looked at for their verdict only: `verdicts` and `leading` are quick, and paths are put together
    when an `Effect` is asked for. All are in the order of the ids.
    """

    def __init__(self, best: Mapping[int, int], among: Collection[str] | None, numbering: Numbering) -> None:
        self._best = best
        self._among = among
        self._numbering = numbering

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict of each effect."""
        return {id: verdict for id, verdict, _ in self.leading()}

    def leading(self) -> Iterator[tuple[str, Verdict, int]]:
        """Of each effect the id, the verdict, and the grade of its path: what is told without putting paths together.

        Most effects are only looked at in this way, so this is the innermost loop of an organization with many KPIs.
        """
        best, ids, among, below = self._best, self._numbering.ids, self._among, self._numbering.below
        last = -1
        for place in sorted(best):
            other, sign = divmod(place, 3)
            if other == last:
                continue
            last = other
            id = ids[other]
            if among is not None and id not in among:
                continue
            if (sign < 2 and place + 1 in best) or (sign == 0 and place + 2 in best):
                verdict = self._verdict(other)
                code = self._strongest(other, verdict)
            else:
                verdict, code = _ALONE[sign], best[place]
            yield id, verdict, code >> below << EVIDENCE_BITS | code & EVERY_EVIDENCE

    def __getitem__(self, id: str) -> Effect:
        if self._among is not None and id not in self._among:
            raise KeyError(id)
        other = self._numbering.numbers[id]
        signed = {sign: code for sign in (1, -1) if (code := self._best.get(key(other, sign))) is not None}
        unsigned = self._best.get(key(other, 0))
        if not signed and unsigned is None:
            raise KeyError(id)
        verdict = self._verdict(other)
        chosen = self._strongest(other, verdict)
        otherwise = unsigned if verdict == "unclear" and unsigned != chosen else None
        against = min((code for code in signed.values() if code != chosen), default=otherwise)
        path = self._numbering.path
        return Effect(verdict, path(chosen), None if against is None else path(against))

    def __iter__(self) -> Iterator[str]:
        return iter(self.verdicts)

    def __len__(self) -> int:
        return len(self.verdicts)

    def _strongest(self, other: int, verdict: Verdict) -> int:
        """The code of the best path of the verdict's sign, and for an unclear one of the best path of all."""
        signs = (1, -1, 0) if verdict == "unclear" else ((1,) if verdict == "+" else (-1,))
        return min(code for sign in signs if (code := self._best.get(key(other, sign))) is not None)

    def _verdict(self, other: int) -> Verdict:
        place, best, strength = key(other, 0), self._best, self._numbering.strength
        lowering = strength(best[place - 1]) if place - 1 in best else 0
        unsigned = strength(best[place]) if place in best else 0
        raising = strength(best[place + 1]) if place + 1 in best else 0
        if unsigned and max(raising, lowering) < _TIMES * unsigned:
            return "unclear"
        if raising >= _TIMES * lowering:
            return "+"
        return "-" if lowering >= _TIMES * raising else "unclear"
