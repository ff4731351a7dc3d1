"""Many measurements in little memory: some twenty bytes a row, notes apart."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from collabctl.findings import Location
from collabctl.measurements.ordering import by_day_and_name


class Measurement(NamedTuple):
    """A value, the day it is about, and where it stands. `department` is "" for the organization as a whole."""

    date: datetime.date
    department: str
    path: str
    line: int
    value: float
    note: str = ""

    @property
    def place(self) -> Location:
        """Where it stands."""
        return Location(self.path, self.line, 1, self.line, 1)


class Rows:
    """The sound rows of one table."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._days = array("i")
        self._values = array("d")
        self._lines = array("i")
        self._departments = array("i")
        self._notes: dict[int, str] = {}
        self._names: dict[str, int] = {}
        self._firsts = array("i")
        self._last = (0, "")
        self._sorted = True

    def __len__(self) -> int:
        return len(self._days)

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments that rows are about, "" among them for the whole, in the order in which they come."""
        return tuple(self._names)

    def add(self, date: datetime.date, value: float, department: str, note: str, line: int) -> None:
        """One more row."""
        day = date.toordinal()
        if self._sorted:
            place = (day, department)
            self._sorted = self._last <= place
            self._last = place
        if note:
            self._notes[len(self._days)] = note
        self._days.append(day)
        self._values.append(value)
        self._lines.append(line)
        if department not in self._names:
            self._names[department] = len(self._names)
            self._firsts.append(line)
        self._departments.append(self._names[department])

    def first_of(self, department: str) -> int:
        """The line of the first row of a department that is among `departments`."""
        return self._firsts[self._names[department]]

    def __iter__(self) -> Iterator[Measurement]:
        """The rows in the order of day, department and line."""
        names = self.departments
        for row in self._order():
            yield Measurement(
                datetime.date.fromordinal(self._days[row]),
                names[self._departments[row]],
                self._path,
                self._lines[row],
                self._values[row],
                self._notes.get(row, ""),
            )

    def _order(self) -> Iterator[int]:
        if self._sorted:
            return iter(range(len(self)))
        return iter(by_day_and_name(self._days, self._departments, self.departments))
