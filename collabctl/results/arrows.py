"""Does the data bear out the arrow? What the figures say about an influence that people wrote down.

Looked at is whether a change of the one goes with a change of the other, as many stretches later as the `lag` says: by
Spearman's rank correlation of the changes from one stretch to the next, with its 95 % confidence interval. Changes,
and not values, because two figures that both went up for a year seem to move together whatever they are.

It supports an arrow when the whole interval lies on its side of zero, contradicts it when it lies on the other, and
cannot tell otherwise, or with fewer than MIN_PAIRS pairs. Its limits: it sees no cause, only company; of twenty arrows
that mean nothing, one will seem to be borne out or contradicted; and a lag that is not the real one hides what is
there. So nothing of this is ever a finding, and `evidence` changes only when a person writes so.

A relation is asked about only where no arrow leads from the one to the other and none from a third to both. With every
two metrics looked at, many would seem related by chance: the interval is made wider by their number (Bonferroni).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from typing import Literal

from collabctl.measurements import Cadence
from collabctl.organization import Organization
from collabctl.organization.kpis import Influence, Metric
from collabctl.results.correlation import independent, interval, spearman
from collabctl.results.points import points

MIN_PAIRS = 12
"""Pairs of changes without which nothing is said: a year of months, less one."""

MOST_QUESTIONS = 3
"""Relations that nobody wrote down and that are asked about."""

MOST_METRICS = 60
"""Metrics of which every two are held against each other: beyond, chance alone would fill the page."""

STRONG = 0.4
"""What the whole interval of a relation lies beyond that is asked about."""

_SIGNS = {"raises": 1, "lowers": -1}
_MINUTES_OF_A_DAY = 24 * 60
Bearing = Literal["supports", "contradicts", "cannot tell"]
Changes = dict[int, float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the figures say about one influence; `correlation` is None where there were too few pairs, or no changes.

    Changes were held against those so many stretches of `cadence` later, as near to the lag as there are figures.
    """

    metric: Metric
    influence: Influence
    cadence: Cadence
    later: int
    bearing: Bearing
    pairs: int
    correlation: float | None = None
    low: float = -1.0
    high: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """Two metrics that move together, with no influence between them that anybody wrote down."""

    one: Metric
    other: Metric
    correlation: float
    pairs: int


class Arrows:
    """The influences of an organization, held against what was measured up to a day."""

    def __init__(self, organization: Organization, as_of: datetime.date) -> None:
        self._organization = organization
        self._changes = cache(lambda metric, every: self._work_out(metric, every, as_of))
        self._moved_by: dict[str, set[str]] = defaultdict(set)
        for metric in organization.metrics:
            for influence in metric.influences:
                if not influence.refuted:
                    self._moved_by[influence.metric].add(metric.id)

    def evidence(self) -> Iterator[Evidence]:
        """Every influence between two metrics that are measured; those that are marked as refuted are left out."""
        for metric in self._organization.metrics:
            for influence in metric.influences:
                other = self._organization.metrics.get(influence.metric)
                if other is not None and not influence.refuted and self._is_measured(metric, other):
                    yield self._weighed(metric, other, influence)

    def questions(self) -> list[Question]:
        """The strongest relations that nobody wrote down, with an interval that allows for how many were looked at."""
        measured = [metric for metric in self._organization.metrics if self._is_measured(metric)]
        if len(measured) > MOST_METRICS:
            return []
        pairs = [
            (one, other)
            for one, other in combinations(measured, 2)
            if not (one.formula or other.formula or self._is_written(one, other))
        ]
        found = []
        for one, other in pairs:
            xs, ys = self._paired(one, other, self._slower(one, other), 0)
            correlation = spearman(xs, ys) if len(xs) >= MIN_PAIRS else None
            if correlation is not None:
                low, high = interval(correlation, independent(xs, ys), 1 - 0.05 / len(pairs))
                if max(low, -high) > STRONG:
                    found.append(Question(one, other, correlation, len(xs)))
        return sorted(found, key=lambda question: -abs(question.correlation))[:MOST_QUESTIONS]

    def _is_written(self, one: Metric, other: Metric) -> bool:
        """Whether arrows tell how the two are related: one moves the other, or a third both. Or people refuted that."""
        direct = {(metric.id, arrow.metric) for metric in (one, other) for arrow in metric.influences}
        looked_at = not direct.isdisjoint({(one.id, other.id), (other.id, one.id)})
        return looked_at or not self._movers(one.id).isdisjoint(self._movers(other.id))

    def _movers(self, metric: str) -> set[str]:
        """The metric, and all from which arrows lead to it."""
        found, around = {metric}, [metric]
        while around:
            more = self._moved_by[around.pop()] - found
            found |= more
            around += more
        return found

    def _is_measured(self, *metrics: Metric) -> bool:
        return all(metric.measured_every and metric.id in self._organization.figures for metric in metrics)

    def _weighed(self, metric: Metric, other: Metric, influence: Influence) -> Evidence:
        cadence = self._slower(metric, other)
        later = round(float(influence.lag.minutes) / _MINUTES_OF_A_DAY / cadence.days) if influence.lag else 0
        xs, ys = self._paired(metric, other, cadence, later)
        correlation = spearman(xs, ys) if len(xs) >= MIN_PAIRS else None
        sign = _SIGNS.get(influence.effect, 0)
        if correlation is None:
            return Evidence(metric, influence, cadence, later, "cannot tell", len(xs))
        low, high = interval(correlation, independent(xs, ys))
        seen = (low > 0) - (high < 0)
        bearing: Bearing = "cannot tell" if not seen * sign else "supports" if seen == sign else "contradicts"
        return Evidence(metric, influence, cadence, later, bearing, len(xs), correlation, low, high)

    def _slower(self, *metrics: Metric) -> Cadence:
        cadences = [cadence for metric in metrics if (cadence := self._organization.cadence(metric))]
        return max(cadences, key=lambda cadence: cadence.days)

    def _paired(
        self, one: Metric, other: Metric, cadence: Cadence, later: int
    ) -> tuple[Sequence[float], Sequence[float]]:
        """The changes of the one, and those of the other so many stretches later."""
        xs, ys = self._changes(one, cadence), self._changes(other, cadence)
        both = [number for number in xs if number + later in ys]
        return [xs[number] for number in both], [ys[number + later] for number in both]

    def _work_out(self, metric: Metric, cadence: Cadence, as_of: datetime.date) -> Changes:
        """The change from each stretch to the next, by the number of the stretch; none where one was left out."""
        found = points(self._organization, metric, None, as_of, cadence)
        numbered = [(cadence.number(point.stretch.last), point.value) for point in found]
        return {number: value - old for (before, old), (number, value) in pairwise(numbered) if number == before + 1}
