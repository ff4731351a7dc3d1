"""Days and times that suit: on working days, within working hours, while nobody who has to come is elsewhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collabctl.calendar.attendance import Attendance, Attendee
from collabctl.calendar.days_off import closed
from collabctl.calendar.occurrences import horizon, occurrences
from collabctl.calendar.working import working_of
from collabctl.organization import Organization
from collabctl.organization.quantities import WEEKDAYS
from collabctl.organization.settings import WorkingHours

HALF_AN_HOUR = 30
_LUNCH = (12 * 60, 13 * 60)
_FARTHEST_WORKING_DAY = 60

Stretch = tuple[int, int]
"""A part of a day: where it begins and ends, in minutes from midnight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A meeting that is to find a time: on these weekdays, so many minutes, near `around`, and not while `taken`."""

    weekdays: tuple[str, ...]
    minutes: int
    around: datetime.time
    taken: tuple[Stretch, ...] = ()


def working_day(organization: Organization, day: datetime.date) -> datetime.date:
    """The day, or the first one after it on which people work."""
    settings = organization.settings
    off = closed(settings)
    days = (day + datetime.timedelta(days=later) for later in range(_FARTHEST_WORKING_DAY))
    works = (one for one in days if WEEKDAYS[one.weekday()] in settings.working_hours.days and one not in off)
    return next(works, day)


def attendees(organization: Organization, departments: Iterable[str], *, leads: bool) -> frozenset[Attendee]:
    """Whoever has to come: all people of the departments or only their leads, and those who stand above them all."""
    attendance = Attendance(organization)
    found = {Attendee("person", person.id) for person in organization.people if person.department is None}
    for id in departments:
        found |= attendance.leads(id).keys() if leads else attendance.members(Attendee("department", id))
    return frozenset(found)


def free_time(organization: Organization, wish: Wish, who: frozenset[Attendee], as_of: datetime.date) -> datetime.time:
    """When they are all free on each of these weekdays, every week of the coming year: as near as may be to the wish.

    If they never are, it is the time that was wished for. A time that is free from other meetings only in some weeks is
    not looked for: a rhythm has no exceptions.
    """
    busy = [*wish.taken, *_busy(organization, frozenset(wish.weekdays), who, as_of)]
    begin, end = _hours(organization, who)
    starts = range(-(-begin // HALF_AN_HOUR) * HALF_AN_HOUR, end - wish.minutes + 1, HALF_AN_HOUR)
    wanted = _minutes(wish.around)
    for start in sorted(starts, key=lambda start: (_at_lunch(start, wish.minutes), abs(start - wanted), start)):
        if all(start + wish.minutes <= first or start >= last for first, last in busy):
            return datetime.time(start // 60, start % 60)
    return wish.around


def stretch(start: datetime.time, minutes: int) -> Stretch:
    """The part of a day from a time on."""
    return _minutes(start), _minutes(start) + minutes


def _at_lunch(start: int, minutes: int) -> bool:
    return start < _LUNCH[1] and start + minutes > _LUNCH[0]


def _busy(
    organization: Organization, weekdays: frozenset[str], who: frozenset[Attendee], as_of: datetime.date
) -> Iterator[Stretch]:
    """The stretches of the day, in minutes from midnight, in which any of them is in a meeting on such a weekday."""
    attendance = Attendance(organization)
    first, last = horizon(as_of)
    for meeting in organization.meetings:
        if who.isdisjoint(attendance.of(meeting)):
            continue
        for time in occurrences(organization, meeting, first, last):
            if WEEKDAYS[time.start.weekday()] in weekdays:
                start = time.start.hour * 60 + time.start.minute
                yield start, start + int((time.end - time.start).total_seconds() // 60)


def _hours(organization: Organization, who: frozenset[Attendee]) -> Stretch:
    """The hours in which all of them work, in minutes from midnight."""
    known = [working.hours for one in who if (working := working_of(organization, one)) is not None]
    hours: list[WorkingHours] = [organization.settings.working_hours, *known]
    by_day = [one for one in hours if one.from_ < one.until]
    begin = max((_minutes(one.from_) for one in by_day), default=9 * 60)
    end = min((_minutes(one.until) for one in by_day), default=17 * 60)
    return begin, end


def _minutes(time: datetime.time) -> int:
    return time.hour * 60 + time.minute
