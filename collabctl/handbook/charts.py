"""Charts of figures: what was measured, and what is wanted for as long as that counts."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from collabctl.drawings.chart import Aim, Chart, Spot
from collabctl.handbook import courses
from collabctl.handbook.book import Book
from collabctl.measurements import Cadence
from collabctl.organization.kpis import Goal, Metric
from collabctl.organization.quantities import Period
from collabctl.results.points import Point, over_time
from collabctl.wording import quantities

LATEST = 24
"""Stretches in a chart, the latest: two years of months."""

_FEWEST = 2
_LONG = ("month", "quarter", "half year", "year")
"""Stretches that are called by their month."""


def chart(book: Book, metric: Metric, goal: Goal | None = None) -> Chart | None:
    """How a metric went, and what a goal wants of it; None where fewer than two values would stand in it."""
    cadence = book.organization.cadence(metric)
    points = _latest(courses.went(book, metric).points, cadence)
    if len(points) < _FEWEST:
        return None
    spots = tuple(
        Spot(
            point.stretch.last,
            point.value,
            courses.amount(book, metric, point.value),
            follows=number > 0 and _follows(points[number - 1], point, cadence),
        )
        for number, point in enumerate(points)
    )
    first, last = spots[0], spots[-1]
    return Chart(
        book.title(metric),
        book.language._(
            "From {first} ({day}) to {last} ({other_day}). The table has the latest figures.",
            first=first.said,
            day=book.language.date(first.day),
            last=last.said,
            other_day=book.language.date(last.day),
        ),
        spots,
        _aim(book, metric, goal, (first.day, last.day)) if goal else None,
        tuple(_marks(book, (first.day, last.day), cadence)),
        of=f"{metric.id} {goal.id}" if goal else metric.id,
    )


def _latest(points: Sequence[Point], cadence: Cadence | None) -> Sequence[Point]:
    """The latest of them; with a cadence, so many stretches, measured or not."""
    latest = points[-LATEST:]
    if cadence is None or not latest:
        return latest
    newest = cadence.number(latest[-1].stretch.last)
    return [point for point in latest if newest - cadence.number(point.stretch.last) < LATEST]


def _follows(before: Point, point: Point, cadence: Cadence | None) -> bool:
    """Whether nothing is missing between the two, as far as anybody can tell."""
    return cadence is None or cadence.number(point.stretch.last) - cadence.number(before.stretch.last) == 1


def _marks(
    book: Book, ends: tuple[datetime.date, datetime.date], cadence: Cadence | None
) -> Iterator[tuple[datetime.date, str]]:
    """The first and the last day, and the years that begin between."""
    first, last = ends
    for day in ends:
        by_month = cadence is not None and cadence.every in _LONG
        yield day, f"{book.language.month(day.month)} {day.year}" if by_month else book.language.date(day)
    for year in range(first.year + 1, last.year + 1):
        yield datetime.date(year, 1, 1), str(year)


def _aim(book: Book, metric: Metric, goal: Goal, shown: tuple[datetime.date, datetime.date]) -> Aim | None:
    """What a goal wants of each stretch. What adds up over its period is spread evenly over that."""
    found = courses.standing(book, goal)
    period = goal.period
    counts = (period.first is None or period.first <= shown[1]) and (period.last is None or shown[0] <= period.last)
    if found is None or found.target is None or found.bounds == (None, None) or not counts:
        return None
    parts = _parts(period, book.organization.cadence(metric)) if over_time(metric) == "sum" else 1
    if not parts:
        return None
    low, high = (None if bound is None else float(bound / parts) for bound in found.bounds)
    aim = Aim(
        quantities.target(book.language, found.target, book.plain(metric.unit)), low, high, period.first, period.last
    )
    more = ""
    if parts > 1:
        each = " – ".join(courses.amount(book, metric, bound) for bound in aim.bounds)
        more = book.language._("(spread evenly: {amount})", amount=each)
    elif not found.target.has_number and found.start is not None:
        more = book.language._("(it stood at {amount})", amount=courses.amount(book, metric, found.start))
    said = book.language._("Wanted: {target}", target=f"{aim.said} {more}".rstrip())
    return dataclasses.replace(aim, said=said)


def _parts(period: Period, cadence: Cadence | None) -> int:
    """How many stretches end in a period, of which the values are added up; 0 where nobody can tell."""
    if cadence is None or period.first is None or period.last is None:
        return 0
    return cadence.ending(period.first, period.last)
