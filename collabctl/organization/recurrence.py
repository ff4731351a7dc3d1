"""A recurrence rule of RFC 5545, as far as it is about days: FREQ=MONTHLY;BYDAY=1TU.

The time of day is the schedule's own, so a rule that speaks of hours is refused; so is what programs read in
different ways.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_LENGTHS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_TOO_FINE = {"HOURLY", "MINUTELY", "SECONDLY", "BYHOUR", "BYMINUTE", "BYSECOND"}
_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,3}")
_EXAMPLE = "such as FREQ=MONTHLY;BYDAY=1TU"


@dataclass(frozen=True, slots=True)
class RecurrenceRule:
    """The parts of a rule. `by_day` holds ordinals (0: every one) and weekdays counted from Monday as 0.

    `until` is a day, a moment on the schedule's own clock, or an aware moment.
    """

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime.date | datetime.datetime | None = None
    by_day: tuple[tuple[int, int], ...] = ()
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_starts: int = 0

    @classmethod
    def parse(cls, text: str) -> RecurrenceRule:
        """The rule that a text says; ValueError with a sentence when it says none that every program reads alike."""
        return _parse(text)

    def last_day(self, first: datetime.date) -> datetime.date | None:
        """A day after which it surely never comes again; None where it has no end. `first` is where it begins.

        A count is taken to name one day in each of its days, weeks, months or years, which is the least that it can.
        """
        if self.until is not None:
            return self.until.date() if isinstance(self.until, datetime.datetime) else self.until
        if self.count is None:
            return None
        return first + datetime.timedelta(days=_LENGTHS[self.frequency] * self.interval * self.count)


@lru_cache(maxsize=1024)
def _parse(text: str) -> RecurrenceRule:
    values: dict[str, Any] = {}
    for part in text.split(";"):
        name, equals, value = part.partition("=")
        if not part:
            raise ValueError("this repeat rule has a ';' with nothing on one side of it; leave that out")
        if name in _TOO_FINE or value in _TOO_FINE:
            raise ValueError(f"a repeat rule is about days, so {part} has no place in it; write the time as 'at'")
        if name == "BYWEEKNO":
            raise ValueError("calendar programs count weeks in different ways; write BYMONTH or INTERVAL, not BYWEEKNO")
        if name not in _PARTS or not equals:
            raise ValueError(f"'{part}' is not a part of a repeat rule; write it as in iCalendar, {_EXAMPLE}")
        field, read = _PARTS[name]
        if field in values:
            raise ValueError(f"{name} stands in this repeat rule twice; write it once")
        values[field] = read(name, value)
    rule = RecurrenceRule(**values)
    _agree(rule)
    return rule


def _agree(rule: RecurrenceRule) -> None:
    """The parts of a rule must go together, as RFC 5545 says."""
    numbered = any(ordinal for ordinal, _ in rule.by_day)
    wrong = {
        "a repeat rule ends by COUNT or by UNTIL, not by both": rule.count and rule.until,
        "BYDAY with a number, such as 1TU, goes together with FREQ=MONTHLY or FREQ=YEARLY": (
            numbered and rule.frequency not in ("MONTHLY", "YEARLY")
        ),
        "BYMONTHDAY does not go together with FREQ=WEEKLY": rule.by_month_day and rule.frequency == "WEEKLY",
        "BYYEARDAY goes together with FREQ=YEARLY": rule.by_year_day and rule.frequency != "YEARLY",
        # Programs differ where the next three stand otherwise (seen in ical.js 2.2).
        "BYMONTH says which months with FREQ=MONTHLY, so INTERVAL does not go together with it": (
            rule.frequency == "MONTHLY" and rule.by_month and rule.interval > 1
        ),
        "BYMONTHDAY with a number below zero goes together with FREQ=MONTHLY, to which BYMONTH may be added": (
            rule.frequency != "MONTHLY" and any(day < 0 for day in rule.by_month_day)
        ),
        "BYSETPOS goes together with FREQ=MONTHLY, and with BYDAY or BYMONTHDAY to choose from": (
            rule.positions and not (rule.frequency == "MONTHLY" and (rule.by_day or rule.by_month_day))
        ),
    }
    for sentence, is_so in wrong.items():
        if is_so:
            raise ValueError(sentence)


def _frequency(name: str, value: str) -> str:
    if value not in FREQUENCIES:
        raise ValueError(f"{name}={value} is not in iCalendar; write DAILY, WEEKLY, MONTHLY or YEARLY")
    return value


def _positive(most: int) -> Callable[[str, str], int]:
    def positive(name: str, value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,4}", value) or not 1 <= int(value) <= most:
            raise ValueError(f"{name}={value} is not possible; write a number from 1 to {most:,}")
        return int(value)

    return positive


def _numbers(most: int, *, negative: bool = True) -> Callable[[str, str], tuple[int, ...]]:
    least = f"1 to {most}" + (f" or -{most} to -1" if negative else "")

    def numbers(name: str, value: str) -> tuple[int, ...]:
        found = set()
        for text in value.split(","):
            if not _NUMBER.fullmatch(text) or not 1 <= abs(int(text)) <= most or (int(text) < 0 and not negative):
                raise ValueError(f"'{text}' is not possible in {name}; write numbers from {least}")
            found.add(int(text))
        return tuple(sorted(found))

    return numbers


def _days(name: str, value: str) -> tuple[tuple[int, int], ...]:
    found = set()
    for text in value.split(","):
        match = _DAY.fullmatch(text)
        if match is None or (match[1] and not 1 <= abs(int(match[1])) <= 5):
            raise ValueError(f"'{text}' is not possible in {name}; write MO, TU, WE, TH, FR, SA, SU, or 1TU, -1FR")
        found.add((int(match[1] or 0), WEEKDAY_CODES.index(match[2])))
    return tuple(sorted(found))


def _until(name: str, value: str) -> datetime.date | datetime.datetime:
    try:
        if re.fullmatch(r"[12][0-9]{7}", value):
            return datetime.datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
        if re.fullmatch(r"[12][0-9]{7}T[0-9]{6}Z?", value):
            moment = datetime.datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
            return moment.replace(tzinfo=datetime.UTC) if value.endswith("Z") else moment
    except ValueError:
        pass
    raise ValueError(f"{name}={value} is not a day that exists; write it such as {name}=20261231")


def _weekday(name: str, value: str) -> int:
    if value not in WEEKDAY_CODES:
        raise ValueError(f"{name}={value} is not a day of the week; write MO, TU, WE, TH, FR, SA or SU")
    return WEEKDAY_CODES.index(value)


_PARTS: dict[str, tuple[str, Callable[[str, str], Any]]] = {
    "FREQ": ("frequency", _frequency),
    "INTERVAL": ("interval", _positive(999)),
    "COUNT": ("count", _positive(9999)),
    "UNTIL": ("until", _until),
    "BYDAY": ("by_day", _days),
    "BYMONTH": ("by_month", _numbers(12, negative=False)),
    "BYMONTHDAY": ("by_month_day", _numbers(31)),
    "BYYEARDAY": ("by_year_day", _numbers(366)),
    "BYSETPOS": ("positions", _numbers(366)),
    "WKST": ("week_starts", _weekday),
}
