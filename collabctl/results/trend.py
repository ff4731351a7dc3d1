"""Which way a series of figures goes, in a manner that one odd month cannot turn.

The slope is that of Theil and Sen: the median of the slopes between every two points. Nearly three in ten of them may
be nonsense before it is. Its confidence interval is Sen's, which rests on the distribution of Kendall's tau (the test
of Mann and Kendall is the same question: whether zero lies inside it).

Its limit: figures that depend on the one before (a backlog, a price) look surer of their way than they are.

- H. Theil (1950), A rank-invariant method of linear and polynomial regression analysis. Indagationes Mathematicae 12.
- P. K. Sen (1968), Estimates of the regression coefficient based on Kendall's tau. Journal of the American Statistical
  Association 63, 1379-1389.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, median

MIN_POINTS = 6
"""With fewer points even a series that never turns back could be chance: of five, one in sixty rises by itself."""

MOST_POINTS = 500
"""Points that are looked at, the latest. Every two of them are compared."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A line through the points. `slope` is by unit of x, and `low` and `high` are the ends of its interval."""

    slope: float
    intercept: float
    low: float
    high: float
    points: int

    @property
    def direction(self) -> int:
        """1 where it surely rises, -1 where it surely falls, 0 where nobody can tell."""
        return (self.low > 0) - (self.high < 0)

    def at(self, x: float) -> float:
        """Where the line is at x."""
        return self.intercept + self.slope * x


def trend(xs: Sequence[float], ys: Sequence[float], confidence: float = 0.95) -> Trend | None:
    """The line through points (x, y) in the order of x; None for fewer than MIN_POINTS different x."""
    xs, ys = xs[-MOST_POINTS:], ys[-MOST_POINTS:]
    if len(set(xs)) < MIN_POINTS:
        return None
    slopes = sorted(
        (y - ys[before]) / (x - xs[before])
        for number, (x, y) in enumerate(zip(xs, ys, strict=True))
        for before in range(number)
        if x != xs[before]
    )
    slope = median(slopes)
    low, high = _interval(slopes, xs, ys, confidence)
    return Trend(slope, median(ys) - slope * median(xs), low, high, len(xs))


def _interval(
    slopes: Sequence[float], xs: Sequence[float], ys: Sequence[float], confidence: float
) -> tuple[float, float]:
    """The ends of the interval: so many ranks from the median as tau varies by chance. Ties make it vary less."""
    number = len(ys)
    ties = sum(_ordered_pairs(times) for values in (xs, ys) for times in Counter(values).values())
    deviation = math.sqrt(max(_ordered_pairs(number) - ties, 0) / 18)
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * deviation
    upper = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    lower = max(round((len(slopes) - reach) / 2) - 1, 0)
    return slopes[lower], slopes[upper]


def _ordered_pairs(number: int) -> int:
    return number * (number - 1) * (2 * number + 5)
