"""Whether a set of demands can hold together, as far as it can be proved, and which of them exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction

from collabctl.conflicts.arithmetic.budget import Budget
from collabctl.conflicts.arithmetic.intervals import ZERO, Interval, is_empty, meet
from collabctl.conflicts.arithmetic.network import Network
from collabctl.conflicts.arithmetic.propagation import HIGH, LOW, Bounds, Narrowing
from collabctl.conflicts.arithmetic.relations import Relation, Times, Weighted
from collabctl.conflicts.arithmetic.simplex import Edge, Row, Simplex
from collabctl.conflicts.arithmetic.splitting import Splitting

CONSTANT = -1
"""The variable that is always 1, so that a sum may have a constant."""

MOST_CORNERS = 50
"""Tries to find the nearest target that can hold. Each rules out one combination of bounds."""

SMALL = 2_000
"""Numbers in the rows of a component that is decided on all relations at once; a larger one is left to propagation."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What somebody wants of a figure."""

    figure: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether demands fit together; None where that could not be told. `blamed` is the places of those that clash.

    `proof` says how often each bound counts in the sum that proves it, where that is the proof.
    """

    fits: bool | None
    blamed: tuple[int, ...] = ()
    proof: Mapping[Edge, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Narrowings that cannot all be: the `last` ones, those `before` that they rest on, and where it was seen."""

    before: tuple[Narrowing[int], ...]
    last: tuple[Narrowing[int], ...]
    relation: Relation | None


UNSURE = Verdict(None)
FITS = Verdict(True)


