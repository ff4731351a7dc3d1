"""What a KPI or a goal asks: of which figure, and between which values it has to be."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from collabctl.conflicts.arithmetic.intervals import Interval
from collabctl.conflicts.figures import Figure, Figures
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi, weight_of
from collabctl.organization.quantities import Target
from collabctl.organization.spans import Span, span_of

GOAL_WEIGHT = 101.0
"""Goals are shared, so they come before what any department wants for itself."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What an item asks of a figure, exactly as it was written; the span is None where no number can be told."""

    item: Kpi | Goal
    figure: Figure
    target: Target
    span: Span | None
    weight: float

    @property
    def metric(self) -> str:
        """The metric that it is about."""
        return self.figure.metric

    @property
    def interval(self) -> Interval:
        """The ends of its span, for arithmetic that takes every end as part of it."""
        return (self.span.low, self.span.high) if self.span else (None, None)


class Asking(NamedTuple):
    """A KPI or a goal, its metric, and its target."""

    item: Kpi | Goal
    metric: str
    target: Target


def asking(organization: Organization, as_of: datetime.date) -> Iterator[Asking]:
    """The KPIs and goals with a target whose period is not over on that day, each with its metric."""
    for item in (*organization.kpis, *organization.goals):
        measure = item if isinstance(item, Kpi) else item.measure
        if measure is None or measure.target is None or not measure.target.is_known or item.period.ended_before(as_of):
            continue
        if measure.metric in organization.metrics:
            yield Asking(item, measure.metric, measure.target)


def bound_of(figures: Figures, one: Asking, *, own: bool = False) -> Bound:
    """What one item asks. How far a figure may go that is to stay steady is no number of theirs, so it is left out."""
    item, metric, target = one
    weight, start = (weight_of(item.weight), item.baseline) if isinstance(item, Kpi) else (GOAL_WEIGHT, None)
    span = None if target.move == "steady" else span_of(target, start)
    return Bound(item, figures.figure(item, metric, own=own), target, span, weight)


def bounds(figures: Figures, some: Iterable[Asking], own: frozenset[str] = frozenset()) -> list[Bound]:
    """What items ask; of the metrics in `own`, KPIs of which nothing says whose figure they are about mean their own.

    Of the others they mean the whole.
    """
    return [bound_of(figures, one, own=one.metric in own) for one in some]
