"""From measurements to one value for each stretch of days: a month, a week, whatever `measured_every` says.

In a stretch the values of each department are put together by `over_time`, and those of the departments then by
`over_departments`: left out, they are added up where the figures add up over time, and averaged otherwise. A figure of
the whole organization is taken as it is, and goes before those of departments.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from functools import lru_cache
from itertools import groupby, takewhile
from typing import NamedTuple

from collabctl.measurements import Cadence, Measurement, Stretch
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric

_DIGITS = 60


class Point(NamedTuple):
    """The value of a stretch of days."""

    stretch: Stretch
    value: float


class _Sum:
    """Values so far: their sum, exactly as they were written, their number, and the latest."""

    __slots__ = ("latest", "number", "total")

    def __init__(self) -> None:
        self.total = Decimal()
        self.number = 0
        self.latest = 0.0

    def add(self, value: float) -> None:
        self.total += Decimal(repr(value))
        self.number += 1
        self.latest = value

    def by(self, how: str) -> float:
        if how == "latest":
            return self.latest
        return float(self.total if how == "sum" else self.total / self.number)


def together(values: Iterable[float], how: str) -> float:
    """Several values as one: their sum, their average or the latest. There has to be one."""
    with localcontext(prec=_DIGITS):
        found = _Sum()
        for value in values:
            found.add(value)
        return found.by(how)


def over_time(metric: Metric) -> str:
    """How its values make the value of a longer time: sum, average or latest."""
    return metric.over_time or "latest"


def points(
    organization: Organization,
    metric: Metric,
    department: str | None = None,
    until: datetime.date = datetime.date.max,
    cadence: Cadence | None = None,
) -> tuple[Point, ...]:
    """The value of each stretch in which something was measured up to a day, in order.

    For a department those of it and of the departments below it count, or those of the whole organization where there
    are no others. `cadence` is that of the metric unless it is given; without any, each day is a stretch.
    """
    cadence = cadence or organization.cadence(metric) or Cadence("day")
    around = lru_cache(maxsize=1)(cadence.around)  # a day comes again for each department
    measured = takewhile(lambda row: row.date <= until, _rows(organization, metric, department))
    found: list[Point] = []
    with localcontext(prec=_DIGITS):
        for stretch, rows in groupby(measured, key=lambda row: around(row.date)):  # they come by day
            parts: dict[str, _Sum] = {}
            for row in rows:
                parts.setdefault(row.department, _Sum()).add(row.value)
            found.append(Point(stretch, _value(metric, parts)))
    return tuple(found)


def _rows(organization: Organization, metric: Metric, department: str | None) -> Iterable[Measurement]:
    """The measurements that count for a department, or for the whole."""
    if department is None:
        return organization.measurements(metric.id)
    measured = {id for table in organization.figures.of(metric.id).tables for id in table.rows.departments}
    below = {id for id in measured if id and department in organization.line_above(id)}
    wanted = below or {""}
    return (row for row in organization.measurements(metric.id) if row.department in wanted)


def _value(metric: Metric, parts: dict[str, _Sum]) -> float:
    how = over_time(metric)
    if "" in parts:
        return parts[""].by(how)
    over_departments = metric.over_departments or ("sum" if how == "sum" else "average")
    return together((part.by(how) for part in parts.values()), over_departments)


def within(found: Sequence[Point], first: datetime.date | None, last: datetime.date | None) -> tuple[Point, ...]:
    """The points whose stretch ends in this time, both days included."""
    first, last = first or datetime.date.min, last or datetime.date.max
    return tuple(point for point in found if first <= point.stretch.last <= last)
