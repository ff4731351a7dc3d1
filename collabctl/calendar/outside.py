"""Which meetings lie outside the working hours of somebody who is expected, on that person's own clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from collabctl.calendar.attendance import Attendance, Attendee, Until
from collabctl.calendar.choices import Choice
from collabctl.calendar.occurrences import Occurrence, horizon
from collabctl.calendar.timetable import timetable
from collabctl.calendar.working import A_LONG_DAY, Working, working_of
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.organization.quantities import WEEKDAYS


@dataclass(frozen=True, slots=True)
class Outside:
    """Who has hours that a meeting does not keep to: `times` are those outside them, of the `number` that there are."""

    who: tuple[Attendee, ...]
    working: Working
    times: tuple[Occurrence, ...]
    number: int


def outside(
    organization: Organization, as_of: datetime.date, attendance: Attendance
) -> Iterator[tuple[Meeting, list[Outside]]]:
    """The meetings of 12 months that are outside somebody's hours, for each such hours; the most affected first."""
    first, last = horizon(as_of)
    times_of = timetable(organization, as_of)
    for meeting in organization.meetings:
        times = times_of[meeting.id]
        choice = Choice(meeting, times, first, last)
        found = []
        for working, ends in _hours(organization, attendance, meeting).items():
            last_day = max(until or datetime.date.max for until in ends.values())
            there = [time for time in times if time.start.date() < last_day]
            if missed := _missed(choice, there, working):
                begins = missed[0].start.date()
                who = sorted(attendee for attendee, until in ends.items() if until is None or begins < until)
                found.append(Outside(tuple(who), working, tuple(missed), len(there)))
        if found:
            yield meeting, sorted(found, key=lambda one: (-len(one.times), -len(one.who), one.who))


def _hours(
    organization: Organization, attendance: Attendance, meeting: Meeting
) -> dict[Working, dict[Attendee, Until]]:
    """Who is expected, by the hours they work. Hours that nobody wrote down, or that run through the night, are not."""
    found: dict[Working, dict[Attendee, Until]] = {}
    for attendee, until in attendance.of(meeting).items():
        working = working_of(organization, attendee) if attendee.kind != "everyone" else None
        if working and working.written and working.hours.from_ < working.hours.until:
            found.setdefault(working, {})[attendee] = until
    return found


def _missed(choice: Choice, times: Sequence[Occurrence], working: Working) -> list[Occurrence]:
    """The times outside these hours; where people come to one of several, those of which none is inside."""
    zone = ZoneInfo(working.zone)
    missed = [time for time in times if not _inside(time, working, zone)]
    if not choice.some or not missed:
        return missed
    outside_all = [group for group in choice.groups() if group <= set(missed)]
    return sorted((min(group, key=lambda time: time.start) for group in outside_all), key=lambda time: time.start)


def _inside(time: Occurrence, working: Working, zone: ZoneInfo) -> bool:
    start, end = time.start.astimezone(zone), time.end.astimezone(zone)
    hours = working.hours
    if WEEKDAYS[start.weekday()] not in hours.days or start.time() < hours.from_:
        return False
    if end - start > A_LONG_DAY:
        return start.time() < hours.until
    return end.date() == start.date() and end.time() <= hours.until
