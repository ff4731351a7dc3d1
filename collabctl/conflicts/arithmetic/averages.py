"""An average lies between its parts: what that leaves no room for.

It takes all the parts to prove anything: one department above the mean may be made up for by another. So a mean of
departments is bounded only where each department that makes up the whole has a target, and a mean of a year only where
the periods that have one make up the year.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from collabctl.conflicts.bounds import Bound
from collabctl.conflicts.figures import Figure, Figures

ONE_DAY = datetime.timedelta(days=1)


def out_of_reach(figures: Figures, bounds: Iterable[Bound]) -> Iterator[tuple[Bound, ...]]:
    """Sets of targets, each that of an average with those of all its parts, which lie above it or all below it."""
    by_figure: dict[Figure, list[Bound]] = {}
    for bound in bounds:
        if bound.span is not None:
            by_figure.setdefault(bound.figure, []).append(bound)
    by_metric: dict[str, list[Figure]] = {}
    for figure in by_figure:
        by_metric.setdefault(figure.metric, []).append(figure)
    for id, known in sorted(by_metric.items()):
        metric = figures.organization.metrics.get(id)
        if metric is None or len(known) < 2:
            continue
        for whole in sorted(known, key=repr):
            for above in by_figure[whole]:
                if metric.over_departments == "average":
                    yield from _of_departments(figures, above, by_figure)
                if metric.over_time == "average":
                    yield from _of_periods(above, known, by_figure)


def _of_departments(
    figures: Figures, above: Bound, by_figure: dict[Figure, list[Bound]]
) -> Iterator[tuple[Bound, ...]]:
    """The mean of departments, where those that make it up are all on one side of it."""
    parts = figures.organization.parts
    whole = above.figure
    wanted = parts.directly_below(whole.owner)
    owners = [parts.owner(id) for id in sorted(wanted)]
    if not owners or whole.owner in owners or not _make_up(figures, whole, wanted):
        return
    for high in (True, False):
        found = []
        for owner in owners:
            figure = whole._replace(owner=owner)
            beyond = [one for one in by_figure.get(figure, ()) if _is_beyond(one, above, high=high)]
            if not beyond:
                break
            found.append(beyond[0])
        if len(found) == len(owners):
            yield (above, *found)


def _make_up(figures: Figures, whole: Figure, departments: frozenset[str]) -> bool:
    """Whether nothing is measured beside these departments, as far as figures show."""
    parts = figures.organization.parts
    inside = frozenset(id for department in departments for id in parts.below(department))
    measured = parts.measured(whole.metric)
    return (measured if whole.owner is None else measured & parts.below(whole.owner)) <= inside


def _of_periods(
    above: Bound, known: Sequence[Figure], by_figure: dict[Figure, list[Bound]]
) -> Iterator[tuple[Bound, ...]]:
    """The mean of a period, where periods that make it up exactly are all on one side of it."""
    whole = above.figure
    first, last = whole.days
    if first is None or last is None or last == datetime.date.max:
        return
    for high in (True, False):
        starts: dict[datetime.date, list[Bound]] = {}
        for figure in known:
            if figure[1:3] == whole[1:3] and figure.days.first and figure.days.last and figure != whole:
                beyond = [one for one in by_figure[figure] if _is_beyond(one, above, high=high)]
                if beyond and figure.days.last <= last:
                    starts.setdefault(figure.days.first, []).append(beyond[0])
        if chain := _chain(starts, first, last):
            yield (above, *chain)


def _chain(starts: dict[datetime.date, list[Bound]], first: datetime.date, last: datetime.date) -> list[Bound]:
    """Periods that follow each other from the first day to the last; the longest ones that there are."""
    ways: dict[datetime.date, list[Bound]] = {first: []}
    waiting = [first]
    while waiting:
        waiting.sort(reverse=True)
        day = waiting.pop()
        for one in sorted(starts.get(day, ()), key=lambda one: one.figure.days, reverse=True):
            until = one.figure.days.last
            if until is None:
                continue
            if until == last:
                return [*ways[day], one]
            if until + ONE_DAY not in ways:
                ways[until + ONE_DAY] = [*ways[day], one]
                waiting.append(until + ONE_DAY)
    return []


def _is_beyond(part: Bound, whole: Bound, *, high: bool) -> bool:
    """Whether a part asks for more than the whole allows, or for less."""
    if part.span is None or whole.span is None:
        return False
    return part.span.lies_above(whole.span) if high else whole.span.lies_above(part.span)
