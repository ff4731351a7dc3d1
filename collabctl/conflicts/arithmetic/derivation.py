"""Why targets cannot all be met, one short sentence after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction

from collabctl.conflicts.arithmetic.expressions import Expression
from collabctl.conflicts.arithmetic.intervals import ZERO
from collabctl.conflicts.arithmetic.judging import CONSTANT, Demand, Judge
from collabctl.conflicts.arithmetic.network import Network, Times, Weighted
from collabctl.conflicts.arithmetic.propagation import HIGH, LOW, Narrowing
from collabctl.conflicts.arithmetic.simplex import Edge
from collabctl.conflicts.bounds import Bound
from collabctl.findings import Location
from collabctl.organization import Item, Organization
from collabctl.organization.kpis import Goal, Kpi

DIGITS = 6
"""Significant digits of a number that nobody wrote and that has no short end."""

SIGNS = {LOW: ">=", HIGH: "<="}


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of a derivation, and the field that it rests on: looked up only when somebody asks where it is."""

    text: str
    item: Item = field(repr=False)
    path: tuple[str | int, ...] = ()

    @property
    def location(self) -> Location:
        """The place of the target, range or formula."""
        return self.item.at(*self.path)

    def __str__(self) -> str:
        return self.text


class Derivation:
    """Puts the reasons of a contradiction into words."""

    def __init__(self, organization: Organization, network: Network, formulas: Mapping[str, Expression]) -> None:
        self._organization = organization
        self._network = network
        self._formulas = formulas

    def by_propagation(self, said: Sequence[Bound], judge: Judge) -> tuple[Step, ...]:
        """The narrowings that lead to a contradiction; none where propagation finds no contradiction.

        Targets on what others are made of come first, so that the sentences go from the parts to the whole.
        """
        order = self._network.order
        said = sorted(said, key=lambda one: (order.get(self._figure(one), -1), one.item.reference))
        found = judge.contradiction([Demand(self._figure(one), one.interval) for one in said])
        if found is None:
            return ()
        ends = sorted(found.last, key=lambda end: (self._order(end.reason), end.side))
        if len(ends) == 2 and ends[0].figure == ends[1].figure:
            steps = [self._step(narrowing, said) for narrowing in [*found.before, ends[0]]]
            return (*steps, self._last(ends[1], said))
        steps = [self._step(narrowing, said) for narrowing in [*found.before, *found.last]]
        metric = found.relation.metric if found.relation else self._network.names[ends[0].figure]
        return (*steps, self._formula_step(f"so no value is left ({self._equation(metric)})", metric))

    def by_adding_up(self, said: Sequence[Bound], proof: Mapping[Edge, Fraction]) -> tuple[Step, ...]:
        """The bounds that exclude each other when they are added up, and the two sums."""
        steps: list[Step] = []
        sums: dict[int, list[str]] = {LOW: [], HIGH: []}
        totals = {LOW: ZERO, HIGH: ZERO}
        names = self._network.names
        for (figure, side), times in sorted(proof.items()):
            if figure == CONSTANT:
                totals[side] += times
                continue
            asked = [one for one in said if self._figure(one) == figure and one.interval[side] is not None]
            ends = [one.interval[side] for one in asked] + [self._network.ranges[figure][side]]
            values = [end for end in ends if end is not None]
            value = max(values) if side == LOW else min(values)
            owner = next((one for one in asked if one.interval[side] == value), None)
            totals[side] += times * value
            sums[side].append(names[figure] if times == 1 else f"{shown(times, side)} * {names[figure]}")
            text = f"{names[figure]} {SIGNS[side]} {shown(value, side)}"
            steps.append(self._target_step(text, owner) if owner else self._range_step(text, names[figure]))
        steps += self._equations(figure for figure, _ in proof if figure != CONSTANT)
        low, high = (" + ".join(sums[side]) or "0" for side in (LOW, HIGH))
        text = (
            f"so {low} >= {shown(totals[LOW], LOW)} and {high} <= {shown(totals[HIGH], HIGH)}, "
            "though by the formulas both are the same"
        )
        return (*steps, Step(text, said[-1].item, _target(said[-1].item)))

    def in_general(self, said: Sequence[Bound]) -> tuple[Step, ...]:
        """The targets and formulas, where every part of the ranges was tried one by one."""
        steps = [
            self._target_step(f"{one.metric} {SIGNS[side]} {shown(value, side)}", one)
            for one in said
            for side, value in enumerate(one.interval)
            if value is not None
        ]
        steps += self._equations(self._figure(one) for one in said)
        text = "so no values of these metrics are left: every part of their ranges was tried"
        return (*steps, Step(text, said[-1].item, _target(said[-1].item)))

    def _equations(self, figures: Iterable[int]) -> Iterator[Step]:
        """The formulas of these figures, and of what they are made of."""
        relations = self._network.defining_all(self._network.below(figures))
        metrics = dict.fromkeys(relation.metric for relation in relations)
        return (self._formula_step(self._equation(metric), metric) for metric in metrics)

    def _order(self, reason: object) -> int:
        """What is derived is said before what is possible, and that before what somebody asks for."""
        return 0 if isinstance(reason, Weighted | Times) else 1 if reason == CONSTANT else 2

    def _step(self, narrowing: Narrowing[int], said: Sequence[Bound]) -> Step:
        text = self._bound(narrowing)
        reason = narrowing.reason
        if isinstance(reason, int):
            if reason == CONSTANT:
                return self._range_step(text, self._network.names[narrowing.figure])
            return self._target_step(text, said[reason])
        return self._formula_step(f"so {text} ({self._equation(reason.metric)})", reason.metric)

    def _last(self, narrowing: Narrowing[int], said: Sequence[Bound]) -> Step:
        """The bound that what was said before excludes."""
        text = self._bound(narrowing)
        reason = narrowing.reason
        if not isinstance(reason, int):
            return self._formula_step(f"and {text} ({self._equation(reason.metric)})", reason.metric)
        if reason == CONSTANT:
            return self._range_step(f"but {text}", self._network.names[narrowing.figure])
        item = said[reason].item
        asks = "asks for" if isinstance(item, Goal) else "is judged on"
        return Step(f"{self._owner(item)} {asks} {text}", item, _target(item))

    def _bound(self, narrowing: Narrowing[int]) -> str:
        name = self._network.names[narrowing.figure]
        return f"{name} {SIGNS[narrowing.side]} {shown(narrowing.value, narrowing.side)}"

    def _target_step(self, text: str, one: Bound) -> Step:
        return Step(f"{text} ({self._owner(one.item)})", one.item, _target(one.item))

    def _range_step(self, text: str, metric: str) -> Step:
        return Step(f"{text} (possible range)", self._metric(metric), ("range",))

    def _formula_step(self, text: str, metric: str) -> Step:
        return Step(text, self._metric(metric), ("formula",))

    def _figure(self, bound: Bound) -> int:
        return self._network.metrics[bound.metric]

    def _metric(self, id: str) -> Item:
        return self._organization.metrics.get(id) or self._organization.settings

    def _owner(self, item: Kpi | Goal) -> str:
        if isinstance(item, Goal):
            return f"the goal {item}"
        scope = "".join(f", {key} {value}" for key, value in item.scope.items())
        return self._organization.department_name(item.department) + scope

    def _equation(self, metric: str) -> str:
        return f"{metric} = {self._formulas[metric]}" if metric in self._formulas else metric


def _target(item: Kpi | Goal) -> tuple[str, ...]:
    return ("measure", "target") if isinstance(item, Goal) else ("target",)


def shown(value: Fraction, side: int) -> str:
    """A number as people write it: exactly where it is short, else rounded to the side on which it stays true."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    exact = Context(prec=60).divide(Decimal(value.numerator), Decimal(value.denominator))
    if rest != 1 or len(exact.normalize().as_tuple().digits) > 2 * DIGITS:
        rounding = ROUND_FLOOR if side == LOW else ROUND_CEILING
        exact = Context(prec=DIGITS, rounding=rounding).plus(exact)
    return f"{exact.normalize():f}"
