"""Where a value may end, and where it ends if things go on as they do."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean

from collabctl.measurements import Cadence
from collabctl.organization.parts import Ends
from collabctl.organization.quantities import Period, exact
from collabctl.results.points import Point, together
from collabctl.results.trend import Trend

LIKE_THE_LAST = 3
"""So many of the latest figures are what the rest is expected to be like, on average."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The lowest and highest value that is still possible at the end, None where nothing bounds it, and the expected.

    `had` is how many figures of the period there are, and `left` how many there are not, yet or at all; None where
    nobody can tell.
    """

    expected: float
    lowest: float | None
    highest: float | None
    had: int
    left: int | None = None


def look_ahead(  # noqa: PLR0913 - each is a fact of its own
    how: str,
    counted: tuple[Point, ...],
    possible: Ends,
    *,
    trend: Trend | None,
    cadence: Cadence | None,
    period: Period | None,
    as_of: datetime.date,
) -> Outlook:
    """The outlook at the end of a period, of figures that are put together `how`.

    `period` is None for one that never ends, where things stay as they are. `possible` is what one figure can be.
    """
    had = len(counted)
    value = together((point.value for point in counted), how)
    lowest, highest = (None if end is None else float(end) for end in possible)
    if period is None or period.first is None or period.last is None:
        return Outlook(value, None, None, had)
    over = period.ended_before(as_of)
    if cadence is None:
        expected = _at_this_pace(value, period, counted[-1].stretch.last) if how == "sum" and not over else value
        open_end = (value if lowest is not None and lowest >= 0 else None, None) if how == "sum" else (lowest, highest)
        return Outlook(expected, *((value, value) if over else open_end), had)
    left = max(cadence.ending(period.first, period.last) - had, 0)
    if how == "latest":
        left = cadence.ending(counted[-1].stretch.last, period.last) - 1
    if not left:
        return Outlook(value, value, value, had, left)
    if how == "latest":
        days = (period.last - counted[-1].stretch.last).days
        return Outlook(_by_the_trend(value, trend, days, possible), lowest, highest, had, left)
    figures = [exact(point.value) for point in counted]
    expected = _with_the_rest(figures, mean(figures[-LIKE_THE_LAST:]), left, how)
    ends = [None if end is None else _with_the_rest(figures, exact(end), left, how) for end in (lowest, highest)]
    return Outlook(expected, ends[0], ends[1], had, left)


def _with_the_rest(figures: Sequence[Fraction], rest: Fraction, left: int, how: str) -> float:
    """The value at the end when each of the figures that are left is `rest`."""
    total = sum(figures, left * rest)
    return float(total if how == "sum" else total / (len(figures) + left))


def _by_the_trend(value: float, trend: Trend | None, days: int, possible: Ends) -> float:
    """Where a sure trend leads from here, inside what is possible; where there is none, things stay as they are."""
    if trend is None or not trend.direction:
        return value
    expected = value + trend.slope * days
    low, high = possible
    if high is not None:
        expected = min(expected, float(high))
    return expected if low is None else max(expected, float(low))


def _at_this_pace(value: float, period: Period, measured: datetime.date) -> float:
    """Where a sum ends that grows by the day as it did so far."""
    if period.first is None or period.last is None:
        return value
    return value * ((period.last - period.first).days + 1) / max((measured - period.first).days + 1, 1)
