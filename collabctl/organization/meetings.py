"""Meetings: why, when, who, how long."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from collabctl.organization.item import Item, PersonReference, Who
from collabctl.organization.quantities import Duration
from collabctl.organization.recurrence import RecurrenceRule
from collabctl.organization.schedules import AdHoc, ByRule, Once, Schedule
from collabctl.organization.text import Text

LONGEST = {"stand-up": 15, "project-sync": 30, "alignment": 60}
"""The longest a meeting of a type needs to be, in minutes; the source article's figures."""

AN_HOUR = Duration(Fraction(60), working=False, written="60 min")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Meeting(Item):
    """A meeting, or a series of them. Without a duration it takes what its type needs, else an hour."""

    kind: ClassVar[str] = "meeting"

    name: Text
    type: str = "other"
    purpose: Text | None = None
    schedule: tuple[Schedule, ...] = ()
    attend: str = "all"
    duration: Duration = AN_HOUR
    who: Who = field(default_factory=Who)
    open: bool = False
    facilitator: tuple[PersonReference, ...] = ()
    agenda: tuple[Text, ...] = ()
    outcome: tuple[Text, ...] = ()
    place: Text | None = None
    url: str | None = None
    notes_in: str | None = None

    @property
    def planned(self) -> bool:
        """Whether any of it stands in the calendar; what is called together when something happens does not."""
        return any(not isinstance(slot, AdHoc) for slot in self.schedule)

    @property
    def length_assumed(self) -> bool:
        """Whether nobody wrote down how long it takes, so that it counts as what is usual."""
        return "duration" not in self.document.data

    @property
    def between_two(self) -> bool:
        """Whether it is a talk between two people, named one by one."""
        who = self.who
        named = {*who.people, *self.facilitator}
        return not (who.departments or who.leads_of or who.teams or who.everyone or self.open) and len(named) <= 2

    def is_over(self, as_of: datetime.date) -> bool:
        """Whether it happened for the last time before that day; what is not planned never does."""
        return all(last is not None and last < as_of for last in map(_last_day, self.schedule))


def _last_day(schedule: Schedule) -> datetime.date | None:
    if isinstance(schedule, AdHoc):
        return None
    if isinstance(schedule, Once):
        return schedule.date
    if schedule.until is None and isinstance(schedule, ByRule):
        return RecurrenceRule.parse(schedule.rrule).last_day(schedule.from_)
    return schedule.until