class Judge:
    """Decides about demands on one network, again and again."""

    def __init__(self, network: Network, budget: Budget) -> None:
        self._network = network
        self._budget = budget
        self._bounds: Bounds[int] = Bounds(network, budget)
        clash = None
        for figure, interval in enumerate(network.ranges):
            clash = clash or self._bounds.demand(figure, interval, CONSTANT)
        clash = clash or self._bounds.settle_all()
        self.impossible = None if clash is None else self._behind(clash)
        """The figures whose ranges, and the metrics whose formulas, contradict each other whatever anybody wants."""
        self._start = len(self._bounds.story)
        self._rows: dict[int, Row] = {}
        self._simplex: tuple[frozenset[int], Simplex] | None = None

    def _behind(self, clash: tuple[int, ...]) -> tuple[set[int], set[str]]:
        story = [self._bounds.story[number] for number in self._bounds.behind(clash)]
        reasons = [narrowing.reason for narrowing in story] + [self._bounds.broken]
        metrics = {reason.metric for reason in reasons if isinstance(reason, Weighted | Times)}
        return {narrowing.figure for narrowing in story if narrowing.reason == CONSTANT}, metrics

    @contextmanager
    def _for_now(self) -> Iterator[Bounds[int]]:
        """The bounds for one question; afterwards nobody has asked, even when the budget ran out in between."""
        try:
            yield self._bounds
        finally:
            self._bounds.undo(self._start)

    def _propagated(self, demands: Sequence[Demand]) -> Verdict:
        clash = None
        for place, demand in enumerate(demands):
            clash = self._bounds.demand(demand.figure, demand.interval, place)
            if clash:
                break
        clash = clash or self._bounds.settle()
        if clash is None:
            return UNSURE
        reasons = {self._bounds.story[number].reason for number in self._bounds.behind(clash)}
        return Verdict(False, tuple(sorted(place for place in reasons if isinstance(place, int) and place >= 0)))

    def contradiction(self, demands: Sequence[Demand]) -> Contradiction | None:
        """How propagation comes to a contradiction when the demands are taken one after the other."""
        with self._for_now() as bounds:
            clash = None
            for place, demand in enumerate(demands):
                clash = clash or bounds.demand(demand.figure, demand.interval, place) or bounds.settle()
            if clash is None:
                return None
            before = tuple(bounds.story[number] for number in bounds.behind(clash) if number not in clash)
            return Contradiction(before, tuple(bounds.story[number] for number in clash), bounds.broken)

    def decide(self, demands: Sequence[Demand]) -> Verdict:
        """Propagation first, and where that leaves it open, arithmetic on all relations at once."""
        with self._for_now():
            verdict = self._propagated(demands)
            if verdict.fits is None and not self._network.linear:
                fits = Splitting(self._network, self._bounds, self._relevant(demands)).fits()
                verdict = Verdict(fits, tuple(range(len(demands))) if fits is False else ())
        return self.added_up(demands) if verdict.fits is None and self._network.linear else verdict

    def settled(self) -> Bounds[int]:
        """Bounds of their own, with nothing but ranges and formulas in them."""
        return self._bounds.copy()

    def furthest(self, figure: int, side: int, asked: Fraction, demands: Sequence[Demand]) -> Fraction | None:
        """The value nearest to `asked` that the demands leave to a figure; None where that could not be told.

        `side` is 0 where at least `asked` is wanted, 1 where at most.
        """
        if not self._network.linear:
            with self._for_now() as bounds:
                self._propagated(demands)
                end = bounds.interval(figure)[1 - side]
            return end if end is not None and self.decide([*demands, _wanted(figure, side, end)]).fits else None
        for _ in range(MOST_CORNERS):
            verdict = self.added_up([*demands, _wanted(figure, side, asked)])
            if verdict.fits:
                return asked
            if verdict.proof is None or not verdict.proof.get((figure, side)):
                return None
            # The proof holds for any value beyond the one at which its two sides are equal.
            asked = self._balance(figure, side, verdict.proof, demands)
        return None

    def _balance(self, figure: int, side: int, proof: Mapping[Edge, Fraction], demands: Sequence[Demand]) -> Fraction:
        intervals = self._narrowed(demands)
        rest = ZERO
        for (other, end), times in proof.items():
            value = Fraction(1) if other == CONSTANT else intervals[other][end]
            if (other, end) != (figure, side) and value is not None:
                rest += times * value if end == HIGH else -times * value
        return rest / proof[figure, side] * (1 if side == LOW else -1)

    def _narrowed(self, demands: Iterable[Demand]) -> list[Interval]:
        intervals = self._network.ranges.copy()
        for demand in demands:
            intervals[demand.figure] = meet(intervals[demand.figure], demand.interval)
        return intervals

    def _relevant(self, demands: Iterable[Demand]) -> set[int]:
        return self._network.below(self._network.decisive | {demand.figure for demand in demands})

    def added_up(self, demands: Sequence[Demand]) -> Verdict:
        """The verdict on all relations of a linear network at once, with its proof where they clash."""
        intervals = self._narrowed(demands)
        for figure in {demand.figure for demand in demands}:
            if is_empty(intervals[figure]):
                blamed = tuple(place for place, demand in enumerate(demands) if demand.figure == figure)
                return Verdict(False, blamed, {(figure, LOW): Fraction(1), (figure, HIGH): Fraction(1)})
        rows = frozenset(
            figure
            for figure in self._network.decisive | {demand.figure for demand in demands}
            if figure in self._network.defining
        )
        return self._by_fractions(rows, intervals, demands) if self._size(rows) <= SMALL else UNSURE

    def _by_fractions(self, figures: frozenset[int], intervals: list[Interval], demands: Sequence[Demand]) -> Verdict:
        """The verdict of the simplex on the rows of these figures."""
        if self._simplex is None or self._simplex[0] != figures:
            self._expand(figures)
            self._simplex = figures, Simplex({figure: self._rows[figure] for figure in figures}, self._budget)
        simplex = self._simplex[1]
        parts = {part for figure in figures for part in self._rows[figure]} - {CONSTANT}
        counted: dict[int, Interval] = {figure: intervals[figure] for figure in parts | figures}
        counted[CONSTANT] = Fraction(1), Fraction(1)
        simplex.start(counted)
        proof = simplex.mend()
        if proof is None:
            return FITS
        wanted = {(figure, side): intervals[figure][side] for figure, side in proof if figure != CONSTANT}
        blamed = [
            place
            for place, demand in enumerate(demands)
            if any(
                wanted.get((demand.figure, side)) == end != self._network.ranges[demand.figure][side]
                for side, end in enumerate(demand.interval)
                if end is not None
            )
        ]
        return Verdict(False, tuple(blamed), proof)

    def _size(self, figures: Iterable[int]) -> int:
        total = 0
        for figure in sorted(figures):
            if total > SMALL:
                break
            self._expand((figure,))
            total += len(self._rows[figure])
        return total

    def _expand(self, figures: Iterable[int]) -> None:
        """Write figures as sums of figures that have no formula."""
        missing = [figure for figure in figures if figure not in self._rows]
        if not missing:
            return
        for relation in self._network.defining_all(self._network.below(missing)):
            if not isinstance(relation, Weighted) or relation.figure in self._rows:
                continue
            row: Row = {CONSTANT: relation.constant} if relation.constant else {}
            for part, weight in relation.parts:
                for inner, inner_weight in self._rows.get(part, {part: Fraction(1)}).items():
                    row[inner] = row.get(inner, ZERO) + weight * inner_weight
            self._rows[relation.figure] = {part: weight for part, weight in row.items() if weight}
            self._budget.spend(len(row) // 32)


def _wanted(figure: int, side: int, value: Fraction) -> Demand:
    return Demand(figure, (value, None) if side == LOW else (None, value))
