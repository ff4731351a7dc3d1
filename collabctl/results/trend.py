"""Which way a series of figures goes, in a manner that one odd month cannot turn.

The slope is that of Theil and Sen: the median of the slopes between every two points. Nearly three in ten of them may
be nonsense before it is. Its confidence interval is Sen's, which rests on the distribution of Kendall's tau.

Whether it rises or falls at all is asked of the test of Mann and Kendall, and not of that interval: where many figures
are the same, as small counts are, the interval is too wide and would see one trend in three of those that there are.

Its limit: figures that depend on the one before (a backlog, a price) look surer of their way than they are.

- H. Theil (1950), A rank-invariant method of linear and polynomial regression analysis. Indagationes Mathematicae 12.
- P. K. Sen (1968), Estimates of the regression coefficient based on Kendall's tau. Journal of the American Statistical
  Association 63, 1379-1389.
- H. B. Mann (1945), Nonparametric tests against trend. Econometrica 13, 245-259.
- M. G. Kendall (1975), Rank Correlation Methods, 4th edition: the variance where some values are the same.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, median

MIN_POINTS = 6
"""With fewer points even a series that never turns back could be chance: of five, one in sixty rises by itself."""

SURE = 0.05
"""A series without a trend seems to have one this often."""

MOST_POINTS = 500
"""Points that are looked at, the latest. Every two of them are compared."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A line through the points. `slope` is by unit of x, and `low` and `high` are the ends of its interval.

    `chance` is how often figures in any other order would rise or fall as clearly, from 0 to 1.
    """

    slope: float
    intercept: float
    low: float
    high: float
    chance: float
    points: int

    @property
    def direction(self) -> int:
        """1 where it surely rises, -1 where it surely falls, 0 where nobody can tell."""
        return (self.slope > 0) - (self.slope < 0) if self.chance < SURE else 0

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
    deviation = _deviation(xs, ys)
    low, high = _interval(slopes, deviation, confidence)
    return Trend(slope, median(ys) - slope * median(xs), low, high, _chance(slopes, deviation), len(xs))


def _deviation(xs: Sequence[float], ys: Sequence[float]) -> float:
    """How far the rising pairs outnumber the falling ones by chance, as a standard deviation. Ties make it less."""
    ties = sum(_ordered_pairs(times) for values in (xs, ys) for times in Counter(values).values())
    return math.sqrt(max(_ordered_pairs(len(ys)) - ties, 0) / 18)


def _interval(slopes: Sequence[float], deviation: float, confidence: float) -> tuple[float, float]:
    """The ends of the interval: so many ranks from the median as tau varies by chance."""
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * deviation
    upper = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    lower = max(round((len(slopes) - reach) / 2) - 1, 0)
    return slopes[lower], slopes[upper]


def _chance(slopes: Sequence[float], deviation: float) -> float:
    """The probability of rising, or falling, as clearly as this without a trend (two-sided)."""
    more = sum((slope > 0) - (slope < 0) for slope in slopes)
    return math.erfc(abs(more) / deviation / math.sqrt(2)) if deviation else 1.0


def _ordered_pairs(number: int) -> int:
    return number * (number - 1) * (2 * number + 5)
