"""Figures on their way into tables of measurements: some thirty bytes each, so that there may be a million."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from collabctl.measurements import Stretch
from collabctl.measurements.ordering import by_day_and_name


class Figure(NamedTuple):
    """A value and what it is about: a day, or a period of which it is the value; and where in its table it stood."""

    days: Stretch
    department: str
    value: float
    note: str
    row: int
    column: int


class Incoming:
    """The figures of one metric."""

    def __init__(self) -> None:
        self._firsts, self._lasts = array("i"), array("i")
        self._values = array("d")
        self._departments, self._rows, self._columns = array("i"), array("i"), array("i")
        self._names: dict[str, int] = {}
        self._notes: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._values)

    @property
    def has_departments(self) -> bool:
        """Whether any is about less than the whole organization."""
        return any(self._names)

    @property
    def has_notes(self) -> bool:
        """Whether any has a note."""
        return bool(self._notes)

    def add(self, figure: Figure) -> None:
        """One more."""
        if figure.note:
            self._notes[len(self)] = figure.note
        self._firsts.append(figure.days.first.toordinal())
        self._lasts.append(figure.days.last.toordinal())
        self._departments.append(self._names.setdefault(figure.department, len(self._names)))
        self._rows.append(figure.row)
        self._columns.append(figure.column)
        self._values.append(figure.value)

    def __iter__(self) -> Iterator[Figure]:
        """The figures by their last day and department; those that have both in common as they stood."""
        names, day = tuple(self._names), datetime.date.fromordinal
        for place in by_day_and_name(self._lasts, self._departments, names):
            yield Figure(
                Stretch(day(self._firsts[place]), day(self._lasts[place])),
                names[self._departments[place]],
                self._values[place],
                self._notes.get(place, ""),
                self._rows[place],
                self._columns[place],
            )
