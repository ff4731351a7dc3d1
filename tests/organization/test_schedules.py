"""The four sorts of schedule."""

from __future__ import annotations

import datetime

import pytest

from collabctl.organization.schedules import AdHoc, ByRule, Days, Once, Recurring, parse_schedule
from collabctl.organization.text import Text

ten = datetime.time(10)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"every": "day", "at": "10:00"}, Recurring("day", 1, ten)),
        ({"every": "week", "day": "mon", "at": "10:00"}, Recurring("week", 1, ten, (0,))),
        ({"every": "week", "day": ["thu", "mon"], "at": "10:00"}, Recurring("week", 1, ten, (0, 3))),
        (
            {"every": "2 weeks", "day": "fri", "at": "10:00", "from": "2026-01-09"},
            Recurring("week", 2, ten, (4,), from_=datetime.date(2026, 1, 9)),
        ),
        ({"every": "month", "day": "first tuesday", "at": "10:00"}, Recurring("month", 1, ten, (1,), ordinal=1)),
        ({"every": "month", "day": "last friday", "at": "10:00"}, Recurring("month", 1, ten, (4,), ordinal=-1)),
        (
            {"every": "month", "day": 15, "in": ["dec", "mar"], "at": "10:00"},
            Recurring("month", 1, ten, month_day=15, months=(3, 12)),
        ),
        ({"every": "month", "day": 15.0, "at": "10:00"}, Recurring("month", 1, ten, month_day=15)),
        ({"once": {"date": "2026-02-02", "at": "10:00"}}, Once(datetime.date(2026, 2, 2), ten)),
        (
            {"rrule": "FREQ=DAILY", "at": "10:00", "from": "2026-02-02"},
            ByRule("FREQ=DAILY", ten, datetime.date(2026, 2, 2)),
        ),
        ({"ad_hoc": "when something breaks"}, AdHoc(Text("when something breaks"))),
    ],
)
def test_schedules(written, expected):
    assert parse_schedule(written) == expected


def test_exceptions_are_days_or_stretches_of_days():
    days = [
        "2026-08-04",
        {"date": "2026-12-25", "because": "Christmas"},
        {"from": "2026-07-27", "until": "2026-08-07"},
    ]
    schedule = parse_schedule({"every": "day", "at": "9:30", "except": days})
    assert isinstance(schedule, Recurring)
    assert schedule.except_ == (
        Days(datetime.date(2026, 8, 4), datetime.date(2026, 8, 4)),
        Days(datetime.date(2026, 12, 25), datetime.date(2026, 12, 25), Text("Christmas")),
        Days(datetime.date(2026, 7, 27), datetime.date(2026, 8, 7)),
    )
    assert datetime.date(2026, 8, 7) in schedule.except_[2]


def test_a_schedule_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="is before"):
        parse_schedule({"every": "day", "at": "10:00", "from": "2026-02-02", "until": "2026-02-01"})
