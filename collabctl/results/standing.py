"""Where a KPI or a shared goal stands on a day: its value so far, where that is going, and what follows.

The verdict rests on two questions. What can the value still become at the end of the period? Where every possible end
meets the target it is met, and where none does it is missed, be it years before. And where does it end if the rest goes
on like the last three figures, or for a value that is counted anew each time, if a sure trend goes on? Then it is on
track, or at risk. What nobody can know is unknown, with the reason.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from collabctl.measurements import Cadence
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi, Metric
from collabctl.organization.quantities import Period, Target, exact
from collabctl.results.outlook import LIKE_THE_LAST, Outlook, look_ahead
from collabctl.results.points import Point, over_time, points, together, within
from collabctl.results.trend import Trend, trend

Verdict = Literal["met", "on track", "at risk", "missed", "unknown"]
VERDICTS: tuple[Verdict, ...] = ("missed", "at risk", "on track", "met", "unknown")
"""What asks for attention first, and last that of which nothing is known."""

Reason = Literal[
    "no-measure", "no-metric", "no-target", "scope", "not-begun", "no-figures", "no-figures-yet", "no-end",
    "no-reference", "incomplete", "early", "decided", "over", "goes-on", "endless",
]  # fmt: skip
"""Why the verdict is what it is. Up to `early` nothing is known; the others go with a value."""

TREND_POINTS = 12
"""The latest points that a trend is drawn through: a year of months."""

STEADY = Fraction(1, 20)
"""How far from where it stood a figure may be that is to stay steady."""

_A_YEAR = datetime.timedelta(days=365)
Bounds = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an item stands. `points` is all that was measured up to that day, `counted` what counts for its period.

    `bounds` is the lowest and highest value that meets the target. `start` is where it stood before.
    """

    item: Kpi | Goal
    metric: Metric | None = None
    target: Target | None = None
    verdict: Verdict = "unknown"
    reason: Reason = "no-measure"
    points: tuple[Point, ...] = ()
    counted: tuple[Point, ...] = ()
    value: float | None = None
    outlook: Outlook | None = None
    bounds: Bounds = (None, None)
    start: float | None = None
    trend: Trend | None = None

    @property
    def edges(self) -> tuple[float, ...]:
        """The ends of what meets the target, those that it has."""
        return tuple(float(bound) for bound in self.bounds if bound is not None)

    @property
    def way(self) -> float | None:
        """How much of the way from where it stood before to the target it has come, from 0 to 1; of a sum, its share.

        None where there is no such way: nobody knows where it began, or it began where it should be.
        """
        low, high = self.bounds
        if self.value is None or self.metric is None or low is high is None:
            return None
        start = 0.0
        if not self.metric.is_total:
            if _all_meet(self.bounds, self.value, self.value):
                return 1.0
            if self.start is None or _all_meet(self.bounds, self.start, self.start):
                return None
            start = self.start
        wanted = low if low is not None and start < low else high
        if wanted is None or start == wanted:
            return None
        return min(max((self.value - start) / (float(wanted) - start), 0.0), 1.0)


def stand(organization: Organization, item: Kpi | Goal, as_of: datetime.date) -> Standing:
    """Where a KPI or a goal stands on a day, by what was measured up to it."""
    measure = item if isinstance(item, Kpi) else item.measure
    if measure is None:
        return Standing(item=item)
    metric = organization.metrics.get(measure.metric)
    if metric is None:
        return Standing(item=item, target=measure.target, reason="no-metric")
    department = item.department if isinstance(item, Kpi) else None
    found = points(organization, metric, department, as_of)
    begun = Standing(item=item, metric=metric, target=measure.target, points=found, trend=trend_of(found))
    return _judged(organization.cadence(metric), begun, as_of)


def trend_of(found: tuple[Point, ...]) -> Trend | None:
    """The trend of the latest points, by day; None where there are too few."""
    latest = found[-TREND_POINTS:]
    return trend([point.stretch.last.toordinal() for point in latest], [point.value for point in latest])


