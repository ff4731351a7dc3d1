"""What one figure is: of which metric, whose, of which part of the organization and of which days.

Two targets can exclude each other only where they are about one figure, or about figures that something relates.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from collabctl.conflicts.arithmetic.expressions import Expression
from collabctl.conflicts.arithmetic.formulas import formulas
from collabctl.conflicts.arithmetic.identities import lasting
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi
from collabctl.organization.quantities import Period

Scope = tuple[tuple[str, str], ...]

A_YEAR = (365, 366)
"""Days of a year. The average that a target without an end is about is that of a year, as `status` reads it."""


class Days(NamedTuple):
    """The days that a figure is made of. Of a latest value only the last one counts; None is without an end."""

    first: datetime.date | None
    last: datetime.date | None

    @property
    def length(self) -> int | None:
        """How many days they are; None where an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None


class Figure(NamedTuple):
    """One number. `owner` is the department whose own part it is; None where it is that of the whole."""

    metric: str
    owner: str | None
    scope: Scope
    days: Days


@dataclass(frozen=True, eq=False)
class Figures:
    """Tells which figure an item is about, in one place for all that asks.

    `formulas` are those that relate figures, `groups` the metrics that they join, sorted, by each of them. `by_period`
    are metrics whose figure is that of exactly its days, because a formula makes it of totals or averages.
    """

    organization: Organization
    formulas: Mapping[str, Expression]
    groups: Mapping[str, tuple[str, ...]]
    by_period: frozenset[str]

    @classmethod
    def of(cls, organization: Organization) -> Figures:
        """Those of an organization."""
        return _figures(organization)

    def how(self, metric: str) -> str:
        """How values make the figure of a period: sum, average or latest."""
        known = self.organization.metrics.get(metric)
        return (known.over_time if known else None) or "latest"

    def unit(self, metric: str) -> str:
        """What it is counted in."""
        known = self.organization.metrics.get(metric)
        return str(known.unit) if known else ""

    def is_of_last_day(self, metric: str) -> bool:
        """Whether the figure of a period is the value on its last day."""
        return self.how(metric) == "latest" and metric not in self.by_period

    def days(self, metric: str, period: Period) -> Days:
        """The days that the figure of a period is made of."""
        return Days(None if self.is_of_last_day(metric) else period.first, period.last)

    def is_known(self, item: Kpi | Goal) -> bool:
        """Whether something says whose figure it is about."""
        return isinstance(item, Goal) or self.organization.parts.of(item) is not None

    def figure(self, item: Kpi | Goal, metric: str, *, own: bool = False) -> Figure:
        """The figure that an item is about; where nothing says whose it is, `own` decides."""
        if isinstance(item, Goal):
            return Figure(metric, None, (), self.days(metric, item.period))
        part = self.organization.parts.of(item) or ("own" if own else "whole")
        owner = self.organization.parts.owner(item.department) if part == "own" else None
        return Figure(metric, owner, tuple(sorted(item.scope.items())), self.days(metric, item.period))

    def is_about(self, item: Kpi | Goal, figure: Figure, days: Days) -> bool:
        """Whether what an item asks of its figure counts for these days: one that never ends counts again and again."""
        if figure.days == days:
            return True
        first, how = item.period.first, self.how(figure.metric)
        if item.period.last is not None or how == "sum" or days.last is None:
            return False
        if self.is_of_last_day(figure.metric):
            return first is None or days.last >= first
        within = days.first is not None and (first is None or days.first >= first)
        return within and (how == "latest" or days.length in A_YEAR)


@lru_cache(maxsize=4)
def _figures(organization: Organization) -> Figures:
    made_of = lasting(organization, formulas(organization))
    groups = joined(made_of)
    kinds = {metric.id: metric.over_time or "latest" for metric in organization.metrics}
    mixed = [group for group in set(groups.values()) if any(kinds.get(id) != "latest" for id in group)]
    by_period = {id for group in mixed for id in group}
    return Figures(organization, made_of, groups, frozenset(by_period))


def joined(formulas: Mapping[str, Expression]) -> dict[str, tuple[str, ...]]:
    """For each metric that formulas join to others: all of them, sorted."""
    leader: dict[str, str] = {}

    def lead(id: str) -> str:
        while leader.setdefault(id, id) != id:
            leader[id] = leader[leader[id]]
            id = leader[id]
        return id

    for id, expression in formulas.items():
        for part in expression.metrics():
            one, other = sorted((lead(id), lead(part)))
            leader[other] = one
    members: dict[str, list[str]] = {}
    for id in sorted(leader):
        members.setdefault(lead(id), []).append(id)
    return {id: group for group in map(tuple, members.values()) for id in group}


def with_wider(scopes: Iterable[Scope]) -> tuple[Scope, ...]:
    """The scopes, with every wider one that one of them lies in."""
    found: set[Scope] = set()
    for scope in scopes:
        for number in range(1 << len(scope)):
            found.add(tuple(pair for place, pair in enumerate(scope) if number >> place & 1))
    return tuple(sorted(found))
