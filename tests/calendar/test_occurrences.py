"""When meetings happen, worked out by hand for every form of a schedule."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.calendar.occurrences import horizon, occurrences, zone_of
from tests.calendar.written import organization

AMSTERDAM = {"timezone": "Europe/Amsterdam"}
JANUARY = (datetime.date(2026, 1, 1), datetime.date(2026, 1, 31))
YEAR = (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))


def found(slot, window=JANUARY, **fields):
    written = organization(slot, **{**AMSTERDAM, **fields})
    return list(occurrences(written, next(iter(written.meetings)), *window))


def days(slot, window=JANUARY, **fields):
    return [f"{one.start:%m-%d}" for one in found(slot, window, **fields)]


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        ({"every": "week", "day": "tue"}, "01-06 01-13 01-20 01-27"),
        ({"every": "week", "day": ["thu", "mon"], "from": "2026-01-13"}, "01-15 01-19 01-22 01-26 01-29"),
        ({"every": "week", "day": "fri", "until": "2026-01-16"}, "01-02 01-09 01-16"),
        # 8 January is a Thursday: its week begins on Monday 5 January, and its Monday has passed.
        ({"every": "2 weeks", "day": ["mon", "thu"], "from": "2026-01-08"}, "01-08 01-19 01-22"),
        ({"every": "2 weeks", "day": "mon", "from": "2026-01-08"}, "01-19"),
        ({"every": "2 weeks", "day": "wed", "from": "2025-11-05"}, "01-14 01-28"),
        ({"every": "3 weeks", "day": "sun", "from": "2025-12-29"}, "01-04 01-25"),
        ({"every": "4 weeks", "day": "mon", "from": "2025-12-22"}, "01-19"),
        ({"every": "6 weeks", "day": "fri", "from": "2025-11-24"}, "01-09"),
        ({"every": "quarter", "day": "third tuesday", "from": "2025-10-01"}, "01-20"),
        ({"every": "quarter", "day": "third tuesday", "from": "2025-11-01"}, ""),
        ({"every": "2 months", "day": 15, "from": "2025-11-20"}, "01-15"),
        ({"every": "twice a year", "day": "last friday", "from": "2025-07-01"}, "01-30"),
        ({"every": "half year", "day": "last friday", "from": "2025-08-01"}, ""),
        ({"every": "year", "day": "first monday", "from": "2024-01-02"}, "01-05"),
        ({"every": "24 months", "day": 7, "from": "2025-01-01"}, ""),
        ({"every": "2 weeks", "day": "wed", "from": "unknown"}, ""),
        ({"every": "month", "day": "first thursday"}, "01-01"),
        ({"every": "month", "day": "second thursday"}, "01-08"),
        ({"every": "month", "day": "third wednesday"}, "01-21"),
        ({"every": "month", "day": "fourth friday"}, "01-23"),
        ({"every": "month", "day": "last friday"}, "01-30"),
        ({"every": "month", "day": "last saturday"}, "01-31"),
        ({"every": "month", "day": 28}, "01-28"),
        ({"every": "month", "day": 5, "from": "2026-01-06"}, ""),
        ({"every": "month", "day": 5, "in": ["feb", "mar"]}, ""),
        ({"every": "week", "day": "tue", "except": ["2026-01-13"]}, "01-06 01-20 01-27"),
        (
            {"every": "week", "day": "tue", "except": [{"from": "2026-01-10", "until": "2026-01-20", "because": "x"}]},
            "01-06 01-27",
        ),
        ({"rrule": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "from": "2026-01-01"}, "01-30"),
        ({"rrule": "FREQ=WEEKLY;INTERVAL=2", "from": "2025-12-30", "except": ["2026-01-27"]}, "01-13"),
        ({"rrule": "FREQ=DAILY;COUNT=4", "from": "2025-12-30"}, "01-01 01-02"),
        ({"rrule": "FREQ=DAILY", "from": "2026-01-30", "until": "2026-02-03"}, "01-30 01-31"),
    ],
)
def test_the_days_of_a_schedule(slot, expected):
    assert days({"at": "10:00", **slot}) == expected.split()


def test_once():
    assert days({"once": {"date": "2026-01-20", "at": "9:30"}}) == ["01-20"]
    assert days({"once": {"date": "2026-02-01", "at": "9:30"}}) == []
    assert days({"once": {"date": "2026-01-20", "at": "9:30"}}, closed=[{"date": "2026-01-20"}]) == []


def test_what_is_not_planned_gives_nothing():
    assert days({"ad_hoc": "when something breaks"}, YEAR) == []


def test_every_day_is_each_working_day():
    assert days({"every": "day", "at": "9:00", "from": "2026-01-22"}) == [
        "01-22",
        "01-23",
        "01-26",
        "01-27",
        "01-28",
        "01-29",
        "01-30",
    ]
    hours = {"days": ["sun", "mon"], "from": "09:00", "until": "17:00"}
    slot = {"every": "day", "at": "9:00", "from": "2026-01-22"}
    assert days(slot, working_hours=hours) == ["01-25", "01-26"]


def test_once_a_quarter():
    slot = {"every": "month", "day": "first tuesday", "in": ["mar", "jun", "sep", "dec"], "at": "10:00"}
    assert days(slot, YEAR) == ["03-03", "06-02", "09-01", "12-01"]


def test_nobody_meets_on_a_closed_day():
    closed = [{"from": "2026-01-08", "until": "2026-01-19"}, {"date": "2026-01-14"}, {"date": "2026-01-27"}]
    assert days({"every": "week", "day": ["mon", "tue"], "at": "10:00"}, closed=closed) == [
        "01-05",
        "01-06",
        "01-20",
        "01-26",
    ]


def test_several_slots_come_in_the_order_of_time():
    slots = [
        {"every": "week", "day": "mon", "at": "10:00"},
        {"every": "week", "day": "mon", "at": "09:30", "timezone": "America/New_York"},
        {"every": "week", "day": "mon", "at": "09:30"},
        {"ad_hoc": "when asked"},
    ]
    got = found(slots, (datetime.date(2026, 1, 5), datetime.date(2026, 1, 12)))
    assert [one.slot for one in got] == [2, 0, 1, 2, 0, 1]
    assert [str(one.start.tzinfo) for one in got[:3]] == ["Europe/Amsterdam"] * 2 + ["America/New_York"]


def test_the_zone_is_the_schedules_own_or_the_organizations():
    written = organization({"every": "day", "at": "9:00"}, {"every": "day", "at": "9:00", "timezone": "Asia/Kolkata"})
    assert [zone_of(written, meeting.schedule[0]).key for meeting in written.meetings] == ["UTC", "Asia/Kolkata"]


@pytest.mark.parametrize(
    ("zone", "days_and_moments"),
    [
        # On each side of a change: the local day, and the moment of 10:00 there in universal time.
        (
            "Europe/Amsterdam",
            {"2026-03-28": "09:00", "2026-03-29": "08:00", "2026-10-24": "08:00", "2026-10-25": "09:00"},
        ),
        ("Europe/London", {"2026-03-28": "10:00", "2026-03-29": "09:00", "2026-10-24": "09:00", "2026-10-25": "10:00"}),
        (
            "America/New_York",
            {"2026-03-07": "15:00", "2026-03-08": "14:00", "2026-10-31": "14:00", "2026-11-01": "15:00"},
        ),
        (
            "Australia/Sydney",
            {"2026-04-04": "23:00", "2026-04-05": "00:00", "2026-10-03": "00:00", "2026-10-04": "23:00"},
        ),
        # No change any more in Sao Paulo since 2019, and never in Kolkata.
        (
            "America/Sao_Paulo",
            {"2019-02-16": "12:00", "2019-02-17": "13:00", "2026-02-15": "13:00", "2026-11-01": "13:00"},
        ),
        ("Asia/Kolkata", {"2026-03-29": "04:30", "2026-10-25": "04:30"}),
    ],
)
def test_both_sides_of_a_change_of_the_clocks(zone, days_and_moments):
    for day, moment in days_and_moments.items():
        date = datetime.date.fromisoformat(day)
        slot = {"rrule": "FREQ=DAILY", "from": "2019-01-01", "at": "10:00", "timezone": zone}
        [one] = found(slot, (date, date))
        assert one.start.date() == date and one.start.hour == 10
        assert f"{one.start.astimezone(datetime.UTC):%H:%M}" == moment, day


def test_a_time_that_the_clocks_skip_comes_as_much_later():
    [one] = found({"once": {"date": "2026-03-29", "at": "02:30"}}, YEAR)
    assert (one.start.isoformat(), one.end.isoformat()) == ("2026-03-29T03:30:00+02:00", "2026-03-29T04:30:00+02:00")


def test_of_a_time_that_the_clocks_show_twice_the_first_is_meant():
    [one] = found({"once": {"date": "2026-10-25", "at": "02:30"}}, YEAR)
    assert (one.start.isoformat(), one.end.isoformat()) == ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")


@pytest.mark.parametrize(
    ("day", "end"),
    [("2026-03-29", "04:00:00+02:00"), ("2026-10-25", "02:00:00+01:00"), ("2026-06-01", "03:00:00+02:00")],
)
def test_a_meeting_takes_its_time_whatever_the_clocks_do(day, end):
    written = organization(documents=[{
        "kind": "meeting", "id": "night", "name": "Night", "who": {"everyone": True}, "duration": "2 hours",
        "schedule": {"once": {"date": day, "at": "01:00"}},
    }], **AMSTERDAM)  # fmt: skip
    [one] = occurrences(written, written.meetings.get("night"), *YEAR)
    assert one.end.isoformat() == f"{day}T{end}"
    assert one.end.astimezone(datetime.UTC) - one.start.astimezone(datetime.UTC) == datetime.timedelta(hours=2)


@pytest.mark.parametrize(
    ("as_of", "last"),
    [
        ("2026-11-23", "2027-11-22"),
        ("2027-03-01", "2028-02-29"),
        ("2028-02-29", "2029-02-28"),
        ("2026-01-01", "2026-12-31"),
    ],
)
def test_the_horizon_is_twelve_months(as_of, last):
    first = datetime.date.fromisoformat(as_of)
    assert horizon(first) == (first, datetime.date.fromisoformat(last))


def test_the_end_of_time_is_no_trouble():
    slot = {"every": "day", "at": "23:30", "timezone": "Pacific/Kiritimati"}
    assert found(slot, horizon(datetime.date(9999, 6, 1))) == []
    assert found(slot, horizon(datetime.date(9999, 12, 31))) == []
    assert found(slot, (datetime.date.min, datetime.date(999, 12, 31))) == []
    assert found(slot, (datetime.date(2999, 12, 31), datetime.date.max))[-1].end.year == 3000


weekly = st.fixed_dictionaries(
    {
        "every": st.sampled_from(["week", "2 weeks", "3 weeks", "4 weeks", "6 weeks", "13 weeks"]),
        "day": st.lists(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1, unique=True),
        "from": st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31)).map(str),
        "at": st.just("10:00"),
    }
)


@given(weekly, st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_a_window_shows_what_a_larger_one_shows_there(slot, first, before, after):
    small = (first, first + datetime.timedelta(days=30))
    large = (first - datetime.timedelta(days=before), small[1] + datetime.timedelta(days=after))
    inside = [one.start for one in found(slot, large) if small[0] <= one.start.date() <= small[1]]
    assert [one.start for one in found(slot, small)] == inside
