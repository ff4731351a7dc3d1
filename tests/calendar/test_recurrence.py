"""Rules of RFC 5545: the days that dateutil finds too, and an end to the work whatever a rule says."""

from __future__ import annotations

import datetime
import re
import types

import dateutil.rrule
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from collabctl.calendar import recurrence
from collabctl.calendar.recurrence import by_rule
from collabctl.calendar.rhythm import dates
from collabctl.organization.recurrence import RecurrenceRule
from collabctl.organization.schedules import ByRule
from collabctl.organization.settings import WorkingHours
from tests.calendar.other_readers import ZoneInfo
from tests.conftest import examples

ten = datetime.time(10)
LAST = datetime.date(2029, 12, 31)


def some(values, most=3):
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True)


def signed(most):
    return [*range(1, most + 1), *range(-most, 0)]


def joined(name, values):
    return values.map(lambda found: f";{name}={','.join(map(str, found))}")


def maybe(part):
    return st.one_of(st.just(""), part)


CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
plain = joined("BYDAY", some(CODES, 5))
numbered = joined("BYDAY", some([f"{number}{day}" for day in CODES for number in (1, 2, 3, 4, 5, -1, -2, -5)]))
by_month = maybe(joined("BYMONTH", some(range(1, 13), 4)))
month_day = joined("BYMONTHDAY", some(signed(31)))
year_day = joined("BYYEARDAY", some(signed(366)))
positions = maybe(joined("BYSETPOS", some([1, 2, 3, -1, -2])))
days_of_months = joined("BYMONTHDAY", some(range(1, 32)))
daily = st.tuples(st.just("FREQ=DAILY"), by_month, maybe(days_of_months), maybe(plain))
weekly = st.tuples(st.just("FREQ=WEEKLY"), by_month, maybe(plain))
chosen = st.tuples(st.one_of(plain, numbered, month_day), positions).map("".join)
monthly = st.tuples(st.just("FREQ=MONTHLY"), by_month, maybe(chosen))
yearly = st.tuples(st.just("FREQ=YEARLY"), by_month, maybe(st.one_of(plain, numbered, days_of_months, year_day)))
ends = st.sampled_from(["", "", ";COUNT=1", ";COUNT=17", ";UNTIL=20270615", ";UNTIL=20270615T100000"])
rules = (
    st.tuples(
        st.one_of(daily, weekly, monthly, yearly).map("".join),
        maybe(st.integers(2, 14).map(lambda number: f";INTERVAL={number}")),
        maybe(st.sampled_from(CODES).map(lambda day: f";WKST={day}")),
        ends,
    )
    .map("".join)
    .filter(lambda rule: not ("MONTHLY;BYMONTH=" in rule and "INTERVAL" in rule))
)
starts = st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 6, 30))


def ours(rule, start, first, last, zone="Europe/Amsterdam", at=ten):
    return list(by_rule(ByRule(rule, at, start), ZoneInfo(zone), first, last))


@pytest.fixture(scope="module", autouse=True)
def impatient():
    """Let dateutil give up a day that never comes in 2030, not in 9999."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dateutil.rrule, "datetime", types.SimpleNamespace(**{**vars(datetime), "MAXYEAR": 2030}))
        yield


@settings(max_examples=examples(300))
@given(rules, starts, starts)
def test_dateutil_finds_the_same_days(rule, start, first):
    begin, end = (datetime.datetime.combine(day, ten) for day in (start, LAST))
    rule = re.sub(r"(UNTIL=\d{8})$", r"\1T100000", rule)
    expected = [moment.date() for moment in rrulestr(rule, dtstart=begin).between(begin, end, inc=True)]
    assert ours(rule, start, start, LAST) == expected
    assert ours(rule, start, max(start, first), LAST) == [day for day in expected if day >= first]


@pytest.mark.parametrize(
    ("until", "zone", "last"),
    [
        ("20260105", "Europe/Amsterdam", 5),
        ("20260105T100000", "Europe/Amsterdam", 5),
        ("20260105T095900", "Europe/Amsterdam", 4),
        ("20260105T090000Z", "Europe/Amsterdam", 5),
        ("20260105T085959Z", "Europe/Amsterdam", 4),
        ("20260105T143000Z", "America/New_York", 4),
        ("20260105T150000Z", "America/New_York", 5),
    ],
)
def test_until_is_a_day_or_a_moment_here_or_in_universal_time(until, zone, last):
    start = datetime.date(2026, 1, 1)
    assert ours(f"FREQ=DAILY;UNTIL={until}", start, start, LAST, zone)[-1] == datetime.date(2026, 1, last)


HUNDRED_YEARS = 36_526


@pytest.mark.parametrize(
    ("rule", "most"),
    [
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", 366),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31;COUNT=9999", HUNDRED_YEARS),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", 366),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=2", HUNDRED_YEARS),
        ("FREQ=YEARLY;BYYEARDAY=200;BYMONTH=2", 366),
    ],
)
def test_a_day_that_never_comes_is_not_waited_for(rule, most, monkeypatch):
    periods, seen = recurrence._periods, 0

    def counted(*arguments):
        nonlocal seen
        for days in periods(*arguments):
            seen += max(len(days), 1)
            assert seen <= most, "days were looked at that nobody asked for"
            yield days

    monkeypatch.setattr(recurrence, "_periods", counted)
    schedule = ByRule(rule, ten, datetime.date(1000, 1, 1))
    window = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
    assert list(dates(schedule, WorkingHours(), ZoneInfo("UTC"), *window)) == []
    assert seen


def test_count_is_followed_for_a_hundred_years():
    start = datetime.date(2026, 1, 1)
    assert len(ours("FREQ=WEEKLY;COUNT=9999", start, start, datetime.date(2999, 12, 31))) == 5218


def test_a_rule_is_read_once_for_all():
    assert RecurrenceRule.parse("FREQ=DAILY") is RecurrenceRule.parse("FREQ=DAILY")
