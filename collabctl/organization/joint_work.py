"""What departments do together, and for how long: shared goals, teams across departments, and initiatives.

What asks for habits around joint work, such as celebrating it, looks here whether there is enough of it to ask.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from collabctl.organization.initiatives import Initiative
from collabctl.organization.kpis import Goal
from collabctl.organization.people import Team
from collabctl.organization.quantities import ALWAYS, Period

if TYPE_CHECKING:
    from collabctl.organization.organization import Organization


@dataclass(frozen=True, slots=True)
class JointWork:
    """Something that departments of ours do together, and its first and last day as far as they are known."""

    item: Goal | Team | Initiative
    first: datetime.date | None
    last: datetime.date | None

    def ran(self, since: datetime.date, until: datetime.date) -> bool:
        """Whether it was under way on any of these days, both included."""
        return (self.first is None or self.first <= until) and (self.last is None or self.last >= since)

    def is_behind(self, as_of: datetime.date) -> bool:
        """Whether it had ended before that day."""
        return self.last is not None and self.last < as_of


def joint_work(organization: Organization) -> Iterator[JointWork]:
    """What two or more departments of ours do together. The team of an initiative is told with it."""
    teams_of_initiatives = {initiative.team for initiative in organization.initiatives}
    for goal in organization.goals:
        if _joins(organization, goal.departments):
            yield JointWork(goal, goal.period.first, goal.period.last)
    for team in organization.teams:
        if team.id not in teams_of_initiatives and _joins(organization, team.departments):
            yield JointWork(team, *_span(team.period, team.done_on))
    for initiative in organization.initiatives:
        if initiative.status not in ("planned", "stopped") and _joins(organization, initiative.departments):
            yield JointWork(initiative, *_span(initiative.period, initiative.done_on))


def _span(period: Period | None, done_on: datetime.date | None) -> tuple[datetime.date | None, datetime.date | None]:
    period = period or ALWAYS
    return period.first, done_on or period.last


def _joins(organization: Organization, departments: Iterable[str]) -> bool:
    """Whether two of them are ours, neither of them above the other."""
    own = {department.id for department in organization.own_departments}
    ours = own.intersection(departments)
    return any(not organization.stands_for(one, other) for one, other in combinations(sorted(ours), 2))
