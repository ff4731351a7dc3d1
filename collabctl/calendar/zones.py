"""When the clocks of a zone change, as rules that a calendar file can carry.

They are read off the table of time zones by asking for the offset every few days. A change that comes back every year
on the same weekday of the same month becomes one yearly rule; any other stands alone, with its date.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

LEAST_TO_BE_A_RULE = 3
"""How many years in a row the clocks must have changed on such a day for it to be a rule."""

CYCLE = 28
"""Years after which dates and weekdays fall together again: within them every date that a rule can give is seen."""

_ORDINALS = {1: 1, 8: 2, 15: 3, 22: 4}  # which such weekday of a month falls among the seven days from this one
_UTC = datetime.UTC
_A_DAY = datetime.timedelta(days=1)
_STEP = datetime.timedelta(days=3)  # no zone has ever changed its clocks twice within it
_NO_TIME = datetime.timedelta(0)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the clocks: `wall` is what they show at that moment, before they are put right."""

    wall: datetime.datetime
    before: datetime.timedelta
    after: datetime.timedelta
    name: str
    summer: bool

    @property
    def moment(self) -> datetime.datetime:
        """The same in universal time."""
        return (self.wall - self.before).replace(tzinfo=_UTC)


@dataclass(frozen=True, slots=True)
class Onset:
    """A change and how it comes back. It falls on the one such weekday among seven days that begin with `from_day`.

    Without `from_day` it happens once. `last` is its last time where that is known; None when it goes on.
    """

    first: Change
    from_day: int | None = None
    last: Change | None = None

    @property
    def ordinal(self) -> int | None:
        """Which such weekday of the month it is: 1 to 4, -1 for the last, or None when it is neither."""
        last_week = _last_week(self.first.wall.month)
        return _ORDINALS.get(self.from_day or 0) if self.from_day != last_week else -1 if last_week else None


@lru_cache(maxsize=64)
def onsets(zone: ZoneInfo, first: datetime.date, last: datetime.date) -> tuple[Onset, ...]:
    """What a reader must know to tell the time in `zone` on each day from `first` to `last`, in order.

    It begins with a change before `first`, or with how the clocks have stood all along.
    """
    changes: dict[object, list[Change]] = {}
    for change in _changes(zone, datetime.date(first.year - 1, 1, 1), datetime.date(last.year + CYCLE, 12, 31)):
        kind = (change.wall.weekday(), change.wall.time(), change.before, change.after, change.name)
        changes.setdefault(kind, []).append(change)
    found = [
        onset
        for alike in changes.values()
        for run in _runs(alike)
        for onset in _as_onsets(run, last.year + CYCLE)
        if onset.first.wall.date() <= last + _A_DAY
    ]
    found.sort(key=lambda onset: onset.first.wall)
    if not found or found[0].first.wall.date() >= first - _A_DAY:
        found.insert(0, Onset(_standing(zone, datetime.date(first.year - 1, 1, 1))))
    return tuple(found)


def _standing(zone: ZoneInfo, day: datetime.date) -> Change:
    """How the clocks stand at the beginning of a day, as a change that changes nothing."""
    midnight = datetime.datetime.combine(day, datetime.time(), zone)
    offset = midnight.utcoffset() or _NO_TIME
    return Change(midnight.replace(tzinfo=None), offset, offset, midnight.tzname() or "UTC", bool(midnight.dst()))


def _changes(zone: ZoneInfo, first: datetime.date, last: datetime.date) -> Iterator[Change]:
    before = datetime.datetime.combine(first, datetime.time(), _UTC)
    end = datetime.datetime.combine(last, datetime.time(), _UTC)
    offset = _offset(zone, before)
    while before < end:
        after = before + _STEP
        if _offset(zone, after) != offset:
            moment = _moment(zone, before, after)
            local = moment.astimezone(zone)
            wall, new = (moment + offset).replace(tzinfo=None), _offset(zone, moment)
            yield Change(wall, offset, new, local.tzname() or "UTC", bool(local.dst()))
            offset = new
        before = after


def _offset(zone: ZoneInfo, moment: datetime.datetime) -> datetime.timedelta:
    return moment.astimezone(zone).utcoffset() or _NO_TIME


def _moment(zone: ZoneInfo, before: datetime.datetime, after: datetime.datetime) -> datetime.datetime:
    """The first second after `before` at which the offset is that of `after`."""
    offset = _offset(zone, after)
    low, high = 0, int((after - before).total_seconds())
    while low < high:
        middle = (low + high) // 2
        if _offset(zone, before + datetime.timedelta(seconds=middle)) == offset:
            high = middle
        else:
            low = middle + 1
    return before + datetime.timedelta(seconds=high)


def _runs(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Changes of a kind, taken together as long as they come each year, in one month and within seven days of it."""
    run: list[Change] = []
    for change in changes:
        days = [other.wall.day for other in [*run, change]]
        goes_on = (
            bool(run)
            and (change.wall.year, change.wall.month) == (run[-1].wall.year + 1, run[-1].wall.month)
            and max(days) - min(days) < 7
        )
        if run and not goes_on:
            yield run
            run = []
        run.append(change)
    if run:
        yield run


def _as_onsets(run: Sequence[Change], last_year: int) -> list[Onset]:
    if len(run) < LEAST_TO_BE_A_RULE:
        return [Onset(change) for change in run]
    days = [change.wall.day for change in run]
    lowest, highest = max(1, max(days) - 6), min(days)
    usual = [day for day in (_last_week(run[0].wall.month), *_ORDINALS) if day and lowest <= day <= highest]
    goes_on = run[-1].wall.year == last_year
    return [Onset(run[0], usual[0] if usual else lowest, None if goes_on else run[-1])]


def _last_week(month: int) -> int | None:
    """The day on which the last seven days of a month begin; None for February, where that depends on the year."""
    return None if month == 2 else calendar.monthrange(2025, month)[1] - 6
