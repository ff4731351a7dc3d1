"""The days that a schedule names, before exceptions: no clock, no zone, only the calendar on the wall."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from collabctl.calendar.recurrence import by_rule
from collabctl.organization.quantities import WEEKDAYS
from collabctl.organization.schedules import AdHoc, ByRule, Once, Recurring, Schedule
from collabctl.organization.settings import WorkingHours

FIRST_DAY, LAST_DAY = datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)
"""The days that the format can name. On no other day does anything happen, so that no end lies beyond time."""


def dates(
    schedule: Schedule, working: WorkingHours, zone: ZoneInfo, first: datetime.date, last: datetime.date
) -> Iterator[datetime.date]:
    """The days from `first` to `last`, both included and in order, on which a schedule falls.

    Its own first and last day count; its exceptions do not. `working` says which days `every: day` means.
    """
    first, last = max(first, FIRST_DAY), min(last, LAST_DAY)
    if isinstance(schedule, AdHoc):
        return
    if isinstance(schedule, Once):
        if first <= schedule.date <= last:
            yield schedule.date
        return
    first = max(first, schedule.from_) if schedule.from_ else first
    last = min(last, schedule.until) if schedule.until else last
    if first > last or (isinstance(schedule, Recurring) and schedule.turn_unknown):
        return
    if isinstance(schedule, ByRule):
        yield from by_rule(schedule, zone, first, last)
    elif schedule.unit == "month":
        yield from _monthly(schedule, first, last)
    elif schedule.unit == "week":
        yield from _weekly(schedule, first, last)
    else:
        yield from _on_weekdays({WEEKDAYS.index(day) for day in working.days}, first, last)


def _on_weekdays(weekdays: set[int], first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        if (number - 1) % 7 in weekdays:  # day 1 of the calendar, 1 January of the year 1, was a Monday
            yield datetime.date.fromordinal(number)


def _weekly(schedule: Recurring, first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """Weeks begin on Monday and are counted from the one that `from` falls in."""
    step = 7 * schedule.interval
    anchor = _monday(schedule.from_ or first)
    begin = anchor + (_monday(first) - anchor) // step * step
    for monday in range(begin, last.toordinal() + 1, step):
        for weekday in schedule.weekdays:
            if first.toordinal() <= monday + weekday <= last.toordinal():
                yield datetime.date.fromordinal(monday + weekday)


def _monday(day: datetime.date) -> int:
    return day.toordinal() - day.weekday()


def _monthly(schedule: Recurring, first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """Months are counted from the one that `from` falls in."""
    anchor = _month_number(schedule.from_ or first)
    begin = anchor + (_month_number(first) - anchor) // schedule.interval * schedule.interval
    for number in range(begin, _month_number(last) + 1, schedule.interval):
        year, month = number // 12, number % 12 + 1
        if schedule.months and month not in schedule.months:
            continue
        day = schedule.month_day or _nth(year, month, schedule.ordinal or 1, schedule.weekdays[0])
        if first <= (found := datetime.date(year, month, day)) <= last:
            yield found


def _month_number(day: datetime.date) -> int:
    return day.year * 12 + day.month - 1


def _nth(year: int, month: int, ordinal: int, weekday: int) -> int:
    """The day of the month that is its first to fourth such weekday, or with -1 its last."""
    starts_on, length = calendar.monthrange(year, month)
    first = 1 + (weekday - starts_on) % 7
    if ordinal > 0:
        return first + 7 * (ordinal - 1)
    return first + (length - first) // 7 * 7
