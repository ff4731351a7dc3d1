"""When something happens: a rhythm, one date, a rule of the calendar standard, or whenever it is needed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from collabctl.organization.quantities import MONTHS, WEEKDAYS, InPart, Zone, parse_date, parse_time, parse_zone
from collabctl.organization.recurrence import RecurrenceRule
from collabctl.organization.text import Text

SPANS = {"quarter": (3, "month"), "half year": (6, "month"), "year": (12, "month"), "twice a year": (6, "month")}
"""What people call a rhythm that is some months long."""

UNKNOWN = "unknown"
"""Written for `from` where something comes every few weeks or months and nobody has said yet in which."""

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


@dataclass(frozen=True, slots=True)
class Days:
    """A day, or a stretch of days with both ends included, and why it is marked."""

    first: datetime.date
    last: datetime.date
    because: Text | None = None

    @classmethod
    def parse(cls, value: Any, language: str = "en") -> Days:
        """Days written as 2026-12-25, {date, because} or {from, until, because}; `language` is the first one."""
        if not isinstance(value, Mapping):
            return cls(parse_date(value), parse_date(value))
        because = Text(value["because"], language) if value.get("because") else None
        if "date" in value:
            day = parse_date(value["date"])
            return cls(day, day, because)
        first, last = parse_date(value["from"]), parse_date(value["until"])
        if last < first:
            raise InPart("until", f"these days end ({last}) before they begin ({first}); one of the two is wrong")
        return cls(first, last, because)

    def __contains__(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Recurring:
    """Every `interval` days, weeks or months, weeks and months counted from the one that `from_` falls in.

    `weekdays` counts from Monday as 0. In a month it is `ordinal` (1 to 4, or -1 for the last) of its one weekday, or
    `month_day`. `months` limits a monthly rhythm to these months, January as 1.
    """

    unit: str
    interval: int
    at: datetime.time
    weekdays: tuple[int, ...] = ()
    ordinal: int | None = None
    month_day: int | None = None
    months: tuple[int, ...] = ()
    timezone: Zone | None = None
    from_: datetime.date | None = None
    until: datetime.date | None = None
    except_: tuple[Days, ...] = ()

    @property
    def turn_unknown(self) -> bool:
        """Whether nobody knows yet in which of the weeks or months it comes, so that no day can be told."""
        return self.interval > 1 and self.from_ is None


@dataclass(frozen=True, slots=True)
class Once:
    """On one day."""

    date: datetime.date
    at: datetime.time
    timezone: Zone | None = None


@dataclass(frozen=True, slots=True)
class ByRule:
    """By a recurrence rule of RFC 5545, for what a rhythm cannot say."""

    rrule: str
    at: datetime.time
    from_: datetime.date
    timezone: Zone | None = None
    until: datetime.date | None = None
    except_: tuple[Days, ...] = ()


@dataclass(frozen=True, slots=True)
class AdHoc:
    """Not planned: `when` says what sets it off."""

    when: Text


Schedule = Recurring | Once | ByRule | AdHoc


def parse_schedule(value: Mapping[str, Any], language: str = "en") -> Schedule:
    """One slot of a schedule, of whichever of the four sorts it is; `language` is the organization's first."""
    zone = parse_zone(value["timezone"]) if value.get("timezone") else None
    if "ad_hoc" in value:
        return AdHoc(Text(value["ad_hoc"], language))
    if "once" in value:
        once = value["once"]
        zone = parse_zone(once["timezone"]) if once.get("timezone") else zone
        return Once(parse_date(once["date"]), parse_time(once["at"]), zone)
    at = parse_time(value["at"])
    first = parse_date(value["from"]) if value.get("from") not in (None, UNKNOWN) else None
    last = parse_date(value["until"]) if value.get("until") else None
    if first and last and last < first:
        raise InPart("until", f"'until' ({last}) is before 'from' ({first}); one of the two is wrong")
    excepted = tuple(Days.parse(days, language) for days in _listed(value.get("except")))
    if "rrule" in value:
        if first is None:
            raise ValueError("a rule needs 'from', the day on which it begins")
        RecurrenceRule.parse(value["rrule"])  # for its sentence when it says nothing that can be kept
        return ByRule(value["rrule"], at, first, zone, last, excepted)
    interval, unit = _rhythm(str(value["every"]))
    weekdays, ordinal, month_day = _days(value.get("day"))
    return Recurring(
        unit=unit,
        interval=interval,
        at=at,
        weekdays=weekdays,
        ordinal=ordinal,
        month_day=month_day,
        months=tuple(sorted(MONTHS.index(month) + 1 for month in _listed(value.get("in")))),
        timezone=zone,
        from_=first,
        until=last,
        except_=excepted,
    )


def _rhythm(every: str) -> tuple[int, str]:
    """How many of which unit lie between two: `6 weeks`, `quarter`."""
    if every in SPANS:
        return SPANS[every]
    *number, unit = every.split()
    return int(number[0]) if number else 1, unit.removesuffix("s")


def _days(day: Any) -> tuple[tuple[int, ...], int | None, int | None]:
    if isinstance(day, int | float):  # a schema takes 15.0 for a whole number
        return (), None, int(day)
    if isinstance(day, str) and " " in day:
        ordinal, weekday = day.split()
        return (WEEKDAYS.index(weekday[:3]),), ORDINALS[ordinal], None
    return tuple(sorted(WEEKDAYS.index(weekday[:3]) for weekday in _listed(day))), None, None


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
