"""Targets that cannot all be met, by arithmetic alone: ranges, formulas and parts leave no room for them.

What is found is proved, unless it depends on whose figure a KPI is about and nothing says that. What is not found may
still be there: formulas with products, or more of them than can be looked at, leave some sets open. Nothing here ever
says that targets can be met.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, combinations

from collabctl.conflicts.arithmetic.averages import out_of_reach
from collabctl.conflicts.arithmetic.derivation import Step
from collabctl.conflicts.arithmetic.models import contradictions
from collabctl.conflicts.arithmetic.participants import components
from collabctl.conflicts.arithmetic.search import Limits, Nearest, Search, Unknown, Unreachable
from collabctl.conflicts.bounds import Bound, asking, bounds
from collabctl.conflicts.figures import Figures
from collabctl.organization import Organization
from collabctl.organization.building import no_collection
from collabctl.organization.kpis import Goal, Kpi

__all__ = ["Limits", "Nearest", "Unknown", "Unreachable", "unreachable"]

MOST_READINGS = 4
"""Metrics of one set of which nothing says whose figure they are, before it is asked without trying every reading."""


def unreachable(
    organization: Organization,
    as_of: datetime.date,
    *,
    known_pairs: Collection[frozenset[str]] = (),
    limits: Limits | None = None,
) -> Iterator[Unreachable | Unknown]:
    """The smallest sets of targets that nothing allows together, and what could not be decided.

    KPIs and goals count whose period is not over on `as_of`. What propagation leaves open is looked at once more on
    fractions where all formulas are sums. `known_pairs` are pairs of references that no set may contain.

    Where nothing says whose figure a KPI is about, it is first taken for that of the whole. What is found so is tried
    in every other reading; what is only found with own parts is looked for where others are about own parts as well.
    """
    with no_collection():
        readings = _Readings(organization, as_of)
        search = Search(organization, known_pairs, limits or Limits())
        told: set[tuple[str, ...]] = set()
        for some in (readings.as_wholes(), readings.as_own_parts()):
            for result in _among(search, readings.figures, some):
                key = tuple(item.reference for item in result.members)
                if key not in told:
                    told.add(key)
                    yield _in_every_reading(search, readings, result) if isinstance(result, Unreachable) else result


class _Readings:
    """What is asked, in each way in which it may be meant. Metrics that are impossible in themselves are left out."""

    def __init__(self, organization: Organization, as_of: datetime.date) -> None:
        broken = {metric for one in contradictions(organization) for metric in one.group}
        self.figures = Figures.of(organization)
        self._asking = {one.item.reference: one for one in asking(organization, as_of) if one.metric not in broken}
        self._open = {one.metric for one in self._asking.values() if not self.figures.is_known(one.item)}

    def as_wholes(self) -> list[Bound]:
        """What is asked where one figure is meant wherever nothing is said."""
        return bounds(self.figures, self._asking.values())

    def as_own_parts(self) -> list[Bound]:
        """What is asked where own parts are meant, as far as others are about own parts of what formulas join."""
        wholes = self.as_wholes()
        groups = self.figures.groups
        with_own = {groups.get(bound.metric, (bound.metric,)) for bound in wholes if bound.figure.owner is not None}
        wanted = [bound.item.reference for bound in wholes if groups.get(bound.metric, (bound.metric,)) in with_own]
        own = frozenset(self._open)
        return self.of(wanted, own) if own.intersection(chain.from_iterable(with_own)) else []

    def of(self, references: Sequence[str], own: frozenset[str]) -> list[Bound]:
        """What these ask, where the metrics in `own` mean own parts."""
        return bounds(self.figures, [self._asking[reference] for reference in references], own)

    def unsettled(self, items: Sequence[Kpi | Goal]) -> tuple[str, ...]:
        """The metrics of these items of which nothing says whose figure they are."""
        some = (self._asking[item.reference] for item in items)
        return tuple(sorted({one.metric for one in some if not self.figures.is_known(one.item)}))

    def others(self, items: Sequence[Kpi | Goal]) -> list[frozenset[str]]:
        """Every way to read what is unsettled. One department means the same by all that it is judged on."""
        some = self.unsettled(items)
        owners = {item.department if isinstance(item, Kpi) else "" for item in items}
        sizes = [0, len(some)] if len(owners) == 1 and "" not in owners else range(len(some) + 1)
        return [frozenset(own) for size in dict.fromkeys(sizes) for own in combinations(some, size)]


def _among(search: Search, figures: Figures, some: list[Bound]) -> Iterator[Unreachable | Unknown]:
    """What does not fit in one reading."""
    for component in components(figures, some):
        yield from search.look_at(component)
    for members in out_of_reach(figures, some):
        items = tuple(sorted((bound.item for bound in members), key=lambda item: item.reference))
        yield Unreachable(items, _averaged(figures, members), ())


def _averaged(figures: Figures, members: Sequence[Bound]) -> tuple[Step, ...]:
    """The targets of the parts, and that of the whole which lies outside them."""
    whole, *parts = members
    said = [*parts, whole]
    steps = []
    for bound in said:
        item = bound.item
        path = ("measure", "target") if isinstance(item, Goal) else ("target",)
        owner = f"the goal {item}" if isinstance(item, Goal) else figures.organization.department_name(item.department)
        owner += "'s own part" if bound.figure.owner is not None else ""
        steps.append(Step(f"{bound.metric} {bound.target} ({owner}, {item.period})", item, path))
    last = steps.pop()
    text = f"an average lies between its parts, and these are all of them; but {last.text}"
    return (*steps, Step(text, last.item, last.path))


def _in_every_reading(search: Search, readings: _Readings, found: Unreachable) -> Unreachable:
    """The same, with what would have to be settled for it to be proved."""
    open_metrics = readings.unsettled(found.members)
    if not open_metrics:
        return found
    references = [item.reference for item in found.members]
    ways = readings.others(found.members) if len(open_metrics) <= MOST_READINGS else [frozenset[str]()]
    sure = len(open_metrics) <= MOST_READINGS and all(
        _is_excluded(search, readings.figures, readings.of(references, own)) for own in ways
    )
    return found if sure else Unreachable(found.members, found.derivation, found.nearest, open_metrics)


def _is_excluded(search: Search, figures: Figures, some: list[Bound]) -> bool:
    """Whether these targets cannot all be met."""
    if any(search.excludes(component) for component in components(figures, some)):
        return True
    return next(out_of_reach(figures, some), None) is not None
