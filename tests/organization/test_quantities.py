"""Durations, periods and targets as people write them."""

from __future__ import annotations

import datetime
import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.organization.quantities import ALWAYS, Duration, Period, Target, parse_date, parse_zone

day = datetime.date


@pytest.mark.parametrize(
    ("written", "minutes", "working"),
    [
        ("15 min", 15, False),
        ("1 minute", 1, False),
        ("1 h 30 min", 90, False),
        ("4 hours", 240, False),
        ("1 day", 1440, False),
        ("2 working hours", 120, True),
        ("1 working day", 480, True),
        ("6 weeks", 60480, False),
        ("3 months", 131490, False),
    ],
)
def test_durations(written, minutes, working):
    duration = Duration.parse(written)
    assert (duration.minutes, duration.working, str(duration)) == (minutes, working, written)


def test_durations_compare_by_length():
    assert Duration.parse("90 min") == Duration.parse("1 h 30 min") > Duration.parse("60 minutes")
    assert len({Duration.parse("60 min"), Duration.parse("1 hour")}) == 1


@pytest.mark.parametrize(
    ("written", "starts", "first", "last"),
    [
        (2026, "jan", day(2026, 1, 1), day(2026, 12, 31)),
        ("2026", "apr", day(2026, 4, 1), day(2027, 3, 31)),
        ("2026-H1", "jan", day(2026, 1, 1), day(2026, 6, 30)),
        ("2026-H2", "jul", day(2027, 1, 1), day(2027, 6, 30)),
        ("2026-Q1", "jan", day(2026, 1, 1), day(2026, 3, 31)),
        ("2026-Q3", "oct", day(2027, 4, 1), day(2027, 6, 30)),
        ("2028-02", "apr", day(2028, 2, 1), day(2028, 2, 29)),
        ({"from": "2026-03-01", "until": "2026-08-31"}, "jan", day(2026, 3, 1), day(2026, 8, 31)),
        ({"from": "2026-03-01"}, "jan", day(2026, 3, 1), None),
        ({"until": "2026-08-31"}, "jan", None, day(2026, 8, 31)),
    ],
)
def test_periods(written, starts, first, last):
    period = Period.parse(written, starts)
    assert (period.first, period.last) == (first, last)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="one of the two is wrong"):
        Period.parse({"from": "2026-03-02", "until": "2026-03-01"})


def test_halves_and_quarters_fill_the_year_whenever_it_starts():
    for starts in ("jan", "apr", "sep"):
        year = Period.parse(2026, starts)
        for parts in (("H1", "H2"), ("Q1", "Q2", "Q3", "Q4")):
            spans = [Period.parse(f"2026-{part}", starts) for part in parts]
            assert (spans[0].first, spans[-1].last) == (year.first, year.last)
            for before, after in itertools.pairwise(spans):
                assert after.first - before.last == datetime.timedelta(days=1)


ends = st.one_of(st.none(), st.dates(day(2020, 1, 1), day(2020, 3, 1)))


@given(ends, ends, ends, ends, st.dates(day(2020, 1, 1), day(2020, 3, 1)))
def test_two_periods_overlap_exactly_when_they_share_a_day(a, b, c, d, some_day):
    one, other = Period(a, b, ""), Period(c, d, "")
    assert one.overlaps(other) == other.overlaps(one)
    if some_day in one and some_day in other:
        assert one.overlaps(other)
    assert ALWAYS.overlaps(ALWAYS)


@pytest.mark.parametrize(
    ("written", "low", "high", "want", "words"),
    [
        ({"at_least": 1200}, 1200, None, 1, "at least 1,200"),
        ({"at_most": 0.1}, None, Fraction(1, 10), -1, "at most 0.1"),
        ({"between": [4, 6]}, 4, 6, 0, "between 4 and 6"),
        ({"exactly": 5}, 5, 5, 0, "exactly 5"),
        ({"move": "up"}, None, None, 1, "move up"),
        ({"move": "down"}, None, None, -1, "move down"),
        ({"move": "steady"}, None, None, 0, "move steady"),
    ],
)
def test_targets(written, low, high, want, words):
    target = Target.parse(written)
    assert (target.low, target.high, target.want, str(target)) == (low, high, want, words)


def test_a_band_upside_down_is_refused_with_the_right_way_round():
    with pytest.raises(ValueError, match=r"between: \[4, 6\]"):
        Target.parse({"between": [6, 4]})


@pytest.mark.parametrize("written", ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10"])
def test_days_that_do_not_exist(written):
    with pytest.raises(ValueError, match="is not a day that exists"):
        parse_date(written)


@pytest.mark.parametrize("written", ["Amsterdam", "PT", "Europe/Amsterdm", "../etc/passwd", "", "/etc/localtime"])
def test_zones_that_do_not_exist(written):
    with pytest.raises(ValueError, match="is not the name of a time zone"):
        parse_zone(written)
