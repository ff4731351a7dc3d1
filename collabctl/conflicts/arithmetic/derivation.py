"""Why targets cannot all be met, one short sentence after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction

from collabctl.conflicts.arithmetic.intervals import ZERO
from collabctl.conflicts.arithmetic.judging import CONSTANT, Demand, Judge
from collabctl.conflicts.arithmetic.network import Network
from collabctl.conflicts.arithmetic.participants import Asked, Component
from collabctl.conflicts.arithmetic.propagation import HIGH, LOW, Narrowing
from collabctl.conflicts.arithmetic.relations import Relation, Times, Weighted
from collabctl.conflicts.arithmetic.simplex import Edge
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

    def __init__(self, organization: Organization, network: Network, component: Component) -> None:
        self._organization = organization
        self._network = network
        self._formulas = component.formulas
        self._metrics = component.metrics

    def by_propagation(self, said: Sequence[Asked], judge: Judge) -> tuple[Step, ...]:
        """The narrowings that lead to a contradiction; none where propagation finds no contradiction.

        Targets on what others are made of come first, so that the sentences go from the parts to the whole.
        """
        order = self._network.order
        said = sorted(said, key=lambda one: (order.get(self._figure(one), -1), one.bound.item.reference))
        found = judge.contradiction([Demand(self._figure(one), one.bound.interval) for one in said])
        if found is None:
            return ()
        ends = sorted(found.last, key=lambda end: (self._order(end.reason), end.side))
        if len(ends) == 2 and ends[0].figure == ends[1].figure:
            steps = self._steps([*found.before, ends[0]], said)
            return (*steps, self._last(ends[1], said))
        steps = self._steps([*found.before, *found.last], said)
        metric = found.relation.metric if found.relation else self._network.names[ends[0].figure]
        why = self._why(found.relation) if found.relation else metric
        return (*steps, self._formula_step(f"so no value is left ({why})", metric))

    def _steps(self, narrowings: Iterable[Narrowing[int]], said: Sequence[Asked]) -> list[Step]:
        """A step for each; what is left of a whole without its parts has no range that anybody wrote."""
        made_up = self._network.made_up
        return [
            self._step(narrowing, said)
            for narrowing in narrowings
            if narrowing.reason != CONSTANT or narrowing.figure not in made_up
        ]

    def by_adding_up(self, said: Sequence[Asked], proof: Mapping[Edge, Fraction]) -> tuple[Step, ...]:
        """The bounds that exclude each other when they are added up, and the two sums."""
        steps: list[Step] = []
        sums: dict[int, list[str]] = {LOW: [], HIGH: []}
        totals = {LOW: ZERO, HIGH: ZERO}
        names = self._network.names
        for (figure, side), times in sorted(proof.items()):
            if figure == CONSTANT:
                totals[side] += times
            if figure == CONSTANT or figure in self._network.made_up:
                continue
            asked = [one for one in said if self._figure(one) == figure and one.bound.interval[side] is not None]
            ends = [one.bound.interval[side] for one in asked] + [self._network.ranges[figure][side]]
            values = [end for end in ends if end is not None]
            value = max(values) if side == LOW else min(values)
            owner = next((one for one in asked if one.bound.interval[side] == value), None)
            totals[side] += times * value
            sums[side].append(names[figure] if times == 1 else f"{shown(times, side)} * {names[figure]}")
            text = f"{names[figure]} {SIGNS[side]} {shown(value, side)}"
            steps.append(self._target_step(text, owner) if owner else self._range_step(text, names[figure]))
        made_up = self._network.made_up.intersection(figure for figure, _ in proof)
        steps += self._equations(figure for figure, _ in proof if figure != CONSTANT)
        if made_up:
            text = "so the parts and the whole that they make do not fit each other"
            return (*steps, Step(text, said[-1].bound.item, _target(said[-1].bound.item)))
        low, high = (" + ".join(sums[side]) or "0" for side in (LOW, HIGH))
        text = (
            f"so {low} >= {shown(totals[LOW], LOW)} and {high} <= {shown(totals[HIGH], HIGH)}, "
            "though by the formulas both are the same"
        )
        return (*steps, Step(text, said[-1].bound.item, _target(said[-1].bound.item)))

    def in_general(self, said: Sequence[Asked]) -> tuple[Step, ...]:
        """The targets and formulas, where every part of the ranges was tried one by one."""
        steps = [
            self._target_step(f"{one.name} {SIGNS[side]} {shown(value, side)}", one)
            for one in said
            for side, value in enumerate(one.bound.interval)
            if value is not None
        ]
        below = self._network.below(self._figure(one) for one in said)
        left = (one for one in self._network.made_up if below.intersection(self._network.defining[one].figures))
        steps += self._equations([*below, *left])
        text = "so no values of these metrics are left: every part of their ranges was tried"
        return (*steps, Step(text, said[-1].bound.item, _target(said[-1].bound.item)))

    def at_their_ends(self, said: Sequence[Asked]) -> tuple[Step, ...]:
        """The targets on one figure, or the one that ends where its range does, as they were written."""
        name = said[0].name
        steps = [self._target_step(f"{name}: {_asked(one)}", one) for one in said]
        if len(said) == 1:
            ends = enumerate(self._network.ranges[self._figure(said[0])])
            steps += [
                self._range_step(f"{name} {SIGNS[side]} {shown(end, side)}", name)
                for side, end in ends
                if end is not None
            ]
        return tuple(steps)

    def _equations(self, figures: Iterable[int]) -> Iterator[Step]:
        """The formulas of these figures, and of what they are made of."""
        relations = self._network.defining_all(self._network.below(figures))
        said = dict.fromkeys((self._why(relation), relation.metric) for relation in relations)
        return (self._formula_step(why, metric) for why, metric in said)

    def _why(self, relation: Relation) -> str:
        """The formula that a relation comes from, or what else makes it so."""
        return relation.why or self._equation(relation.metric)

    def _order(self, reason: object) -> int:
        """What is derived is said before what is possible, and that before what somebody asks for."""
        return 0 if isinstance(reason, Weighted | Times) else 1 if reason == CONSTANT else 2

    def _step(self, narrowing: Narrowing[int], said: Sequence[Asked]) -> Step:
        text = self._bound(narrowing)
        reason = narrowing.reason
        if isinstance(reason, int):
            if reason == CONSTANT:
                return self._range_step(text, self._network.names[narrowing.figure])
            return self._target_step(text, said[reason])
        return self._formula_step(f"so {text} ({self._why(reason)})", reason.metric)

    def _last(self, narrowing: Narrowing[int], said: Sequence[Asked]) -> Step:
        """The bound that what was said before excludes."""
        text = self._bound(narrowing)
        reason = narrowing.reason
        if not isinstance(reason, int):
            return self._formula_step(f"and {text} ({self._why(reason)})", reason.metric)
        if reason == CONSTANT and narrowing.figure in self._network.made_up:
            metric = self._network.defining[narrowing.figure].metric
            text = "but it cannot be below 0" if narrowing.side == LOW else "but nothing else is part of it"
            return self._formula_step(text, metric)
        if reason == CONSTANT:
            return self._range_step(f"but {text}", self._network.names[narrowing.figure])
        item = said[reason].bound.item
        asks = "asks for" if isinstance(item, Goal) else "is judged on"
        return Step(f"{self._owner(said[reason])} {asks} {text}", item, _target(item))

    def _bound(self, narrowing: Narrowing[int]) -> str:
        name = self._network.names[narrowing.figure]
        return f"{name} {SIGNS[narrowing.side]} {shown(narrowing.value, narrowing.side)}"

    def _target_step(self, text: str, one: Asked) -> Step:
        return Step(f"{text} ({self._owner(one)})", one.bound.item, _target(one.bound.item))

    def _range_step(self, text: str, metric: str) -> Step:
        return Step(f"{text} (possible range)", self._metric(metric), ("range",))

    def _formula_step(self, text: str, metric: str) -> Step:
        item = self._metric(metric)
        return Step(text, item, ("formula",) if metric in self._formulas else ())

    def _figure(self, one: Asked) -> int:
        return self._network.places[one.name]

    def _metric(self, id: str) -> Item:
        return self._organization.metrics.get(self._metrics.get(id, id)) or self._organization.settings

    def _owner(self, one: Asked) -> str:
        item, figure = one.bound.item, one.bound.figure
        if isinstance(item, Goal):
            return f"the goal {item}"
        scope = "".join(f", {key} {value}" for key, value in figure.scope)
        name = self._organization.department_name(item.department)
        return f"{name}'s own part{scope}" if figure.owner is not None else name + scope

    def _equation(self, metric: str) -> str:
        return f"{metric} = {self._formulas[metric]}" if metric in self._formulas else metric


def _asked(one: Asked) -> str:
    item = one.bound.item
    start = item.baseline if isinstance(item, Kpi) and not one.bound.target.has_number else None
    return f"{one.bound.target} from {start:,}" if start is not None else f"{one.bound.target}"


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
