"""Days and periods as spreadsheets write them. What can be two days is not guessed."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

from collabctl.adopt.figures.names import left_out
from collabctl.documents.shown import shown
from collabctl.measurements import Stretch
from collabctl.measurements.cells import NotSo
from collabctl.organization.quantities import Period

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"

_NAMES = (
    *(("jan", "januari", "january"), ("feb", "februari", "february"), ("mrt", "mar", "maart", "march")),
    *(("apr", "april"), ("mei", "may"), ("jun", "juni", "june"), ("jul", "juli", "july")),
    *(("aug", "augustus", "august"), ("sep", "sept", "september"), ("okt", "oct", "oktober", "october")),
    *(("nov", "november"), ("dec", "december")),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_NAME = f"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\\.?"
_YEAR = "(?P<year>(?:19|20|21)[0-9]{2})"
_TIME = "(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)?"
_GAP = "[ ./-]{0,2}"
_TWO = re.compile(f"(?P<one>[0-9]{{1,2}})(?P<gap>[-/.])(?P<other>[0-9]{{1,2}})(?P=gap){_YEAR}{_TIME}")
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        f"{_YEAR}(?P<gap>[-/.])(?P<month>[0-9]{{1,2}})(?P=gap)(?P<day>[0-9]{{1,2}}){_TIME}",
        f"(?P<day>[0-9]{{1,2}}){_GAP}{_NAME}{_GAP}{_YEAR}{_TIME}",
        f"{_NAME} (?P<day>[0-9]{{1,2}}),? {_YEAR}",
    )
)
_PERIODS = tuple(
    re.compile(pattern)
    for pattern in (
        f"{_YEAR}[-/](?P<month>[0-9]{{1,2}})",
        f"(?P<month>[0-9]{{1,2}})[-/]{_YEAR}",
        f"{_NAME}{_GAP}{_YEAR}",
        f"{_YEAR}{_GAP}{_NAME}",
        f"{_NAME}(?:-| ?['’])(?P<short>[0-9]{{2}})",
        f"(?P<part>[qkh])(?P<number>[1-4]){_GAP}{_YEAR}",
        f"{_YEAR}{_GAP}(?P<part>[qkh])(?P<number>[1-4])",
        f"(?:week|wk|w){_GAP}(?P<week>[0-9]{{1,2}}){_GAP},? ?{_YEAR}",
        f"{_YEAR}{_GAP}(?:week|wk|w){_GAP}(?P<week>[0-9]{{1,2}})",
        _YEAR,
    )
)
_WORD = "(?:" + "|".join(_MONTHS) + ")\\.?"
_WITHOUT_YEAR = re.compile(
    f"[0-9]{{1,2}}(?P<gap>[-/.])[0-9]{{1,2}}(?P=gap)[0-9]{{2}}|(?:[0-9]{{1,2}}{_GAP})?{_WORD}(?:{_GAP}[0-9]{{2}})?"
    f"|(?:week|wk|w){_GAP}[0-9]{{1,2}}|[qkh][1-4]"
)
NO_YEAR = ("has no year of four digits", "write it along, as in 31-01-2026, feb 2026 or week 7 2026")
_LONGEST = 40


@lru_cache(maxsize=4096)
def order_of(text: str) -> tuple[str | None, bool]:
    """Which of day and month this day has first, where it shows that; and whether it can be two days."""
    two = _TWO.fullmatch(_folded(text))
    if two is None:
        return None, False
    one, other = int(two["one"]), int(two["other"])
    by_day, by_month = _exists(two["year"], other, one), _exists(two["year"], one, other)
    if by_day and by_month:
        return None, one != other
    return (DAY_FIRST if by_day else MONTH_FIRST if by_month else None), False


def is_period(text: str) -> bool:
    """Whether this looks like a day or a period, with its year."""
    folded = _folded(text)
    return any(pattern.fullmatch(folded) for pattern in (_TWO, *_DAYS, *_PERIODS))


def lacks_year(text: str) -> bool:
    """Whether this would be a day or a period, if it said in which year."""
    return _WITHOUT_YEAR.fullmatch(_folded(text)) is not None


@lru_cache(maxsize=4096)
def stretch_of(text: str, year_starts: str, order: str | None, doubt: str) -> Stretch:
    """The day or the period that was written. `order` is which of day and month the table has first.

    Raises NotSo for all else; with `doubt` for what can be two days.
    """
    folded = _folded(text)
    if two := _TWO.fullmatch(folded):
        return _one_of_two(text, two, order, doubt)
    for pattern in _DAYS:
        if match := pattern.fullmatch(folded):
            return _day(text, match["year"], _month(match), int(match["day"]))
    for pattern in _PERIODS:
        if match := pattern.fullmatch(folded):
            return _period(text, match, year_starts)
    if lacks_year(text):
        raise NotSo(f"'{shown(text)}' {NO_YEAR[0]}", NO_YEAR[1])
    if not any(map(str.isdigit, text)):
        raise NotSo(f"'{shown(text)}' is not a day", left_out(text))
    raise NotSo(f"'{shown(text)}' is not a day", "write year, month and day, such as 2026-01-31, or a month as 2026-01")


def _one_of_two(text: str, two: re.Match[str], order: str | None, doubt: str) -> Stretch:
    one, other = int(two["one"]), int(two["other"])
    own, is_open = order_of(text)
    if is_open and order is None:
        days = [f"{day} {calendar.month_name[month]}" for month, day in ((other, one), (one, other))]
        raise NotSo(
            f"'{shown(text)}' is {days[0]} or {days[1]}, and {doubt}",
            f"say --dates {DAY_FIRST} or --dates {MONTH_FIRST}",
        )
    way = order or own or DAY_FIRST
    if own is not None and own != way:
        raise NotSo(f"'{shown(text)}' is not a day that exists when read {way.replace('-', ' ')}", "correct the day")
    month, day = (other, one) if way == DAY_FIRST else (one, other)
    return _day(text, two["year"], month, day)


def _day(text: str, year: str, month: int, day: int) -> Stretch:
    try:
        found = datetime.date(int(year), month, day)
    except ValueError:
        raise NotSo(f"'{shown(text)}' is not a day that exists", "correct the day") from None
    return Stretch(found, found)


def _period(text: str, match: re.Match[str], year_starts: str) -> Stretch:
    parts = match.groupdict()
    year = parts.get("year") or f"20{parts['short']}"
    try:
        if week := parts.get("week"):
            monday = datetime.date.fromisocalendar(int(year), int(week), 1)
            return Stretch(monday, monday + datetime.timedelta(days=6))
        if part := parts.get("part"):
            written = f"{year}-{part.upper().replace('K', 'Q')}{parts['number']}"
        elif parts.get("name") or parts.get("month"):
            written = f"{year}-{_month(match):02}"
        else:
            written = year
        period = Period.parse(written, year_starts)
    except ValueError:
        raise NotSo(f"'{shown(text)}' is not a period that exists", "write a month as 2026-01") from None
    return Stretch(period.first or datetime.date.min, period.last or datetime.date.max)


def _month(match: re.Match[str]) -> int:
    found = match.groupdict()
    return _MONTHS[found["name"]] if found.get("name") else int(found["month"])


def _exists(year: str, month: int, day: int) -> bool:
    try:
        datetime.date(int(year), month, day)
    except ValueError:
        return False
    return True


def _folded(text: str) -> str:
    return " ".join(text[: _LONGEST + 1].casefold().split())
