"""Figures from elsewhere beside those that are there: which are new, which are the same, and which are not."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from collabctl.adopt.figures.grid import place
from collabctl.adopt.figures.incoming import Figure, Incoming
from collabctl.adopt.figures.outcome import Reading
from collabctl.measurements import Series, Stretch
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric


class There(NamedTuple):
    """A figure that is written down already."""

    path: str
    line: int
    value: float
    note: str


class Change(NamedTuple):
    """A figure that is there with another value or another note."""

    there: There
    figure: Figure

    @property
    def has_other_value(self) -> bool:
        """Whether more than the note differs."""
        return self.there.value != self.figure.value


@dataclass(slots=True)
class Merged:
    """What the figures of one metric are beside those that are there; `same` counts those that change nothing."""

    metric: Metric
    new: Incoming = field(default_factory=Incoming)
    changed: list[Change] = field(default_factory=list)
    same: int = 0


def merged(organization: Organization, reading: Reading) -> list[Merged]:
    """The figures of each metric beside those that are there, by metric; what cannot be is told in `reading`.

    The figure of a month is the same as one for any day of it, so that a table which has the fifteenth keeps it.
    """
    return [
        _beside(metric, organization.figures.of(metric.id), reading.figures[metric.id], reading)
        for metric in organization.metrics
        if metric.id in reading.figures
    ]


def _beside(metric: Metric, series: Series, incoming: Incoming, reading: Reading) -> Merged:
    result, known, before = Merged(metric), _Known(series), dict[str, Figure]()
    for figure in incoming:
        other = before.get(figure.department)
        before[figure.department] = figure
        if other is not None and other.days.last >= figure.days.first:
            said = _said(figure.days, figure.department)
            reading.tell(
                place(figure.row, figure.column),
                f"{metric} has a figure for {said} in {place(other.row, other.column)} too",
                "leave one of them out",
            )
            continue
        there = known.within(figure.days, figure.department)
        if not there:
            result.new.add(figure)
        elif len(there) > 1:
            said = _said(figure.days, figure.department)
            reading.tell(
                place(figure.row, figure.column),
                f"{metric} has {len(there)} figures for {said} already, the first at {there[0].path}:{there[0].line}",
                "one cannot stand for all of them",
            )
        elif there[0].value == figure.value and figure.note in ("", " ".join(there[0].note.split())):
            result.same += 1
        else:
            result.changed.append(Change(there[0], figure))
    return result


def _said(days: Stretch, department: str) -> str:
    said = f"{days.last}" if days.first == days.last else f"{days.first} to {days.last}"
    return f"{said} of {department}" if department else said


class _Known:
    """The measurements of one metric, to look up by day and department: some twenty bytes each."""

    def __init__(self, series: Series) -> None:
        self._days: dict[str, array[int]] = {}
        self._found: dict[str, array[int]] = {}
        self._values, self._lines, self._files = array("d"), array("i"), array("i")
        self._notes: dict[int, str] = {}
        self._paths: dict[str, int] = {}
        for row in series:
            if row.note:
                self._notes[len(self._values)] = row.note
            self._days.setdefault(row.department, array("i")).append(row.date.toordinal())
            self._found.setdefault(row.department, array("i")).append(len(self._values))
            self._values.append(row.value)
            self._lines.append(row.line)
            self._files.append(self._paths.setdefault(row.path, len(self._paths)))
        self._names = tuple(self._paths)

    def within(self, days: Stretch, department: str) -> list[There]:
        """The measurements on these days, by day."""
        known = self._days.get(department)
        if known is None:
            return []
        first = bisect_left(known, days.first.toordinal())
        last = bisect_right(known, days.last.toordinal())
        return [
            There(self._names[self._files[at]], self._lines[at], self._values[at], self._notes.get(at, ""))
            for at in self._found[department][first:last]
        ]
