"""How often something is measured, and which stretch of days a measurement is about."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import NamedTuple

_DAYS = {"day": 1, "week": 7, "2 weeks": 14, "4 weeks": 28}
_MONTHS = {"month": 1, "quarter": 3, "half year": 6, "year": 12}
_DAYS_OF_A_MONTH = 365.25 / 12


class Stretch(NamedTuple):
    """Days one after another, both ends included."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often there is a new value, as `measured_every` says. Years begin in the month `year_starts`, from 0."""

    every: str
    year_starts: int = 0

    @property
    def days(self) -> float:
        """Days from one measurement to the next, on average."""
        return _DAYS[self.every] if self.every in _DAYS else _MONTHS[self.every] * _DAYS_OF_A_MONTH

    def around(self, day: datetime.date) -> Stretch:
        """The stretch that a day falls in: its month, its week from Monday, and so on."""
        if self.every in _DAYS:
            length = _DAYS[self.every]
            first = (day.toordinal() - 1) // length * length + 1
            last = min(first + length - 1, datetime.date.max.toordinal())
            return Stretch(datetime.date.fromordinal(first), datetime.date.fromordinal(last))
        length = _MONTHS[self.every]
        months = day.year * 12 + day.month - 1
        start = max((months - self.year_starts) // length * length + self.year_starts, 12)
        end = min(start + length - 1, datetime.date.max.year * 12 + 11)
        last_day = calendar.monthrange(end // 12, end % 12 + 1)[1]
        return Stretch(datetime.date(start // 12, start % 12 + 1, 1), datetime.date(end // 12, end % 12 + 1, last_day))

    def after(self, stretch: Stretch) -> Stretch:
        """The stretch that follows; the last of all is its own."""
        if stretch.last == datetime.date.max:
            return stretch
        return self.around(stretch.last + datetime.timedelta(days=1))

    def between(self, first: datetime.date, last: datetime.date) -> int:
        """How many stretches begin on one of these days, both included."""
        return max(self.number(last) - self._before(first), 0)

    def ending(self, first: datetime.date, last: datetime.date) -> int:
        """How many stretches end on one of these days, both included: those whose figures count for that time."""
        whole = self.around(last).last == last
        return max(self.number(last) - self.number(first) + whole, 0)

    def number(self, day: datetime.date) -> int:
        """The number of the stretch that a day falls in; those of stretches that follow one another do too."""
        if self.every in _DAYS:
            return (day.toordinal() - 1) // _DAYS[self.every]
        return (day.year * 12 + day.month - 1 - self.year_starts) // _MONTHS[self.every]

    def _before(self, day: datetime.date) -> int:
        """The number of the stretch that the day before falls in."""
        return self.number(day) - (self.around(day).first == day)