def _judged(cadence: Cadence | None, case: Standing, as_of: datetime.date) -> Standing:
    item, metric, found = case.item, case.metric, case.points
    assert metric is not None  # noqa: S101 - for the type: `stand` asked
    if isinstance(item, Kpi) and item.scope:
        return replace(case, reason="scope")
    if item.period.first and as_of < item.period.first:
        return replace(case, reason="not-begun")
    if not found:
        return replace(case, reason="no-figures")
    newest, endless = found[-1].stretch.last, item.period.last is None
    period = _counted_period(item.period, newest)
    counted = within(found, period.first, period.last)
    if not counted or (endless and _is_long_ago(newest, cadence, as_of)):
        return replace(case, reason="no-figures-yet")
    how = over_time(metric)
    value = together((point.value for point in counted), how)
    case = replace(case, counted=counted, value=value)
    if case.target is None:
        return replace(case, reason="no-target")
    if how == "sum" and (endless or item.period.first is None):
        return replace(case, reason="no-end")
    start = _start(item, case, period, how)
    bounds = _bounds(case.target, start)
    if bounds is None:
        return replace(case, reason="no-reference")
    ahead = look_ahead(
        metric, counted, trend=case.trend, cadence=cadence, period=None if endless else period, as_of=as_of
    )
    return _verdict(replace(case, outlook=ahead, bounds=bounds, start=start), item.period, as_of)


def _verdict(case: Standing, period: Period, as_of: datetime.date) -> Standing:
    ahead = case.outlook
    assert ahead is not None  # noqa: S101 - for the type
    over = period.ended_before(as_of)
    reason: Reason = "over" if over else "decided"
    if _all_meet(case.bounds, ahead.lowest, ahead.highest):
        return replace(case, verdict="met", reason=reason)
    if _none_meets(case.bounds, ahead.lowest, ahead.highest):
        return replace(case, verdict="missed", reason=reason)
    if over:
        return replace(case, reason="incomplete")
    if ahead.had < LIKE_THE_LAST <= (ahead.left or 0):
        return replace(case, reason="early")
    meets = _all_meet(case.bounds, ahead.expected, ahead.expected)
    reason = "endless" if period.last is None else "goes-on"
    return replace(case, verdict="on track" if meets else "at risk", reason=reason)


def _is_long_ago(newest: datetime.date, cadence: Cadence | None, as_of: datetime.date) -> bool:
    """Whether the newest figure is too old to tell how it stands: older than a year, and than two of its stretches."""
    return (as_of - newest).days > max(_A_YEAR.days, 2 * cadence.days if cadence else 0)


def _counted_period(period: Period, newest: datetime.date) -> Period:
    """The days whose figures count: where the period has no beginning or no end, those of the year up to the newest."""
    if period.first is not None and period.last is not None:
        return period
    last = min(period.last or newest, newest)
    year = last - min(_A_YEAR - datetime.timedelta(days=1), last - datetime.date.min)
    return Period(max(period.first or year, year), period.last, period.written)


def _start(item: Kpi | Goal, case: Standing, period: Period, how: str) -> float | None:
    """Where it stood before: the baseline, or the value of as many days before the period."""
    if isinstance(item, Kpi) and item.baseline is not None:
        return item.baseline
    first = period.first
    if first is None or first == datetime.date.min:
        return None
    length = (period.last - first).days if period.last else _A_YEAR.days
    last = first - datetime.timedelta(days=1)
    before = within(case.points, last - datetime.timedelta(days=min(length, (last - datetime.date.min).days)), last)
    return together((point.value for point in before), how) if before else None


def _bounds(target: Target, start: float | None) -> Bounds | None:
    """The values that meet a target; one that only names a direction counts from where it stood."""
    if target.has_number:
        return target.low, target.high
    if start is None:
        return None
    stood = exact(start)
    if target.want:
        return (stood, None) if target.want > 0 else (None, stood)
    return stood - abs(stood) * STEADY, stood + abs(stood) * STEADY


def _all_meet(bounds: Bounds, lowest: float | None, highest: float | None) -> bool:
    low, high = bounds
    enough = low is None or (lowest is not None and exact(lowest) >= low)
    return enough and (high is None or (highest is not None and exact(highest) <= high))


def _none_meets(bounds: Bounds, lowest: float | None, highest: float | None) -> bool:
    low, high = bounds
    too_low = low is not None and highest is not None and exact(highest) < low
    return too_low or (high is not None and lowest is not None and exact(lowest) > high)
