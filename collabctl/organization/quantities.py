"""Durations, periods, targets and days: parsed once, compared ever after.

Each `parse` takes a plain value as YAML gave it and raises `ValueError` with a sentence for the person who wrote it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import total_ordering
from typing import Any, NewType

from collabctl.documents import zones

Zone = NewType("Zone", str)

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MINUTES = {"min": 1, "minute": 1, "h": 60, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
_AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?(working )?(minutes?|min|hours?|h|days?|weeks?|months?|years?)\b")
DURATION = re.compile(rf"{_AMOUNT.pattern}(?: {_AMOUNT.pattern})*")
"""How a duration is written: 15 min, 1 h 30 min, 2 working hours."""

_MONTH_MINUTES = 43_830  # a twelfth of 365.25 days
_WORKING_DAY_MINUTES = 8 * 60
_PART = re.compile(r"(?P<year>[0-9]{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")


class InPart(ValueError):
    """What is wrong with one part of a value; `part` is its key."""

    def __init__(self, part: str, sentence: str) -> None:
        super().__init__(sentence)
        self.part = part


def parse_date(value: Any) -> datetime.date:
    """A day written as 2026-03-31."""
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"'{value}' is not a day that exists; write year, month and day, such as 2026-03-31") from None


def parse_time(value: Any) -> datetime.time:
    """A time of day written as 9:30 or 09:30."""
    hours, _, minutes = value.partition(":")
    return datetime.time(int(hours), int(minutes))


def parse_zone(value: Any) -> Zone:
    """The name of a time zone in the IANA list, such as Europe/Amsterdam."""
    if not zones.is_zone(value):
        raise ValueError(zones.told(value))
    return Zone(value)


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Duration:
    """A length of time, in minutes, as it was written.

    `working` time runs only during working hours. To compare, a month counts as a twelfth of 365.25 days, and a
    working day as eight hours, a working week as five of them.
    """

    minutes: Fraction
    working: bool
    written: str

    @classmethod
    def parse(cls, value: Any) -> Duration:
        """A duration written as 15 min, 1 h 30 min, 2 working hours or 6 weeks."""
        minutes = Fraction(0)
        working = False
        for amount, is_working, unit in _AMOUNT.findall(value):
            working = working or bool(is_working)
            minutes += Fraction(amount) * _minutes(unit.removesuffix("s"), working=working)
        return cls(minutes, working, value)

    @property
    def hours(self) -> float:
        """The length in hours."""
        return float(self.minutes / 60)

    def before(self, day: datetime.date) -> datetime.date:
        """The day that is this long before `day`, to the nearest day; the first of all days where there is none."""
        days = min(round(self.minutes / (24 * 60)), (day - datetime.date.min).days)
        return day - datetime.timedelta(days=days)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Duration) and self.minutes == other.minutes

    def __hash__(self) -> int:
        return hash(self.minutes)

    def __lt__(self, other: Duration) -> bool:
        return self.minutes < other.minutes

    def __str__(self) -> str:
        return self.written


def _minutes(unit: str, *, working: bool) -> int:
    if unit == "month":
        return _MONTH_MINUTES
    if unit == "year":
        return 12 * _MONTH_MINUTES
    if working and unit in ("day", "week"):
        return _WORKING_DAY_MINUTES * (5 if unit == "week" else 1)
    return _MINUTES[unit]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; `None` leaves that end open."""

    first: datetime.date | None
    last: datetime.date | None
    written: str

    @classmethod
    def parse(cls, value: Any, year_starts: str = "jan") -> Period:
        """A period written as 2026, 2026-H1, 2026-Q3, 2026-07 or {from: ..., until: ...}."""
        if isinstance(value, Mapping):
            return cls._between(value)
        match = _PART.fullmatch(str(value))
        if match is None:
            raise ValueError(f"'{value}' is not a period; write 2026, 2026-H1, 2026-Q3 or 2026-07")
        year, start, length = int(match["year"]), MONTHS.index(year_starts), 12
        if match["half"]:
            start, length = start + 6 * (int(match["half"]) - 1), 6
        elif match["quarter"]:
            start, length = start + 3 * (int(match["quarter"]) - 1), 3
        elif match["month"]:
            start, length = int(match["month"]) - 1, 1
        end = start + length - 1
        last_year, last_month = year + end // 12, end % 12 + 1
        last_day = calendar.monthrange(last_year, last_month)[1]
        first = datetime.date(year + start // 12, start % 12 + 1, 1)
        return cls(first, datetime.date(last_year, last_month, last_day), str(value))

    @classmethod
    def _between(cls, value: Mapping[str, Any]) -> Period:
        first = parse_date(value["from"]) if value.get("from") else None
        last = parse_date(value["until"]) if value.get("until") else None
        if first and last and last < first:
            raise InPart("until", f"this period ends ({last}) before it begins ({first}); one of the two is wrong")
        words = [f"from {first}" if first else "", f"until {last}" if last else ""]
        return cls(first, last, " ".join(filter(None, words)))

    def overlaps(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return not _before(self.last, other.first) and not _before(other.last, self.first)

    def same_days(self, other: Period) -> bool:
        """Whether both are the same stretch of days, however it was written."""
        return (self.first, self.last) == (other.first, other.last)

    def ended_before(self, day: datetime.date) -> bool:
        """Whether it was over on `day`."""
        return self.last is not None and self.last < day

    def __contains__(self, day: datetime.date) -> bool:
        return (self.first is None or self.first <= day) and not self.ended_before(day)

    def __str__(self) -> str:
        return self.written


ALWAYS = Period(None, None, "always")


def _before(one: datetime.date | None, other: datetime.date | None) -> bool:
    return one is not None and other is not None and one < other


@dataclass(frozen=True, slots=True)
class Change:
    """How far a figure should come from where it stood: by `amount`, or by that part of it where it is `relative`.

    `against` is what it is held against: the baseline, or the year before.
    """

    amount: Fraction
    relative: bool
    against: str = "baseline"

    def from_(self, start: Fraction, way: int) -> Fraction:
        """Where the figure has to come from there, `way` being 1 for up and -1 for down."""
        return start + way * (abs(start) * self.amount if self.relative else self.amount)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a figure should be: `low` and `high` bound it (None: open), or `move` says which way it should go.

    `above` and `below` leave out the end itself: more than, less than. With a `change` it is to go by so much in the
    direction of `move`. A target that is `kept` elsewhere, or confidential, is not told here.
    """

    low: Fraction | None
    high: Fraction | None
    move: str | None
    written: str
    above: bool = False
    below: bool = False
    change: Change | None = None
    kept: str = ""

    @classmethod
    def parse(cls, value: Any) -> Target:
        """A target written as {at_least: 5}, {more_than: 5}, {between: [4, 6]}, {move: up}, {up_by: 10 %}, ..."""
        (way, amount), *_ = value.items()
        if way in ("confidential", "kept_in"):
            return cls(
                None, None, None, "confidential" if way == "confidential" else "kept elsewhere", kept=str(amount)
            )
        if way == "move":
            return cls(None, None, amount, f"move {amount}")
        if way in ("up_by", "down_by"):
            return cls._by(way.removesuffix("_by"), amount, str(value.get("against", "baseline")))
        if way == "between":
            lowest, highest = (exact(bound) for bound in amount)
            if highest < lowest:
                raise ValueError(f"the first number should be the lower one; write between: [{amount[1]}, {amount[0]}]")
            return cls(lowest, highest, None, f"between {number(amount[0])} and {number(amount[1])}")
        bound = exact(amount)
        low = bound if way in ("at_least", "exactly", "more_than") else None
        high = bound if way in ("at_most", "exactly", "less_than") else None
        written = f"{way.replace('_', ' ')} {number(amount)}"
        return cls(low, high, None, written, above=way == "more_than", below=way == "less_than")

    @classmethod
    def _by(cls, way: str, amount: float | str, against: str) -> Target:
        relative = isinstance(amount, str)
        much = Fraction(amount.rstrip("% ")) / 100 if isinstance(amount, str) else exact(amount)
        if much <= 0:
            raise ValueError(f"how far it should go is written without a sign; write {way}_by or {_OTHER[way]}_by")
        said = amount.replace(" ", "") if isinstance(amount, str) else number(amount)
        than = "" if against == "baseline" else " against the year before"
        return cls(None, None, way, f"{way} by {said}{than}", change=Change(much, relative, against))

    @property
    def is_known(self) -> bool:
        """Whether it says here what is aimed for."""
        return not self.kept

    @property
    def want(self) -> int:
        """The direction it pulls its figure in: 1 up, -1 down, 0 to stay where it is, or nobody knows."""
        if self.move is not None:
            return {"up": 1, "down": -1}.get(self.move, 0)
        return (self.high is None) - (self.low is None)

    @property
    def has_number(self) -> bool:
        """Whether it names a number, rather than only a direction."""
        return self.move is None and self.is_known

    def __str__(self) -> str:
        return self.written


_OTHER = {"up": "down", "down": "up"}


def exact(value: float) -> Fraction:
    """The number that was written, exactly: 0.1 is a tenth."""
    return Fraction(repr(value))


def number(value: float) -> str:
    """A number for a sentence: thousands apart, decimals as they were written."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,}".removesuffix(".0")
