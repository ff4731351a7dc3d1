"""The order in which a reader looks for things: by the name that is shown, and meetings by their rhythm."""

from __future__ import annotations

import datetime
import unicodedata

from collabctl.organization.schedules import AdHoc, ByRule, Once, Recurring, Schedule

_UNITS = {"day": 1, "week": 7, "month": 30}
_NEVER = datetime.date.max


def by_name(name: str, id: str = "") -> tuple[str, str]:
    """The key of a name: capitals and accents do not count; what is called the same is in the order of the ids."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold(), id


def by_rhythm(slots: tuple[Schedule, ...]) -> tuple[object, ...]:
    """The key of a meeting: the most frequent first, then by day and time; single dates and the unplanned come last."""
    return min(map(_rhythm, slots), default=_rhythm(None))


def _rhythm(slot: Schedule | None) -> tuple[int, int, datetime.date, datetime.time]:
    """How many days lie between two, which of the days it is, its date, and its time."""
    match slot:
        case Recurring():
            every = slot.interval * _UNITS.get(slot.unit, 1)
            if slot.months:
                every = every * 12 // len(slot.months)
            return every, _day(slot), _NEVER, slot.at
        case ByRule():
            return 1_000_000, 0, slot.from_, slot.at
        case Once():
            return 2_000_000, 0, slot.date, slot.at
        case AdHoc() | None:
            return 3_000_000, 0, _NEVER, datetime.time.max


def _day(slot: Recurring) -> int:
    """Where in a week or a month it falls; the last of a month is its end."""
    if slot.month_day is not None:
        return slot.month_day
    weekday = min(slot.weekdays, default=0)
    week = 5 if slot.ordinal == -1 else slot.ordinal or 0
    return max(week - 1, 0) * 7 + weekday
