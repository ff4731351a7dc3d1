"""From when until when a meeting is held, and whether it is held at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.calendar.occurrences import happens, zone_of
from collabctl.calendar.rhythm import dates
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.organization.recurrence import RecurrenceRule
from collabctl.organization.schedules import AdHoc, ByRule, Once, Recurring, Schedule

_YEARS = 9
"""How long an open end is followed: 29 February comes back within eight years, whatever the century."""


def still_held(organization: Organization, as_of: datetime.date) -> Iterator[Meeting]:
    """The meetings that are not over. One that is not planned never is."""
    for meeting in organization.meetings:
        if not all(is_over(organization, slot, as_of) for slot in meeting.schedule):
            yield meeting


def is_over(organization: Organization, slot: Schedule, as_of: datetime.date) -> bool:
    """Whether a schedule has had its last day, also where only its repeat rule knows which that is."""
    if isinstance(slot, AdHoc):
        return False
    last = slot.date if isinstance(slot, Once) else slot.until
    if last is not None and last < as_of:
        return True
    if not isinstance(slot, ByRule):
        return False
    rule = RecurrenceRule.parse(slot.rrule)
    ends = rule.count is not None or rule.until is not None
    return ends and not _any(organization, slot, as_of, _long_after(as_of)) and ever_happens(organization, slot)


def ever_happens(organization: Organization, slot: Schedule) -> bool:
    """Whether a schedule leaves any day at all, from its first to its last.

    What is not planned, or comes in weeks that nobody knows yet, may happen at any time.
    """
    unplanned = isinstance(slot, AdHoc) or (isinstance(slot, Recurring) and slot.turn_unknown)
    return unplanned or _any(organization, slot, *life(slot))


def names_a_day(organization: Organization, slot: Schedule) -> bool:
    """The same before exceptions and days on which the organization is closed."""
    zone = zone_of(organization, slot)
    return next(dates(slot, organization.settings.working_hours, zone, *life(slot)), None) is not None


def life(slot: Schedule) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that a schedule could be on; an open end is followed for nine years."""
    if isinstance(slot, AdHoc):
        return datetime.date.min, datetime.date.max
    if isinstance(slot, Once):
        return slot.date, slot.date
    first = slot.from_ or datetime.date(2000, 1, 1)
    if slot.from_ is None and slot.until is not None:
        first = datetime.date(slot.until.year - _YEARS, 1, 1)
    return first, slot.until or _long_after(first)


def _long_after(day: datetime.date) -> datetime.date:
    return datetime.date(day.year + _YEARS, 12, 31)


def _any(organization: Organization, slot: Schedule, first: datetime.date, last: datetime.date) -> bool:
    return next(happens(organization, slot, first, last), None) is not None
