"""How far two series move together, by their ranks: what is far out counts no more than what is just ahead.

The interval is Fisher's, with the standard error that Bonett and Wright found to hold for ranks.

- C. Spearman (1904), The proof and measurement of association between two things. American Journal of Psychology 15.
- D. G. Bonett, T. A. Wright (2000), Sample size requirements for estimating Pearson, Kendall and Spearman correlations.
  Psychometrika 65, 23-28.
- M. S. Bartlett (1946), On the theoretical specification and sampling properties of autocorrelated time-series.
  Supplement to the Journal of the Royal Statistical Society 8, 27-41: how far chance reaches in series like these.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import NormalDist, fmean

_LEAST = 4
"""Pairs without which no interval can be given."""

_NEARLY_ONE = 1 - 1e-12


def ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value, from 1; equal values share the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in order[start : end + 1]:
            found[place] = (start + end) / 2 + 1
        start = end + 1
    return found


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """The rank correlation, from -1 to 1; None where one of the two never changes."""
    one, other = ranks(xs), ranks(ys)
    if len(set(one)) < 2 or len(set(other)) < 2:
        return None
    mean = fmean(one)  # that of the other is the same
    covariance = math.fsum((x - mean) * (y - mean) for x, y in zip(one, other, strict=True))
    spread = math.sqrt(math.fsum((x - mean) ** 2 for x in one) * math.fsum((y - mean) ** 2 for y in other))
    return max(-1.0, min(1.0, covariance / spread))


def independent(xs: Sequence[float], ys: Sequence[float]) -> float:
    """How many pairs that follow from nothing before them would tell as much as these; never more than there are.

    A change often makes up for the one before it. Where that goes for both series, changes that go together by chance
    are followed by others that do: 24 months of two figures that have nothing to do with each other would seem related
    one time in ten, instead of one in twenty.
    """
    return len(xs) / max(1.0, 1 + 2 * _echo(ranks(xs)) * _echo(ranks(ys)))


def _echo(values: Sequence[float]) -> float:
    """How far each value follows from the one before it: their correlation; 0 for values that are all the same."""
    mean = fmean(values)
    apart = [value - mean for value in values]
    spread = math.fsum(value * value for value in apart)
    return math.fsum(value * old for old, value in pairwise(apart)) / spread if spread else 0.0


def interval(correlation: float, pairs: float, confidence: float = 0.95) -> tuple[float, float]:
    """Where the correlation lies with this confidence; anywhere for fewer than four pairs."""
    if pairs < _LEAST:
        return -1.0, 1.0
    middle = math.atanh(max(-_NEARLY_ONE, min(_NEARLY_ONE, correlation)))
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * math.sqrt((1 + correlation**2 / 2) / (pairs - 3))
    return math.tanh(middle - reach), math.tanh(middle + reach)
