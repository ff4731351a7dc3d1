"""Rules of the calendar standard: which are read, and what is said about the others."""

from __future__ import annotations

import pytest

from collabctl.documents import SourceFile
from collabctl.organization import build
from collabctl.organization.recurrence import RecurrenceRule

ORGANIZATION = SourceFile("organization.yaml", b"kind: organization\nformat: 1\nname: Test\n")
MEETING = """kind: meeting
id: sync
name: Sync
who: {everyone: true}
schedule:
  rrule: "RULE"
  at: "10:00"
  from: 2026-01-06
"""


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU",
        "FREQ=MONTHLY;BYDAY=1TU,-1FR;COUNT=12",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20261231",
        "FREQ=MONTHLY;BYMONTH=3,9;BYMONTHDAY=-1;UNTIL=20261231T100000Z",
        "FREQ=YEARLY;BYYEARDAY=100,-1",
    ],
)
def test_a_rule_of_days_is_read(rule):
    assert RecurrenceRule.parse(rule).frequency in rule


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY is not in iCalendar; write DAILY, WEEKLY, MONTHLY or YEARLY"),
        ("FREQ=SECONDLY", "about days, so FREQ=SECONDLY has no place in it; write the time as 'at'"),
        ("FREQ=HOURLY;COUNT=3", "about days, so FREQ=HOURLY has no place"),
        ("FREQ=DAILY;BYHOUR=9,15", "about days, so BYHOUR=9,15 has no place"),
        ("FREQ=DAILY;BYMINUTE=30", "about days, so BYMINUTE=30 has no place"),
        ("FREQ=DAILY;BYSECOND=1", "about days, so BYSECOND=1 has no place"),
        ("FREQ=DAILY;EVERY=2", "'EVERY=2' is not a part of a repeat rule; write it as in iCalendar"),
        ("FREQ=DAILY;", "a ';' with nothing on one side"),
        ("FREQ=DAILY;FREQ=DAILY", "FREQ stands in this repeat rule twice"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0 is not possible; write a number from 1 to 999"),
        ("FREQ=DAILY;COUNT=99999", "COUNT=99999 is not possible; write a number from 1 to 9,999"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20261231", "ends by COUNT or by UNTIL, not by both"),
        ("FREQ=DAILY;UNTIL=20260231", "UNTIL=20260231 is not a day that exists; write it such as UNTIL=20261231"),
        ("FREQ=DAILY;UNTIL=20260101T250000Z", "is not a day that exists"),
        ("FREQ=WEEKLY;BYDAY=TUE", "'TUE' is not possible in BYDAY; write MO, TU, WE"),
        ("FREQ=MONTHLY;BYDAY=6MO", "'6MO' is not possible in BYDAY"),
        ("FREQ=WEEKLY;BYDAY=1MO", "goes together with FREQ=MONTHLY or FREQ=YEARLY"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY does not go together with FREQ=WEEKLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "'32' is not possible in BYMONTHDAY; write numbers from 1 to 31 or -31 to -1"),
        ("FREQ=MONTHLY;BYMONTH=-1", "'-1' is not possible in BYMONTH; write numbers from 1 to 12"),
        ("FREQ=MONTHLY;BYYEARDAY=1", "BYYEARDAY goes together with FREQ=YEARLY"),
        ("FREQ=YEARLY;BYWEEKNO=2;BYDAY=MO", "write BYMONTH or INTERVAL, not BYWEEKNO"),
        ("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1", "BYSETPOS goes together with FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS goes together with"),
        ("FREQ=YEARLY;BYDAY=MO;BYSETPOS=1", "BYSETPOS goes together with FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYMONTH=2;INTERVAL=2", "INTERVAL does not go together with it"),
        ("FREQ=DAILY;BYMONTHDAY=-1", "below zero goes together with FREQ=MONTHLY"),
        ("FREQ=WEEKLY;WKST=XX", "WKST=XX is not a day of the week"),
    ],
)
def test_any_other_is_found_when_it_is_read_and_told_where(rule, sentence):
    found = build([ORGANIZATION, SourceFile("meetings.yaml", MEETING.replace("RULE", rule).encode())])
    [problem] = found.problems
    assert (problem.rule, problem.documents) == ("document/wrong-value", ("meeting/sync",))
    assert sentence in problem.message


def said(schedule):
    text = f"kind: meeting\nid: sync\nname: Sync\nwho: {{everyone: true}}\nschedule: {schedule}\n"
    found = build([ORGANIZATION, SourceFile("meetings.yaml", text.encode())])
    return "\n".join(f"{problem.message}\n{problem.help}" for problem in found.problems)


@pytest.mark.parametrize(
    ("schedule", "instead"),
    [
        ('{every: quarterly, day: first tuesday, at: "10:00"}', "`every: quarter`"),
        ('{every: 3 maanden, day: first tuesday, at: "10:00"}', "`every: 3 months`"),
        ('{every: kwartaal, day: first tuesday, at: "10:00"}', "`every: quarter`"),
        ('{every: jaarlijks, day: first tuesday, at: "10:00"}', "`every: year`"),
        ('{every: odd weeks, day: tue, at: "10:00"}', "`every: 2 weeks`, with `from` in a week that counts"),
        ('{every: even weeks, day: tue, at: "10:00"}', "`every: 2 weeks`, with `from` in a week that counts"),
        ('{every: even week, day: tue, at: "10:00"}', "`every: 2 weeks`, with `from` in a week that counts"),
        ('{every: oneven weken, day: tue, at: "10:00"}', "`every: 2 weeks`, with `from` in a week that counts"),
        ('{every: month, day: fifth tuesday, at: "10:00"}', "`last tuesday`, because not every month has a fifth"),
        ('{every: month, day: 5th tuesday, at: "10:00"}', "`last tuesday`, because not every month has a fifth"),
        ('{every: month, day: 29, at: "10:00"}', "a day from 1 to 28, which every month has"),
        ('{every: month, day: 30, at: "10:00"}', "a day from 1 to 28, which every month has"),
        ('{every: month, day: 31, at: "10:00"}', "a day from 1 to 28, which every month has"),
        ('{every: month, day: 31st, at: "10:00"}', "a day from 1 to 28, which every month has"),
        ('{every: week, day: first tuesday, at: "10:00"}', "every: month"),
        ('{every: 2 weeks, day: tue, at: "10:00"}', "from"),
    ],
)
def test_what_is_not_in_the_format_is_said_in_its_words(schedule, instead):
    assert instead in said(schedule)
