"""When each meeting happens: real dates and times, worked out on the clock of the place that its schedule names."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from heapq import merge
from zoneinfo import ZoneInfo

from collabctl.calendar.days_off import DaysOff, closed
from collabctl.calendar.rhythm import dates
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.organization.schedules import AdHoc, ByRule, Recurring, Schedule

UTC = datetime.UTC
_A_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a meeting happens.

    `slot` is which of its schedules it comes from, counted from 0. `start` and `end` are in the zone of that schedule;
    `end` is later by the meeting's duration as time passes, so the clocks may show an hour more or less.
    """

    meeting: Meeting
    slot: int
    start: datetime.datetime
    end: datetime.datetime


def horizon(as_of: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The days that are looked at: `as_of` and the last day of 12 months from it, both included."""
    try:
        next_year = as_of.replace(year=as_of.year + 1)
    except ValueError:  # 29 February, or the last year there is
        next_year = datetime.date(min(as_of.year + 1, datetime.MAXYEAR), *((3, 1) if as_of.month == 2 else (12, 31)))
    return as_of, next_year - _A_DAY


def occurrences(
    organization: Organization, meeting: Meeting, first: datetime.date, last: datetime.date
) -> Iterator[Occurrence]:
    """Every time that a meeting happens on a day from `first` to `last`, both included, in order of start.

    The days are those of the place that the schedule names. The first and last day of a schedule, its exceptions and
    the days on which the organization is closed are left out, and what is not planned gives nothing.

    A time that the clocks skip in spring happens as much later: 02:30 becomes 03:30, as RFC 5545 says. Of a time that
    they show twice in autumn the first is meant.
    """
    slots = [_of_slot(organization, meeting, slot, first, last) for slot in range(len(meeting.schedule))]
    return slots[0] if len(slots) == 1 else merge(*slots, key=_start)


def zone_of(organization: Organization, schedule: Schedule) -> ZoneInfo:
    """The zone on whose clock a schedule runs: its own, else the organization's."""
    own = None if isinstance(schedule, AdHoc) else schedule.timezone
    return _zone(own or organization.settings.timezone)


def happens(
    organization: Organization, schedule: Schedule, first: datetime.date, last: datetime.date
) -> Iterator[datetime.date]:
    """The days from `first` to `last`, both included, on which a schedule lets its meeting happen."""
    everywhere = closed(organization.settings)
    own = DaysOff(schedule.except_) if isinstance(schedule, Recurring | ByRule) else DaysOff(())
    for day in dates(schedule, organization.settings.working_hours, zone_of(organization, schedule), first, last):
        if day not in everywhere and day not in own:
            yield day


_zone = cache(ZoneInfo)


def _start(occurrence: Occurrence) -> datetime.datetime:
    return occurrence.start


def _of_slot(
    organization: Organization, meeting: Meeting, slot: int, first: datetime.date, last: datetime.date
) -> Iterator[Occurrence]:
    schedule = meeting.schedule[slot]
    if isinstance(schedule, AdHoc):
        return
    zone, length = zone_of(organization, schedule), lasting(meeting)
    for day in happens(organization, schedule, first, last):
        start = instant(day, schedule.at, zone)
        yield Occurrence(meeting, slot, start, later(start, length))


def lasting(meeting: Meeting) -> datetime.timedelta:
    """How long a meeting takes."""
    return datetime.timedelta(seconds=int(meeting.duration.minutes * 60))


def instant(day: datetime.date, at: datetime.time, zone: ZoneInfo) -> datetime.datetime:
    """When the clock of `zone` shows `at` on that day, or would have if it were not put forward; of two, the first."""
    start = datetime.datetime.combine(day, at, zone)
    if start.utcoffset() != start.replace(fold=1).utcoffset():
        return start.astimezone(UTC).astimezone(zone)
    return start


def later(start: datetime.datetime, length: datetime.timedelta) -> datetime.datetime:
    """The moment that lies `length` after `start` as time passes, in the same zone."""
    end = start + length
    if end.utcoffset() == start.utcoffset() == end.replace(fold=1).utcoffset():
        return end
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)
