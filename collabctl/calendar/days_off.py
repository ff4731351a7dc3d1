"""Days that do not count, looked up quickly: many stretches, in any order, some of them inside others."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from collabctl.organization.schedules import Days
from collabctl.organization.settings import OrganizationSettings

_A_DAY = datetime.timedelta(days=1)


class DaysOff:
    """Stretches of days, merged into as few as possible and in order."""

    __slots__ = ("_firsts", "_lasts")

    def __init__(self, stretches: Iterable[Days]) -> None:
        self._firsts: list[datetime.date] = []
        self._lasts: list[datetime.date] = []
        for days in sorted(stretches, key=lambda days: days.first):
            if self._lasts and days.first <= self._lasts[-1] + _A_DAY:
                self._lasts[-1] = max(self._lasts[-1], days.last)
            else:
                self._firsts.append(days.first)
                self._lasts.append(days.last)

    def __contains__(self, day: datetime.date) -> bool:
        place = bisect_right(self._firsts, day)
        return place > 0 and day <= self._lasts[place - 1]

    @property
    def last(self) -> datetime.date:
        """The last of these days; the first day of all when there are none."""
        return self._lasts[-1] if self._lasts else datetime.date.min


@lru_cache(maxsize=8)
def closed(settings: OrganizationSettings) -> DaysOff:
    """The days on which nobody of the organization works."""
    return DaysOff(settings.closed)
