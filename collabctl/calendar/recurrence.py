"""The days of a recurrence rule of RFC 5545, worked out period by period, so that the work ends whatever it says."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from itertools import takewhile
from zoneinfo import ZoneInfo

from collabctl.organization.recurrence import RecurrenceRule
from collabctl.organization.schedules import ByRule

LONGEST_COUNT = datetime.timedelta(days=36_525)
"""How far a rule with COUNT is followed from its first day, a hundred years: each day before has to be looked at."""


def by_rule(schedule: ByRule, zone: ZoneInfo, first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """The days from `first` to `last`, both included and in order, that the rule names, from its `from` on."""
    rule = RecurrenceRule.parse(schedule.rrule)
    if rule.count is not None:
        yield from _counted(rule, schedule.from_, first, last)
        return
    if rule.until is not None:
        last = min(last, last_day(rule.until, schedule.at, zone))
    yield from _named(rule, schedule.from_, max(first, schedule.from_), last)


def _counted(
    rule: RecurrenceRule, start: datetime.date, first: datetime.date, last: datetime.date
) -> Iterator[datetime.date]:
    """COUNT counts from the start on, so what lies before `first` is counted too."""
    found = _named(rule, start, start, min(last, start + LONGEST_COUNT))
    for _, day in zip(range(rule.count or 0), found, strict=False):
        if day >= first:
            yield day


def last_day(until: datetime.date, at: datetime.time, zone: ZoneInfo) -> datetime.date:
    """The last day on which `at` is not after the moment that UNTIL names."""
    if not isinstance(until, datetime.datetime):
        return until
    moment = until.astimezone(zone).replace(tzinfo=None) if until.tzinfo else until
    return moment.date() if at <= moment.time() else moment.date() - datetime.timedelta(days=1)


def _named(
    rule: RecurrenceRule, start: datetime.date, first: datetime.date, last: datetime.date
) -> Iterator[datetime.date]:
    for days in _periods(rule, start, first, last):
        found = [day for day in days if _fits(rule, start, day)]
        if rule.positions:
            size = len(found)
            places = {place - 1 if place > 0 else size + place for place in rule.positions}
            found = [found[place] for place in sorted(places) if 0 <= place < size]
        yield from takewhile(lambda day: day <= last, (day for day in found if day >= first))


def _periods(
    rule: RecurrenceRule, start: datetime.date, first: datetime.date, last: datetime.date
) -> Iterator[list[datetime.date]]:
    """The days of each period that the interval, counted from the one of `start`, lets through."""
    if rule.frequency in ("DAILY", "WEEKLY"):
        length = 1 if rule.frequency == "DAILY" else 7
        into = (start.weekday() - rule.week_starts) % 7 if length == 7 else 0
        anchor, step = start.toordinal() - into, length * rule.interval
        for number in range(anchor + (first.toordinal() - anchor) // step * step, last.toordinal() + 1, step):
            yield [datetime.date.fromordinal(number + day) for day in range(length)]
        return
    length = 1 if rule.frequency == "MONTHLY" else 12
    anchor, step = (start.year * 12 + start.month - 1) // length * length, length * rule.interval
    reached = first.year * 12 + first.month - 1
    for number in range(anchor + (reached - anchor) // step * step, last.year * 12 + last.month, step):
        yield [
            datetime.date(month // 12, month % 12 + 1, day)
            for month in range(number, number + length)
            if not rule.by_month or month % 12 + 1 in rule.by_month
            for day in range(1, calendar.monthrange(month // 12, month % 12 + 1)[1] + 1)
        ]


def _fits(rule: RecurrenceRule, start: datetime.date, day: datetime.date) -> bool:
    """Whether a day of its period is one that the rule names; what the rule leaves open is as on its first day."""
    if rule.by_month and day.month not in rule.by_month:
        return False
    if not (rule.by_day or rule.by_month_day or rule.by_year_day):
        return _like_the_first(rule, start, day)
    return (
        (not rule.by_month_day or _among(rule.by_month_day, day.day, _days_in_month(day)))
        and (not rule.by_year_day or _among(rule.by_year_day, *_in_year(day)))
        and (not rule.by_day or any(_is_weekday(rule, day, *wanted) for wanted in rule.by_day))
    )


def _like_the_first(rule: RecurrenceRule, start: datetime.date, day: datetime.date) -> bool:
    if rule.frequency == "WEEKLY":
        return day.weekday() == start.weekday()
    if rule.frequency == "DAILY":
        return True
    return day.day == start.day and (rule.frequency == "MONTHLY" or bool(rule.by_month) or day.month == start.month)


def _is_weekday(rule: RecurrenceRule, day: datetime.date, ordinal: int, weekday: int) -> bool:
    """Whether it is such a weekday; with a number, the one of that number in its month, or in its year."""
    if day.weekday() != weekday or not ordinal:
        return day.weekday() == weekday
    number, length = _in_year(day)
    if rule.frequency == "MONTHLY" or rule.by_month:
        number, length = day.day, _days_in_month(day)
    return ordinal == (number - 1) // 7 + 1 or -ordinal == (length - number) // 7 + 1


def _among(wanted: tuple[int, ...], number: int, of: int) -> bool:
    """Whether a number is wanted, counted from the beginning or, below zero, from the end."""
    return number in wanted or number - of - 1 in wanted


def _days_in_month(day: datetime.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _in_year(day: datetime.date) -> tuple[int, int]:
    """Which day of its year it is, and how many that year has."""
    return day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
