"""A slot of a meeting as other calendars want it: a first day, a rule by which it comes back, and exceptions."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo

from collabctl.calendar.days_off import DaysOff
from collabctl.calendar.occurrences import instant, zone_of
from collabctl.calendar.recurrence import LONGEST_COUNT, last_day
from collabctl.calendar.rhythm import dates
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.organization.quantities import WEEKDAYS
from collabctl.organization.recurrence import WEEKDAY_CODES, RecurrenceRule
from collabctl.organization.schedules import AdHoc, ByRule, Once, Recurring
from collabctl.organization.settings import WorkingHours

BEGINNING = datetime.date(2026, 1, 1)
"""Where a schedule without `from` begins: a series must begin somewhere, and the day of the run is no fixed day.

It is the year of the format's first version. A schedule that was over by then begins in its last year."""

LOOK_AHEAD = datetime.timedelta(days=18_263)
"""Fifty years. What does not happen within them is left out, exceptions after them are not looked for, and what happens
only once in them comes without a rule: some programs would search for its next time for ever."""

MOST_EXCEPTIONS = 1_000
"""A series ends before its next exception, so that what does not happen is never shown."""

_A_DAY = datetime.timedelta(days=1)
_Days = Callable[[datetime.date, datetime.date], Iterator[datetime.date]]


@dataclass(frozen=True, slots=True)
class Series:
    """A slot of a meeting. It happens on `first`, and then as `rule`, the value of an RRULE, says; "" for one day.

    `last` is the last day that the rule lets through, None when it runs on; on `exceptions` it does not happen.
    """

    meeting: Meeting
    slot: int
    zone: ZoneInfo
    at: datetime.time
    first: datetime.date
    last: datetime.date | None
    rule: str
    exceptions: tuple[datetime.date, ...]


def series(organization: Organization, meeting: Meeting) -> Iterator[Series]:
    """The slots of a meeting; those that are not planned, or never happen, are left out."""
    for slot, schedule in enumerate(meeting.schedule):
        if not isinstance(schedule, AdHoc) and (found := _series(organization, meeting, slot, schedule)):
            yield found


def _series(
    organization: Organization, meeting: Meeting, slot: int, schedule: Recurring | Once | ByRule
) -> Series | None:
    settings, zone = organization.settings, zone_of(organization, schedule)

    def named(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
        return dates(schedule, settings.working_hours, zone, first, last)

    off = DaysOff([*settings.closed, *(() if isinstance(schedule, Once) else schedule.except_)])
    begin = _begin(schedule)
    first = next((day for day in named(begin, begin + LOOK_AHEAD) if day not in off), None)
    if first is None:
        return None
    if isinstance(schedule, Once) or next(named(first + _A_DAY, first + LOOK_AHEAD), None) is None:
        return Series(meeting, slot, zone, schedule.at, first, first, "", ())
    last = _end(schedule, zone, named)
    fall_out = (day for day in named(first + _A_DAY, min(off.last, first + LOOK_AHEAD)) if day in off)
    exceptions = list(islice(fall_out, MOST_EXCEPTIONS + 1))
    if len(exceptions) > MOST_EXCEPTIONS:
        last = exceptions.pop() - _A_DAY
    rule = _rule(schedule, settings.working_hours)
    if last is not None:
        rule += f";UNTIL={instant(last, schedule.at, zone).astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    return Series(meeting, slot, zone, schedule.at, first, last, rule, tuple(exceptions))


def _begin(schedule: Recurring | Once | ByRule) -> datetime.date:
    if isinstance(schedule, Once):
        return schedule.date
    if schedule.from_ is not None:
        return schedule.from_
    return min(BEGINNING, (schedule.until or BEGINNING).replace(month=1, day=1))


def _end(schedule: Recurring | ByRule, zone: ZoneInfo, named: _Days) -> datetime.date | None:
    """The last day that a schedule lets through. COUNT becomes one, as it counts from a day that may be left out."""
    ends = [schedule.until] if schedule.until else []
    if isinstance(schedule, ByRule):
        rule = RecurrenceRule.parse(schedule.rrule)
        if rule.until is not None:
            ends.append(last_day(rule.until, schedule.at, zone))
        if rule.count is not None:
            ends.append(max(named(schedule.from_, schedule.from_ + LONGEST_COUNT)))
    return min(ends, default=None)


def _rule(schedule: Recurring | ByRule, working: WorkingHours) -> str:
    if isinstance(schedule, ByRule):
        return _as_written(RecurrenceRule.parse(schedule.rrule))
    if schedule.unit == "month":
        return _monthly(schedule)
    weekdays = schedule.weekdays if schedule.unit == "week" else sorted(map(WEEKDAYS.index, working.days))
    interval = _interval(schedule.interval)
    return f"FREQ=WEEKLY{interval};BYDAY={','.join(WEEKDAY_CODES[day] for day in weekdays)}"


def _interval(number: int) -> str:
    return f";INTERVAL={number}" if number > 1 else ""


def _monthly(schedule: Recurring) -> str:
    """Months that lie equally far apart become an interval: Outlook knows no list of months."""
    if schedule.ordinal is None:
        day = f";BYMONTHDAY={schedule.month_day}"
    else:
        day = f";BYDAY={schedule.ordinal}{WEEKDAY_CODES[schedule.weekdays[0]]}"
    months = schedule.months
    if len(months) == 1:
        return f"FREQ=YEARLY;BYMONTH={months[0]}{day}"
    if schedule.interval % 12 == 0:
        return f"FREQ=YEARLY{_interval(schedule.interval // 12)};BYMONTH={_first_month(schedule)}{day}"
    apart = 12 // len(months) if months else schedule.interval
    if not months or [month - months[0] for month in months] == list(range(0, 12, apart)):
        return f"FREQ=MONTHLY{_interval(apart)}{day}"
    return f"FREQ=MONTHLY;BYMONTH={','.join(map(str, months))}{day}"


def _first_month(schedule: Recurring) -> int:
    return schedule.from_.month if schedule.from_ else 1


def _as_written(rule: RecurrenceRule) -> str:
    """The parts of a rule in the order of the standard, without its end."""
    lists = {
        "BYMONTH": rule.by_month,
        "BYYEARDAY": rule.by_year_day,
        "BYMONTHDAY": rule.by_month_day,
        "BYDAY": [f"{ordinal or ''}{WEEKDAY_CODES[day]}" for ordinal, day in rule.by_day],
        "BYSETPOS": rule.positions,
    }
    parts = [f"FREQ={rule.frequency}"]
    parts += [f"INTERVAL={rule.interval}"] if rule.interval > 1 else []
    parts += [f"{name}={','.join(map(str, values))}" for name, values in lists.items() if values]
    parts += [f"WKST={WEEKDAY_CODES[rule.week_starts]}"] if rule.week_starts else []
    return ";".join(parts)
