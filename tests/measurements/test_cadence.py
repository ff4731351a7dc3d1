"""Which stretch of days a measurement is about."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.measurements import Cadence, Stretch

EVERY = ("day", "week", "2 weeks", "4 weeks", "month", "quarter", "half year", "year")
D = datetime.date


@pytest.mark.parametrize(
    ("every", "starts", "first", "last"),
    [
        ("day", 0, D(2026, 2, 15), D(2026, 2, 15)),
        ("week", 0, D(2026, 2, 9), D(2026, 2, 15)),
        ("month", 0, D(2026, 2, 1), D(2026, 2, 28)),
        ("quarter", 0, D(2026, 1, 1), D(2026, 3, 31)),
        ("quarter", 1, D(2026, 2, 1), D(2026, 4, 30)),
        ("half year", 6, D(2026, 1, 1), D(2026, 6, 30)),
        ("year", 3, D(2025, 4, 1), D(2026, 3, 31)),
    ],
)
def test_the_stretch_around_a_day(every, starts, first, last):
    assert Cadence(every, starts).around(D(2026, 2, 15)) == Stretch(first, last)


def test_how_many_stretches_a_period_has():
    year = D(2026, 1, 1), D(2026, 12, 31)
    assert {every: Cadence(every).between(*year) for every in EVERY} == {
        "day": 365, "week": 52, "2 weeks": 26, "4 weeks": 13, "month": 12, "quarter": 4, "half year": 2, "year": 1,
    }  # fmt: skip
    assert Cadence("month").between(D(2026, 1, 2), D(2026, 1, 31)) == 0


def test_how_many_stretches_end_in_a_time():
    month = Cadence("month")
    assert month.ending(D(2026, 1, 1), D(2026, 12, 31)) == month.ending(D(2026, 1, 31), D(2026, 12, 31)) == 12
    assert month.ending(D(2026, 1, 1), D(2026, 1, 30)) == month.ending(D(2026, 2, 1), D(2026, 1, 1)) == 0
    assert Cadence("week").ending(D(2026, 1, 1), D(2026, 12, 31)) == 52, "the last goes on into the next year"


@given(st.dates(), st.sampled_from(EVERY), st.integers(0, 11))
def test_stretches_follow_one_another_without_gaps(day, every, starts):
    cadence = Cadence(every, starts)
    stretch = cadence.around(day)
    assert stretch.first <= day <= stretch.last
    following = cadence.after(stretch)
    if stretch.last != D.max:
        assert following.first == stretch.last + datetime.timedelta(days=1)
        assert cadence.between(stretch.first, stretch.last) == 1 or stretch.first == D.min
        assert cadence.between(following.first, following.last) == 1
