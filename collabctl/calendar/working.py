"""When people work: their own hours, else those of their department or of one above it, else the organization's."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from collabctl.calendar.attendance import Attendee
from collabctl.calendar.days_off import closed
from collabctl.organization import Organization
from collabctl.organization.quantities import WEEKDAYS
from collabctl.organization.settings import WorkingHours

A_LONG_DAY = datetime.timedelta(hours=12)
"""A meeting that takes longer, such as a course of two days, goes on by day only."""

_A_DAY_OF_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Working:
    """Working hours, the zone on whose clock they are, and whether anybody wrote them down."""

    hours: WorkingHours
    zone: str
    written: bool

    @property
    def minutes_a_day(self) -> int:
        """How long a working day is; one that ends before it begins ends on the next."""
        begin, end = (time.hour * 60 + time.minute for time in (self.hours.from_, self.hours.until))
        return (end - begin) % _A_DAY_OF_MINUTES or _A_DAY_OF_MINUTES

    @property
    def minutes_a_week(self) -> int:
        """How long a working week is."""
        return self.minutes_a_day * len(set(self.hours.days))


def working_of(organization: Organization, attendee: Attendee) -> Working | None:
    """When an attendee works; None for those outside, for a team, and for whoever is not written down."""
    zone: str = organization.settings.timezone
    if attendee.kind == "team":
        return None
    own: WorkingHours | None = None
    department: str | None = attendee.id
    if attendee.kind == "person":
        person = organization.people.get(attendee.id)
        if person is None:
            return None
        department, own, zone = person.department, person.working_hours, person.timezone or zone
    line = [organization.departments.get(id) for id in organization.line_above(department)] if department else []
    if any(above is None or above.external for above in line):
        return None
    inherited = (above.working_hours for above in line if above is not None and above.working_hours)
    hours = own or next(inherited, None)
    written = hours is not None or "working_hours" in organization.settings.document.data
    return Working(hours or organization.settings.working_hours, zone, written)


def weeks(organization: Organization, working: Working, first: datetime.date, last: datetime.date) -> float:
    """How many working weeks lie between two days, both included: days worked, by the days in a week."""
    weekdays = {WEEKDAYS.index(day) for day in working.hours.days}
    off = closed(organization.settings)
    days = map(datetime.date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return sum(day.weekday() in weekdays and day not in off for day in days) / max(len(weekdays), 1)
