"""A picture of what happens when: rows with the days they take, before anybody draws them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

MOST_MARKS = 5
"""Days that are marked on the axis; more could not stand beside each other on a phone."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that happens, from a day until a day, which may be the same one. `when` says it in words."""

    name: str
    first: datetime.date
    last: datetime.date
    when: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """A picture of rows, from the top down. `marks` are days on the axis, each with the words for it.

    `title` and `description` are words of ours, never data: they are for who cannot see it.
    """

    title: str
    description: str
    rows: tuple[Row, ...] = ()
    marks: tuple[tuple[datetime.date, str], ...] = ()

    @property
    def first(self) -> datetime.date:
        """The first day of all; raises ValueError without rows."""
        return min(row.first for row in self.rows)

    @property
    def last(self) -> datetime.date:
        """The last day of all; raises ValueError without rows."""
        return max(row.last for row in self.rows)


def month_starts(first: datetime.date, last: datetime.date) -> tuple[datetime.date, ...]:
    """First days of months between two days, evenly spread and no more than `MOST_MARKS`, to mark on the axis."""
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    step = -(-len(months) // MOST_MARKS)
    return tuple(datetime.date(month // 12, month % 12 + 1, 1) for month in months[:: max(step, 1)])
