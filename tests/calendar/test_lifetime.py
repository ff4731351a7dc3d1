"""From when until when a schedule leaves a day at all."""

from __future__ import annotations

import pytest

from collabctl.calendar.lifetime import ever_happens, is_over, names_a_day, still_held
from tests.calendar.organizations import AS_OF, PEOPLE, meeting, organization

RULE = '{{rrule: "FREQ={}", at: "10:00", from: 2026-01-05}}'


@pytest.mark.parametrize(
    ("schedule", "over"),
    [
        ("{ad_hoc: a fire}", False),
        ('{once: {date: 2026-11-22, at: "10:00"}}', True),
        ('{once: {date: 2026-11-23, at: "10:00"}}', False),
        ('{every: day, at: "10:00"}', False),
        ('{every: day, at: "10:00", until: 2026-11-22}', True),
        ('{every: day, at: "10:00", until: 2026-11-23}', False),
        ('{every: day, at: "10:00", from: 2027-01-04}', False),
        (RULE.format("WEEKLY;COUNT=4"), True),
        (RULE.format("WEEKLY;UNTIL=20261120"), True),
        (RULE.format("WEEKLY;COUNT=400"), False),
        (RULE.format("WEEKLY"), False),
        (RULE.format("WEEKLY").replace("from", "until: 2026-11-22, from"), True),
    ],
)
def test_over(schedule, over):
    made = organization(PEOPLE + meeting("m", schedule, "{people: [bo]}"))
    [slot] = made.meetings.get("m").schedule
    assert is_over(made, slot, AS_OF) is over
    assert bool(list(still_held(made, AS_OF))) is not over


@pytest.mark.parametrize(
    ("schedule", "named", "happens"),
    [
        ('{every: day, at: "10:00"}', True, True),
        ('{every: day, at: "10:00", until: 2000-01-01}', True, True),
        ('{every: day, at: "10:00", from: 2026-12-24, until: 2027-01-01}', True, False),  # closed
        ('{every: day, at: "10:00", from: 2026-12-05, until: 2026-12-06}', False, False),  # a weekend
        ('{every: day, at: "10:00", from: 2026-12-07, until: 2026-12-08, except: [2026-12-07]}', True, True),
        ('{every: month, day: 28, in: [feb], at: "10:00", from: 2026-03-01}', True, True),
        (RULE.format("YEARLY;BYMONTH=2;BYMONTHDAY=29"), True, True),
        (RULE.format("MONTHLY;BYMONTHDAY=31;BYMONTH=4"), False, False),
        ("{ad_hoc: a fire}", None, True),
    ],
)
def test_happens_at_all(schedule, named, happens):
    made = organization(PEOPLE + meeting("m", schedule, "{people: [bo]}"))
    [slot] = made.meetings.get("m").schedule
    assert ever_happens(made, slot) is happens
    assert named is None or names_a_day(made, slot) is named
