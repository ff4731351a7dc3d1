"""What a KPI or a goal asks of a metric: between which values it has to be."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from collabctl.conflicts.arithmetic.intervals import Interval
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi, weight_of

GOAL_WEIGHT = 101.0
"""Goals are shared, so they come before what any department wants for itself."""

Scope = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """The target of a KPI or goal as an interval, exactly as it was written; `scope` is the part that it is about."""

    item: Kpi | Goal
    metric: str
    scope: Scope
    interval: Interval
    weight: float


def bounds(organization: Organization, as_of: datetime.date) -> Iterator[Bound]:
    """What is asked, in numbers, by the KPIs and goals whose period is not over on that day."""
    for kpi in organization.kpis:
        interval = kpi.interval
        if interval is not None and kpi.metric in organization.metrics and not kpi.period.ended_before(as_of):
            yield Bound(kpi, kpi.metric, tuple(sorted(kpi.scope.items())), interval, weight_of(kpi.weight))
    for goal in organization.goals:
        measure = goal.measure
        if measure is None or measure.target is None or not measure.target.has_number:
            continue
        if measure.metric in organization.metrics and not goal.period.ended_before(as_of):
            yield Bound(goal, measure.metric, (), (measure.target.low, measure.target.high), GOAL_WEIGHT)
