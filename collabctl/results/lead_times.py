"""How long joint projects take: from the first day of their period to the day on which they were done.

Counted in days of the calendar, as a customer waits for them. The median stands for many, so that one project that
dragged on does not hide that the others became faster.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from collabctl.organization import Organization
from collabctl.organization.initiatives import Initiative
from collabctl.organization.joint_work import joint_work
from collabctl.organization.people import Team

YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class JointProject:
    """A joint initiative, or a team of several departments with an end: how many days it took, or takes so far."""

    item: Initiative | Team
    first: datetime.date
    done_on: datetime.date | None
    days: int


def joint_projects(organization: Organization, as_of: datetime.date) -> list[JointProject]:
    """Those that had begun by that day: what was under way, the oldest first, then what was done, the latest first.

    Left out is what does not say when it began, and what ended without a day on which it was done.
    """
    running, done = [], []
    for work in joint_work(organization):
        item, first = work.item, work.first
        if not isinstance(item, Initiative | Team) or first is None or first > as_of:
            continue
        if item.done_on is not None and first <= item.done_on <= as_of:
            done.append(JointProject(item, first, item.done_on, (item.done_on - first).days))
        elif not item.is_over(as_of) and (isinstance(item, Initiative) or item.has_an_end):
            running.append(JointProject(item, first, None, (as_of - first).days))
    return [
        *sorted(running, key=lambda one: (one.first, one.item.reference)),
        *sorted(done, key=lambda one: (-(one.first.toordinal() + one.days), one.item.reference)),
    ]


class LeadTime(NamedTuple):
    """How many projects were done, and the median of the days that they took; None where none was."""

    number: int
    median: float | None


def lead_time(projects: Iterable[JointProject], until: datetime.date) -> LeadTime:
    """That of the projects that were done in the year up to a day."""
    days = [one.days for one in projects if one.done_on is not None and until - YEAR < one.done_on <= until]
    return LeadTime(len(days), median(days) if days else None)
