"""What one metric does to each other one, or each other one to it: from the best paths to a verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from collabctl.conflicts.influences.influence import EVIDENCE, Effect, Verdict
from collabctl.conflicts.influences.numbering import WHOLE, Numbering, key

_TIMES = 2
"""One sign decides when its best path is this many times as strong as the best of the other."""

_ALONE: tuple[Verdict, ...] = ("-", "unclear", "+")
"""The verdict where there are paths of one sign only, by the remainder of the key."""


class Effects(Mapping[str, Effect]):
    """The effects between one metric and others, by the id of the other; a metric without one is absent.

    Most effects are looked at for their verdict only: `verdicts` is quick, and paths are put together when an `Effect`
    is asked for. Both are in the order of the ids.
    """

    def __init__(self, best: Mapping[int, int], among: Collection[str] | None, numbering: Numbering) -> None:
        self._best = best
        self._among = among
        self._numbering = numbering

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict of each effect."""
        ids, among = self._numbering.ids, self._among
        verdicts: dict[str, Verdict] = {}
        several = {}
        for place in sorted(self._best):
            id = ids[place // 3]
            if id in verdicts:
                several[id] = place // 3
            elif among is None or id in among:
                verdicts[id] = _ALONE[place % 3]
        for id, other in several.items():
            verdicts[id] = self._verdict(other)
        return verdicts

    def __getitem__(self, id: str) -> Effect:
        if self._among is not None and id not in self._among:
            raise KeyError(id)
        other = self._numbering.numbers[id]
        signed = {sign: code for sign in (1, -1) if (code := self._best.get(key(other, sign))) is not None}
        unsigned = self._best.get(key(other, 0))
        if not signed and unsigned is None:
            raise KeyError(id)
        verdict = self._verdict(other)
        otherwise = None
        if verdict == "unclear":
            chosen = min(code for code in (*signed.values(), unsigned) if code is not None)
            otherwise = unsigned if unsigned != chosen else None
        else:
            chosen = signed[1 if verdict == "+" else -1]
        against = min((code for code in signed.values() if code != chosen), default=otherwise)
        path = self._numbering.path
        return Effect(verdict, path(chosen), None if against is None else path(against))

    def outline(self, id: str) -> tuple[float, str]:
        """The strength and the evidence of the effect's path, without putting it together. `id` is in `verdicts`."""
        other = self._numbering.numbers[id]
        verdict = self.verdicts[id]
        signs = (1, -1, 0) if verdict == "unclear" else ((1,) if verdict == "+" else (-1,))
        code = min(code for sign in signs if (code := self._best.get(key(other, sign))) is not None)
        return self._numbering.strength(code) / WHOLE, EVIDENCE[self._numbering.evidence(code)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.verdicts)

    def __len__(self) -> int:
        return len(self.verdicts)

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
