"""Targets that cannot all be met, by arithmetic alone: ranges and formulas leave no room for them.

What is found is proved. What is not found may still be there: formulas with products, or more of them than can be
looked at, leave some sets open. Nothing here ever says that targets can be met.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from collabctl.conflicts.arithmetic.budget import FUSE, MAX_STEPS, Budget, OutOfBudget
from collabctl.conflicts.arithmetic.clashes import Clash, Clashes
from collabctl.conflicts.arithmetic.derivation import Derivation, Step, shown
from collabctl.conflicts.arithmetic.formulas import Expression, formulas
from collabctl.conflicts.arithmetic.intervals import Interval, is_empty, meet
from collabctl.conflicts.arithmetic.judging import Demand, Judge
from collabctl.conflicts.arithmetic.network import Network
from collabctl.conflicts.arithmetic.participants import Component, components, range_of
from collabctl.conflicts.arithmetic.periods import stretches
from collabctl.conflicts.arithmetic.propagation import HIGH, LOW
from collabctl.conflicts.bounds import Bound
from collabctl.organization import Organization
from collabctl.organization.building import no_collection
from collabctl.organization.kpis import Goal, Kpi

TOLERANCE = Fraction(1, 10**7)
"""The part of a target by which it may be missed: three thirds written as 33.3333333 are a whole."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """What `member` could ask for so that it fits the others as they are.

    `bound` is the one that does not fit, `asked` its number, `possible` the number nearest to it that fits; None where
    that could not be told.
    """

    member: Kpi | Goal
    bound: Literal["at_least", "at_most"]
    asked: Fraction
    possible: Fraction | None

    def __str__(self) -> str:
        side = LOW if self.bound == "at_least" else HIGH
        possible = "unknown" if self.possible is None else shown(self.possible, side)
        return f"{'at most' if side == LOW else 'at least'} {possible}, asked {shown(self.asked, side)}"


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Targets that cannot all be met, though they could with any one of them less. Sorted by reference."""

    members: tuple[Kpi | Goal, ...]
    derivation: tuple[Step, ...]
    nearest: tuple[Nearest, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Targets about which it could not be told, and why, as the end of a sentence."""

    members: tuple[Kpi | Goal, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much work is done: `steps` for each component, `seconds` on the `clock` for everything, which is a fuse."""

    steps: int = MAX_STEPS
    seconds: float = FUSE
    clock: Callable[[], float] = time.monotonic


def unreachable(
    organization: Organization,
    as_of: datetime.date,
    *,
    known_pairs: Collection[frozenset[str]] = (),
    limits: Limits | None = None,
) -> Iterator[Unreachable | Unknown]:
    """The smallest sets of targets that ranges and formulas do not allow together, and what could not be decided.

    KPIs and goals count whose period is not over on `as_of`. What propagation leaves open is looked at once more on
    fractions where all formulas are sums. `known_pairs` are pairs of references that no set may contain.
    """
    with no_collection():
        search = _Search(organization, known_pairs, limits or Limits())
        found = [
            component
            for component in components(organization, as_of, search.formulas)
            if not _plainly_fits(component, organization)
        ]
    for component in found:
        with no_collection():
            results = list(search.look_at(component))
        yield from results


class _Search:
    """What all components have in common."""

    def __init__(
        self,
        organization: Organization,
        known_pairs: Collection[frozenset[str]],
        limits: Limits,
    ) -> None:
        self.formulas: Mapping[str, Expression] = formulas(organization)
        self._organization = organization
        self._known: dict[str, set[str]] = {}
        for pair in known_pairs:
            for reference in pair:
                self._known.setdefault(reference, set()).update(pair - {reference})
        self._budget = Budget(limits.steps, limits.clock, limits.clock() + limits.seconds)
        self._judges: dict[tuple[str, ...], tuple[Network, Judge]] = {}

    def look_at(self, component: Component) -> Iterator[Unreachable | Unknown]:
        """One component, stretch of time after stretch of time. A set that several of them hold comes once."""
        self._budget.refill()
        found: set[tuple[str, ...]] = set()
        try:
            network, judge = self._judge(component.metrics)
            if judge.impossible:
                yield self._unknown(component, "the ranges and formulas of its metrics exclude each other")
                return
            for places in stretches([(said.item.period, component.is_total(said)) for said in component.targets]):
                targets = [component.targets[place] for place in places]
                demands = [Demand(network.metrics[one.metric], _loosened(one.interval)) for one in targets]
                for clash in Clashes(judge, demands, self._known_among(targets), thorough=network.linear):
                    members = tuple(sorted((targets[place] for place in clash.places), key=_reference))
                    key = tuple(map(_reference, members))
                    if key not in found:
                        found.add(key)
                        yield self._result(members, clash, network, judge)
        except OutOfBudget as reason:
            yield self._unknown(component, str(reason))

    def _unknown(self, component: Component, reason: str) -> Unknown:
        return Unknown(
            tuple(sorted((said.item for said in component.targets), key=lambda item: item.reference)), reason
        )

    def _judge(self, metrics: tuple[str, ...]) -> tuple[Network, Judge]:
        if metrics not in self._judges:
            network = Network(metrics, self.formulas, lambda id: range_of(self._organization, id))
            self._judges[metrics] = network, Judge(network, self._budget)
        return self._judges[metrics]

    def _known_among(self, targets: Sequence[Bound]) -> set[frozenset[int]]:
        places = {target.item.reference: place for place, target in enumerate(targets)}
        return {
            frozenset((place, places[other]))
            for reference, place in places.items()
            for other in self._known.get(reference, ())
            if other in places
        }

    def _result(
        self, members: tuple[Bound, ...], clash: Clash, network: Network, judge: Judge
    ) -> Unreachable | Unknown:
        items = tuple(member.item for member in members)
        if not clash.minimal:
            return Unknown(items, "they cannot all be met, but perhaps fewer of them already exclude each other")
        derivation = Derivation(self._organization, network, self.formulas)
        try:
            with self._budget.aside():
                steps = self._derived(members, derivation, network, judge)
                return Unreachable(items, steps, tuple(self._nearest(members, network, judge)))
        except OutOfBudget:
            return Unreachable(items, derivation.in_general(members), ())

    def _derived(
        self, members: tuple[Bound, ...], derivation: Derivation, network: Network, judge: Judge
    ) -> tuple[Step, ...]:
        steps = derivation.by_propagation(members, judge)
        if not steps and network.linear:
            proof = judge.added_up(
                [Demand(network.metrics[member.metric], member.interval) for member in members]
            ).proof
            steps = derivation.by_adding_up(members, proof) if proof else ()
        return steps or derivation.in_general(members)

    def _nearest(self, members: Sequence[Bound], network: Network, judge: Judge) -> Iterator[Nearest]:
        bounds: tuple[Literal["at_least", "at_most"], ...] = ("at_least", "at_most")
        for member in members:
            figure = network.metrics[member.metric]
            others = [Demand(network.metrics[other.metric], other.interval) for other in members if other is not member]
            for side, bound in enumerate(bounds):
                asked = member.interval[side]
                if asked is None:
                    continue
                alone = Demand(figure, (asked, None) if side == LOW else (None, asked))
                if judge.decide([*others, alone]).fits is False:
                    yield Nearest(member.item, bound, asked, judge.furthest(figure, side, asked, others))


def _reference(said: Bound) -> str:
    return said.item.reference


def _loosened(interval: Interval) -> Interval:
    low, high = interval
    return (
        None if low is None else low - abs(low) * TOLERANCE,
        None if high is None else high + abs(high) * TOLERANCE,
    )


def _plainly_fits(component: Component, organization: Organization) -> bool:
    """Whether one metric without a formula is all there is to it, and some value suits everybody at any time."""
    if len(component.metrics) > 1:
        return False
    left = range_of(organization, component.metrics[0])
    for said in component.targets:
        left = meet(left, _loosened(said.interval))
    return not is_empty(left)
