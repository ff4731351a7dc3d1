"""The trend and the correlation are those of scipy, on series that nobody chose."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
from scipy import stats

from collabctl.results.arrows import Arrows
from collabctl.results.correlation import interval, ranks, spearman
from collabctl.results.trend import MIN_POINTS, MOST_POINTS, trend
from tests.results.samples import TODAY, metric, organization
from tests.results.samples import months as of_months

SEEDS = range(60)


def series(seed):
    """x with gaps and y of many lengths and sizes: of every three, one drifts and one has many equal values."""
    dice = random.Random(seed)
    number = dice.randint(MIN_POINTS, 60)
    xs = sorted(dice.sample(range(730_000, 740_000), number))
    size, drift = dice.choice([0, 1e6]), dice.choice([-0.01, 0.01]) * (seed % 3 == 1)
    ys = [round(dice.gauss(size, 50) + drift * x, dice.choice([1, 6])) for x in xs]
    return xs, [dice.randint(0, 3) for _ in xs] if seed % 3 == 0 else ys


def test_the_series_have_ties():
    assert sum(len(set(series(seed)[1])) < len(series(seed)[1]) / 1.4 for seed in SEEDS) >= 20


@pytest.mark.parametrize("seed", SEEDS)
def test_the_slope_and_its_interval(seed):
    xs, ys = series(seed)
    ours, theirs = trend(xs, ys), stats.theilslopes(ys, xs, 0.95)
    assert ours.slope == pytest.approx(theirs.slope, rel=1e-9, abs=1e-9)
    assert ours.intercept == pytest.approx(theirs.intercept, rel=1e-9, abs=1e-6)
    assert (ours.low, ours.high) == pytest.approx((theirs.low_slope, theirs.high_slope), rel=1e-9, abs=1e-9)
    assert ours.chance == pytest.approx(stats.kendalltau(xs, ys, method="asymptotic").pvalue, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_correlation(seed):
    xs, ys = series(seed)
    zs = series(seed + 3)[1][: len(ys)]  # ties against ties too
    assert ranks(ys) == list(stats.rankdata(ys))
    assert spearman(xs, ys) == pytest.approx(stats.spearmanr(xs, ys).statistic, abs=1e-9)
    assert spearman(ys[: len(zs)], zs) == pytest.approx(stats.spearmanr(ys[: len(zs)], zs).statistic, abs=1e-9)


@pytest.mark.parametrize("months", [0, 1, 4])
def test_the_correlation_of_changes_so_many_months_apart(months):
    dice = random.Random(months)
    lag = f", lag: {months} months" if months else ""
    one, other = ([round(dice.gauss(0, 9), 1) for _ in range(30)] for _ in range(2))
    built = organization(
        metric("one", f"influences: [{{metric: other, effect: raises{lag}}}]\n"), metric("other"),
        one=of_months(*one, year=2023), other=of_months(*other, year=2023),
    )  # fmt: skip
    [found] = Arrows(built, TODAY).evidence()
    changes, later = ([value - old for old, value in pairwise(values)] for values in (one, other))
    theirs = stats.spearmanr(changes[: len(changes) - months], later[months:])
    assert found.pairs == 29 - months
    assert found.correlation == pytest.approx(theirs.statistic, abs=1e-9)


def test_the_interval_is_fishers_with_the_error_of_bonett_and_wright():
    number, correlation = 24, 0.6
    error = ((1 + correlation**2 / 2) / (number - 3)) ** 0.5
    expected = [math.tanh(math.atanh(correlation) + stats.norm.ppf(end) * error) for end in (0.025, 0.975)]
    assert interval(correlation, number) == pytest.approx(expected, abs=1e-12)


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    dice = random.Random(1)
    held = 0
    for _ in range(1_000):
        xs = [dice.gauss(0, 1) for _ in range(25)]
        low, high = interval(spearman(xs, [dice.gauss(0, 1) for _ in xs]), 25)
        held += low <= 0 <= high
    assert 930 <= held <= 970


def test_a_trend_is_seen_where_there_is_none_about_as_often_as_it_says():
    """In small counts too, of which many are the same."""
    dice = random.Random(2)
    for most in (3, 1_000):
        seen = sum(trend(range(12), [dice.randint(0, most) for _ in range(12)]).direction != 0 for _ in range(2_000))
        assert 60 <= seen <= 140


def test_figures_that_are_often_the_same_hide_no_trend():
    found = trend(range(12), [40, 40, 40, 40, 40, 40, 40, 44, 44, 52, 56, 56])
    assert (found.low, found.direction) == (0, 1)
    assert trend(range(12), [0] * 9 + [1, 1, 1]).direction == 0  # most months nothing happened: no slope to go on


def test_too_few_points_give_no_trend():
    assert trend([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]) is None
    assert trend([1] * 9, list(range(9))) is None
    assert trend([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]).direction == 1
    assert trend([1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]).direction == -1
    assert trend([1, 2, 3, 4, 5, 6], [3, 1, 2, 3, 1, 2]).direction == 0
    assert trend(list(range(9)), [4] * 9).direction == 0


def test_one_odd_figure_turns_no_trend():
    ys = [10, 11, 12, 13, 900, 15, 16, 17, 18, 19, 20, 21]
    assert trend(list(range(12)), ys).slope == pytest.approx(1)


def test_only_the_latest_points_are_compared():
    xs = list(range(2 * MOST_POINTS))
    found = trend(xs, [-x if x < MOST_POINTS else x for x in xs])
    assert (found.points, found.slope) == (MOST_POINTS, 1)


def test_what_never_changes_has_no_correlation():
    assert spearman([1, 2, 3], [5, 5, 5]) is None
    assert interval(0.9, 3) == (-1, 1)
    assert interval(1.0, 30)[0] > 0.99
