"""What does not fit among the targets of one component, with the proof and the nearest targets that would."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from collabctl.conflicts.arithmetic.budget import FUSE, MAX_STEPS, Budget, OutOfBudget
from collabctl.conflicts.arithmetic.clashes import Clash, Clashes
from collabctl.conflicts.arithmetic.derivation import Derivation, Step, shown
from collabctl.conflicts.arithmetic.intervals import Interval, is_empty, meet
from collabctl.conflicts.arithmetic.judging import Demand, Judge
from collabctl.conflicts.arithmetic.network import Network
from collabctl.conflicts.arithmetic.participants import Asked, Component
from collabctl.conflicts.arithmetic.propagation import HIGH, LOW
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi
from collabctl.organization.spans import Span

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
    """Targets that cannot all be met, though they could with any one of them less. Sorted by reference.

    `unsettled` are metrics of which nothing says whether each department has its own figure, while it matters: the
    targets exclude each other the one way, and not the other. Without any, it is proved.
    """

    members: tuple[Kpi | Goal, ...]
    derivation: tuple[Step, ...]
    nearest: tuple[Nearest, ...]
    unsettled: tuple[str, ...] = ()


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


class Search:
    """What all components have in common. `known_pairs` are pairs of references that no set may contain."""

    def __init__(self, organization: Organization, known_pairs: Collection[frozenset[str]], limits: Limits) -> None:
        self._organization = organization
        self._known: dict[str, set[str]] = {}
        for pair in known_pairs:
            for reference in pair:
                self._known.setdefault(reference, set()).update(pair - {reference})
        self._budget = Budget(limits.steps, limits.clock, limits.clock() + limits.seconds)
        self._judges: dict[tuple[object, ...], tuple[Network, Judge]] = {}

    def look_at(self, component: Component) -> Iterator[Unreachable | Unknown]:
        """The sets of one component, each once."""
        found: set[tuple[str, ...]] = set()
        for members in _apart_at_their_ends(component):
            key = tuple(map(_reference, members))
            if not self._holds_known(key):
                found.add(key)
                items: tuple[Kpi | Goal, ...] = tuple(member.bound.item for member in members)
                network, _ = self._judge(component)
                yield Unreachable(items, Derivation(self._organization, network, component).at_their_ends(members), ())
        if _plainly_fits(component):
            return
        self._budget.refill()
        try:
            network, judge = self._judge(component)
            targets = component.targets
            demands = [Demand(network.places[one.name], _loosened(one.bound.interval)) for one in targets]
            for clash in Clashes(judge, demands, self._known_among(targets), thorough=network.linear):
                members = _members(targets[place] for place in clash.places)
                key = tuple(map(_reference, members))
                if key not in found:
                    found.add(key)
                    yield self._result(members, clash, component)
        except OutOfBudget as reason:
            asking = {_reference(one): one.bound.item for one in component.targets}
            yield Unknown(tuple(asking[reference] for reference in sorted(asking)), str(reason))

    def excludes(self, component: Component) -> bool:
        """Whether it is proved that the targets of a component cannot all be met."""
        network, judge = self._judge(component)
        demands = [Demand(network.places[one.name], _loosened(one.bound.interval)) for one in component.targets]
        try:
            with self._budget.aside():
                return judge.decide(demands).fits is False
        except OutOfBudget:
            return False

    def _judge(self, component: Component) -> tuple[Network, Judge]:
        kind = component.kind
        if kind is not None and kind in self._judges:
            return self._judges[kind]
        names = component.ranges
        network = Network(names, component.formulas, lambda name: names[name], component.sums)
        made = network, Judge(network, self._budget)
        if kind is not None:
            self._judges[kind] = made
        return made

    def _holds_known(self, references: Sequence[str]) -> bool:
        return any(self._known.get(one, set()).intersection(references) for one in references)

    def _known_among(self, targets: Sequence[Asked]) -> set[frozenset[int]]:
        places: dict[str, list[int]] = {}
        for place, target in enumerate(targets):
            places.setdefault(_reference(target), []).append(place)
        return {
            frozenset((place, other_place))
            for reference, some in places.items()
            for other in self._known.get(reference, ())
            for place in some
            for other_place in places.get(other, ())
        }

    def _result(self, members: tuple[Asked, ...], clash: Clash, component: Component) -> Unreachable | Unknown:
        items = tuple(dict.fromkeys(member.bound.item for member in members))
        if not clash.minimal:
            return Unknown(items, "they cannot all be met, but perhaps fewer of them already exclude each other")
        network, judge = self._judge(component)
        derivation = Derivation(self._organization, network, component)
        try:
            with self._budget.aside():
                steps = self._derived(members, derivation, network, judge)
                return Unreachable(items, steps, tuple(self._nearest(members, network, judge)))
        except OutOfBudget:
            return Unreachable(items, derivation.in_general(members), ())

    def _derived(
        self, members: tuple[Asked, ...], derivation: Derivation, network: Network, judge: Judge
    ) -> tuple[Step, ...]:
        steps = derivation.by_propagation(members, judge)
        if not steps and network.linear:
            demands = [Demand(network.places[member.name], member.bound.interval) for member in members]
            proof = judge.added_up(demands).proof
            steps = derivation.by_adding_up(members, proof) if proof else ()
        return steps or derivation.in_general(members)

    def _nearest(self, members: Sequence[Asked], network: Network, judge: Judge) -> Iterator[Nearest]:
        bounds: tuple[Literal["at_least", "at_most"], ...] = ("at_least", "at_most")
        for member in members:
            figure = network.places[member.name]
            others = [
                Demand(network.places[other.name], other.bound.interval) for other in members if other is not member
            ]
            for side, bound in enumerate(bounds):
                asked = member.bound.interval[side]
                if asked is None:
                    continue
                alone = Demand(figure, (asked, None) if side == LOW else (None, asked))
                if judge.decide([*others, alone]).fits is False:
                    yield Nearest(member.bound.item, bound, asked, judge.furthest(figure, side, asked, others))


def _members(targets: Iterator[Asked]) -> tuple[Asked, ...]:
    return tuple(sorted(targets, key=_reference))


def _reference(asked: Asked) -> str:
    return asked.bound.item.reference


def _loosened(interval: Interval) -> Interval:
    low, high = interval
    return (
        None if low is None else low - abs(low) * TOLERANCE,
        None if high is None else high + abs(high) * TOLERANCE,
    )


def _apart_at_their_ends(component: Component) -> Iterator[tuple[Asked, ...]]:
    """Targets on one figure that only have an end in common, which one of them leaves out; or that end at its range.

    Arithmetic takes every end as part of an interval, so these it would not see.
    """
    spans = [(asked, asked.bound.span) for asked in component.targets if asked.bound.span is not None]
    for one, span in spans:
        if not (span.above or span.below):
            continue
        if _only_ends_meet(span, Span(*component.ranges[one.name])):
            yield (one,)
        for other, its in spans:
            if other.name == one.name and _only_ends_meet(span, its):
                yield _members(iter((one, other)))


def _only_ends_meet(one: Span, other: Span) -> bool:
    return not one.meets(other) and not is_empty(meet((one.low, one.high), (other.low, other.high)))


def _plainly_fits(component: Component) -> bool:
    """Whether one figure is all there is to it, and some value suits everybody."""
    if len(component.ranges) > 1 or component.formulas or component.sums:
        return False
    [left] = component.ranges.values()
    for asked in component.targets:
        left = meet(left, _loosened(asked.bound.interval))
    return not is_empty(left)
