"""How many hours a week meetings ask of whom."""

from __future__ import annotations

import pytest

from collabctl.calendar.attendance import Attendance, Attendee
from collabctl.calendar.load import Load, hours_a_week, loads
from tests.calendar.organizations import AS_OF, HEAD, PEOPLE, meeting, organization

WEEKLY = '{every: week, day: mon, at: "10:00", from: 2026-01-05}'
DAILY = '{every: day, at: "10:00", from: 2026-01-05}'
NO_HOLIDAY = HEAD.partition("closed:")[0]


def load_of(name: str, *meetings: str, head: str = NO_HOLIDAY) -> Load:
    made = organization(PEOPLE + "".join(meetings), head)
    return {load.name: load for load in loads(made, AS_OF)}[name]


def test_a_department_is_what_all_of_its_people_are_expected_in():
    asked = (
        meeting("start", DAILY, "{departments: [sales]}", "duration: 60 min"),
        meeting("north", WEEKLY, "{departments: [north]}", "duration: 2 hours"),
        meeting("leads", WEEKLY, "{leads_of: [sales]}", "duration: 1 h 30 min"),
    )
    assert load_of("all of Sales", *asked).hours == pytest.approx(5)
    assert load_of("all of North", *asked).hours == pytest.approx(7, abs=0.04)
    assert load_of("the lead of Sales", *asked).hours == pytest.approx(6.5, abs=0.04)
    assert load_of("the Seller of North", *asked).hours == pytest.approx(7, abs=0.04)
    assert [part.id for part, _ in load_of("the lead of Sales", *asked).parts] == ["start", "leads"]


def test_the_share_is_of_their_own_working_hours():
    hours = "working_hours: {days: [mon, tue], from: '09:00', until: '14:00'}"
    it = f"---\nkind: department\nid: it\nname: IT\n{hours}\n"
    made = organization(PEOPLE + it + meeting("m", WEEKLY, "{departments: [it]}", "duration: 1 h"), NO_HOLIDAY)
    found = {load.name: load for load in loads(made, AS_OF)}["all of IT"]
    assert found.hours == pytest.approx(1, abs=0.02)
    assert found.share == pytest.approx(0.1, abs=0.002)


def test_closed_days_are_neither_work_nor_meetings():
    daily = meeting("start", DAILY, "{departments: [sales]}", "duration: 60 min")
    assert load_of("all of Sales", daily, head=HEAD).hours == pytest.approx(5)
    thursdays = '{every: week, day: thu, at: "10:00", from: 2026-01-05}'  # two of 52 fall in the holiday
    weekly = meeting("m", thursdays, "{departments: [sales]}", "duration: 60 min")
    assert load_of("all of Sales", weekly, head=HEAD).hours == pytest.approx(50 / (254 / 5), abs=0.005)


def test_of_several_slots_one_counts():
    slots = '\n  - {every: week, day: mon, at: "10:00"}\n  - {every: week, day: thu, at: "10:00"}'
    both = meeting("hour", slots, "{departments: [support]}", "duration: 60 min")
    one = meeting("hour", slots, "{departments: [support]}", "duration: 60 min\nattend: one")
    assert load_of("all of Support", both).hours == pytest.approx(2, abs=0.04)
    assert load_of("all of Support", one).hours == pytest.approx(1, abs=0.04)


def test_a_course_of_three_days_is_three_working_days():
    course = meeting("m", '{once: {date: 2027-03-02, at: "09:00"}}', "{departments: [support]}", "duration: 3 days")
    found = load_of("all of Support", course)
    assert found.hours == pytest.approx(24 / 52.2, abs=0.01)


def test_nobody_outside_and_nobody_who_left_for_good_has_a_load():
    made = organization(
        PEOPLE
        + meeting("a", DAILY, "{departments: [agency], people: [eva]}")
        + meeting("b", '{every: day, at: "11:00", from: 2027-01-01}', "{people: [kim, dirk]}", "duration: 1 h")
    )
    assert [load.name for load in loads(made, AS_OF)] == ["the Director"]


def test_of_several_with_a_role_the_fullest_week_counts():
    two = meeting("m", WEEKLY, "{people: [kim]}") + meeting("n", DAILY, "{people: [other]}", "duration: 1 h")
    other = "---\nkind: person\nid: other\nname: Other\ndepartment: sales\nrole: Seller\n"
    found = [load for load in loads(organization(PEOPLE + other + two), AS_OF) if load.name == "the Seller of Sales"]
    assert [round(load.hours, 2) for load in found] == [5]


@pytest.mark.parametrize(
    ("schedule", "more", "hours"),
    [
        (DAILY, "duration: 15 min", 1.25),
        (WEEKLY, "duration: 1 h", 1),
        ('{every: 4 weeks, day: [mon, thu], at: "10:00", from: 2026-01-05}', "duration: 1 h", 0.5),
        ('{every: month, day: 15, at: "10:00"}', "duration: 52 min", 0.2),
        ('{every: month, day: first monday, in: [mar, sep], at: "10:00"}', "duration: 1 h", 2 / 52),
        ('{rrule: "FREQ=WEEKLY;INTERVAL=2", at: "10:00", from: 2024-01-05}', "duration: 1 h", 0.5),
        ('{once: {date: 2026-12-01, at: "10:00"}}', "duration: 1 h", 0),
        ("{ad_hoc: a fire}", "duration: 1 h", 0),
        (f"[{WEEKLY}, {WEEKLY.replace('mon', 'tue')}]", "duration: 1 h", 2),
        (f"[{WEEKLY}, {WEEKLY.replace('mon', 'tue')}]", "duration: 1 h\nattend: one", 1),
    ],
)
def test_hours_of_a_rhythm_whatever_the_day_is(schedule, more, hours):
    made = organization(PEOPLE + meeting("m", schedule, "{departments: [sales]}", more))
    asked = hours_a_week(made, Attendance(made), list(made.meetings), Attendee("department", "sales"))
    assert asked == pytest.approx(hours)
    assert hours_a_week(made, Attendance(made), list(made.meetings), Attendee("department", "support")) == 0
    assert hours_a_week(made, Attendance(made), list(made.meetings), Attendee("department", "agency")) == 0
