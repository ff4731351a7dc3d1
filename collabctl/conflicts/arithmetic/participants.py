"""Who wants what of which figures: the targets with a number, sorted into components that formulas join."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from collabctl.conflicts.arithmetic.expressions import Expression
from collabctl.conflicts.arithmetic.intervals import WHOLE, Interval, is_empty
from collabctl.conflicts.bounds import Bound, Scope, bounds
from collabctl.organization import Organization
from collabctl.organization.quantities import exact


@dataclass(frozen=True, slots=True)
class Component:
    """Metrics that formulas join, in one scope, and the targets on them: the most important first, then by reference.

    `totals` are those of the metrics that add up over time.
    """

    metrics: tuple[str, ...]
    scope: Scope
    targets: tuple[Bound, ...]
    totals: frozenset[str]

    def is_total(self, asked: Bound) -> bool:
        """Whether the figure that a target is about adds up over time."""
        return asked.metric in self.totals


def components(
    organization: Organization, as_of: datetime.date, formulas: Mapping[str, Expression]
) -> Iterator[Component]:
    """The components that have targets, in the order of their first metric and scope."""
    groups = _groups(formulas)
    targets: dict[tuple[tuple[str, ...], Scope], list[Bound]] = {}
    for asked in bounds(organization, as_of):
        metrics = groups.get(asked.metric, (asked.metric,))
        targets.setdefault((metrics, asked.scope), []).append(asked)
    for (metrics, scope), group in sorted(targets.items(), key=lambda entry: entry[0]):
        group.sort(key=lambda asked: (-asked.weight, asked.item.reference))
        totals = {asked.metric for asked in group if _is_total(organization, asked.metric)}
        yield Component(metrics, scope, tuple(group), frozenset(totals))


def range_of(organization: Organization, metric: str) -> Interval:
    """What is possible for a metric; anything where nothing is said, or where the ends are the wrong way round."""
    known = organization.metrics.get(metric)
    if known is None:
        return WHOLE
    low, high = (None if end is None else exact(end) for end in (known.range.min, known.range.max))
    return WHOLE if is_empty((low, high)) else (low, high)


def _is_total(organization: Organization, id: str) -> bool:
    metric = organization.metrics.get(id)
    return metric is not None and metric.is_total


def _groups(formulas: Mapping[str, Expression]) -> dict[str, tuple[str, ...]]:
    """For each metric that formulas join to others: all of them, sorted."""
    leader: dict[str, str] = {}

    def lead(id: str) -> str:
        while leader.setdefault(id, id) != id:
            leader[id] = leader[leader[id]]
            id = leader[id]
        return id

    for id, expression in formulas.items():
        for part in expression.metrics():
            one, other = sorted((lead(id), lead(part)))
            leader[other] = one
    members: dict[str, list[str]] = {}
    for id in sorted(leader):
        members.setdefault(lead(id), []).append(id)
    return {id: group for group in map(tuple, members.values()) for id in group}
