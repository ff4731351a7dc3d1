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
from collabctl.organization.parts import Ends
from collabctl.organization.quantities import Period, Target, exact
from collabctl.organization.spans import ANYTHING, Span, span_of
from collabctl.results.outlook import LIKE_THE_LAST, Outlook, look_ahead
from collabctl.results.points import Point, over_time, points, together, within
from collabctl.results.trend import Trend, trend

Verdict = Literal["met", "on track", "at risk", "missed", "unknown"]
VERDICTS: tuple[Verdict, ...] = ("missed", "at risk", "on track", "met", "unknown")
"""What asks for attention first, and last that of which nothing is known."""

Reason = Literal[
    "no-measure", "no-metric", "no-target", "scope", "own-part", "not-begun", "no-figures", "no-figures-yet", "no-end",
    "no-reference", "incomplete", "early", "decided", "over", "goes-on", "endless",
]  # fmt: skip
"""Why the verdict is what it is. Up to `early` nothing is known; the others go with a value."""

TREND_POINTS = 12
"""The latest points that a trend is drawn through: a year of months."""

_A_YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an item stands. `points` is all that was measured up to that day, `counted` what counts for its period.

    `span` holds the values that meet the target. `start` is where it stood before.
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
    span: Span = ANYTHING
    start: float | None = None
    trend: Trend | None = None

    @property
    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """The ends of what meets the target; None where one is open."""
        return self.span.low, self.span.high

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
            if self.span.holds(exact(self.value)):
                return 1.0
            if self.start is None or self.span.holds(exact(self.start)):
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
    department = _whose(organization, item)
    found = points(organization, metric, department, as_of)
    begun = Standing(item=item, metric=metric, target=measure.target, points=found, trend=trend_of(found))
    if department is not None and found and not organization.parts.measured_for(metric.id, department):
        return replace(begun, reason="own-part")
    possible = organization.parts.range_of(metric, department)
    return _judged(organization.cadence(metric), begun, possible, as_of)


def _whose(organization: Organization, item: Kpi | Goal) -> str | None:
    """The department whose own part an item is about; None for a figure of the whole.

    Where nothing says which it is, no figure tells departments apart, and all of them are the whole's.
    """
    own = isinstance(item, Kpi) and organization.parts.of(item) == "own"
    return organization.parts.owner(item.department) if own and isinstance(item, Kpi) else None


def trend_of(found: tuple[Point, ...]) -> Trend | None:
    """The trend of the latest points, by day; None where there are too few."""
    latest = found[-TREND_POINTS:]
    return trend([point.stretch.last.toordinal() for point in latest], [point.value for point in latest])


def _judged(cadence: Cadence | None, case: Standing, possible: Ends, as_of: datetime.date) -> Standing:
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
    if case.target is None or not case.target.is_known:
        return replace(case, reason="no-target")
    if how == "sum" and (endless or item.period.first is None):
        return replace(case, reason="no-end")
    start = _start(item, case, period, how)
    span = span_of(case.target, start)
    if span is None:
        return replace(case, reason="no-reference")
    ahead = look_ahead(
        how, counted, possible, trend=case.trend, cadence=cadence, period=None if endless else period, as_of=as_of
    )
    return _verdict(replace(case, outlook=ahead, span=span, start=start), item.period, as_of)


def _verdict(case: Standing, period: Period, as_of: datetime.date) -> Standing:
    ahead = case.outlook
    assert ahead is not None  # noqa: S101 - for the type
    over = period.ended_before(as_of)
    reason: Reason = "over" if over else "decided"
    if _all_meet(case.span, ahead.lowest, ahead.highest):
        return replace(case, verdict="met", reason=reason)
    if _none_meets(case.span, ahead.lowest, ahead.highest):
        return replace(case, verdict="missed", reason=reason)
    if over:
        return replace(case, reason="incomplete")
    if ahead.had < LIKE_THE_LAST <= (ahead.left or 0):
        return replace(case, reason="early")
    meets = _all_meet(case.span, ahead.expected, ahead.expected)
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


def _all_meet(span: Span, lowest: float | None, highest: float | None) -> bool:
    return span.reaches(_exactly(lowest)) and span.admits(_exactly(highest))


def _none_meets(span: Span, lowest: float | None, highest: float | None) -> bool:
    too_low = highest is not None and not span.reaches(exact(highest))
    return too_low or (lowest is not None and not span.admits(exact(lowest)))


def _exactly(value: float | None) -> Fraction | None:
    return None if value is None else exact(value)
