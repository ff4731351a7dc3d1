"""What relates a figure to its parts: departments and scopes that add up, and periods that follow each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from collabctl.conflicts.arithmetic.intervals import NOTHING, ZERO, Interval
from collabctl.conflicts.figures import Days, Figure, Figures
from collabctl.organization.kpis import Metric

NOT_NEGATIVE: Interval = (ZERO, None)
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Link:
    """`whole` less its `parts` leaves a `rest`. `why` says so in words."""

    whole: Figure
    parts: tuple[Figure, ...]
    rest: Interval
    why: str


@dataclass(frozen=True, slots=True)
class Additive:
    """In which ways the figures of a metric are made of parts that add up."""

    departments: bool = False
    scopes: bool = False
    days: bool = False

    @classmethod
    def of(cls, metric: Metric | None) -> Additive:
        """What a metric says. Where a part could be negative it may be larger than the whole, and proves nothing.

        Stretches that make up a period exactly add up whatever their sign.
        """
        if metric is None:
            return cls()
        positive = metric.range.min is not None and metric.range.min >= 0
        sums = metric.over_departments == "sum"
        return cls(positive and sums, positive and (sums or metric.is_total), metric.is_total)


def links(figures: Figures, known: Sequence[Figure]) -> Iterator[Link]:
    """What relates these figures, all of one metric."""
    metric = figures.organization.metrics.get(known[0].metric)
    additive = Additive.of(metric)
    if metric is not None and additive.departments:
        yield from _departments(figures, metric, known)
    if metric is not None and additive.scopes:
        yield from _scopes(metric, known)
    if metric is not None and additive.days:
        yield from _days(metric, known)


def _departments(figures: Figures, metric: Metric, known: Sequence[Figure]) -> Iterator[Link]:
    """An owner's figure holds those of the nearest owners in it, which share nothing."""
    holds = figures.organization.parts.holds
    for whole in known:
        inside = [
            one for one in known
            if one.owner != whole.owner and (one.scope, one.days) == (whole.scope, whole.days)
            and holds(whole.owner, one.owner)
        ]  # fmt: skip
        parts = [one for one in inside if not any(one != other and holds(other.owner, one.owner) for other in inside)]
        if parts:
            why = f"departments add up in {metric.id}, and none is below 0"
            yield Link(whole, tuple(parts), NOT_NEGATIVE, why)


def _scopes(metric: Metric, known: Sequence[Figure]) -> Iterator[Link]:
    """A figure holds those of the values of one more key, which share nothing."""
    by_place = {(one.owner, one.scope, one.days): one for one in known}
    for whole in known:
        narrower: dict[str, list[Figure]] = {}
        for (owner, scope, days), one in by_place.items():
            added = set(scope) - set(whole.scope)
            if (owner, days) == (whole.owner, whole.days) and set(whole.scope) < set(scope) and len(added) == 1:
                narrower.setdefault(added.pop()[0], []).append(one)
        for key, parts in sorted(narrower.items()):
            yield Link(whole, tuple(parts), NOT_NEGATIVE, f"each {key} is a part of {metric.id}, and none is below 0")


def _days(metric: Metric, known: Sequence[Figure]) -> Iterator[Link]:
    """Each period is exactly the stretches between the ends of all of them; these figures are made up on the way."""
    places: dict[tuple[object, ...], list[Figure]] = {}
    for one in known:
        if one.days.first is not None and one.days.last not in (None, datetime.date.max):
            places.setdefault((one.owner, one.scope), []).append(one)
    for some in places.values():
        cuts = sorted({cut for one in some for cut in _cuts(one.days)})
        for whole in some if len(some) > 1 else ():
            first, after = _cuts(whole.days)
            inside = [cut for cut in cuts if first <= cut <= after]
            stretches = tuple(whole._replace(days=Days(start, end - ONE_DAY)) for start, end in pairwise(inside))
            if len(stretches) > 1:
                yield Link(whole, stretches, NOTHING, f"{metric.id} adds up over time")


def _cuts(days: Days) -> tuple[datetime.date, datetime.date]:
    if days.first is None or days.last is None:
        raise ValueError("an open period has no ends to cut at")
    return days.first, days.last + ONE_DAY
