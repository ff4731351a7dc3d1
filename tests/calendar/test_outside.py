"""Meetings outside somebody's working hours, on that person's own clock."""

from __future__ import annotations

from collabctl.calendar.attendance import Attendance, Attendee
from collabctl.calendar.outside import Outside, outside
from collabctl.calendar.working import working_of
from tests.calendar.organizations import AS_OF, HEAD, PEOPLE, meeting, organization


def found(schedule: str, who: str, more: str = "duration: 60 min", head: str = HEAD) -> list[Outside]:
    made = organization(PEOPLE + meeting("m", schedule, who, more), head)
    return [one for _, outsides in outside(made, AS_OF, Attendance(made)) for one in outsides]


def weekly(at: str, zone: str = "Europe/Amsterdam") -> str:
    return f'{{every: week, day: tue, at: "{at}", timezone: {zone}}}'


def test_from_the_first_to_the_last_minute_of_the_day():
    assert found(weekly("9:00"), "{departments: [sales]}", "duration: 8 h") == []
    assert found(weekly("8:59"), "{departments: [sales]}", "duration: 1 min") != []
    assert found(weekly("16:01"), "{departments: [sales]}") != []
    assert found(weekly("23:30"), "{departments: [sales]}") != []


def test_everybody_on_their_own_clock():
    [sam] = found(weekly("14:00"), "{departments: [sales, support]}")  # 08:00 in New York, where Sam is
    assert [attendee.id for attendee in sam.who] == ["sam"]
    assert sam.working.zone == "America/New_York"
    assert len(sam.times) == sam.number - 3  # but not in the weeks when New York is five hours away


def test_the_most_affected_come_first():
    both = found(weekly("8:30"), "{departments: [sales, support]}")
    assert [one.working.zone for one in both] == ["Europe/Amsterdam", "America/New_York"]


def test_one_slot_within_hours_is_enough():
    slots = f"[{weekly('8:00')}, {weekly('10:00')}]"
    assert found(slots, "{departments: [sales]}", "duration: 1 h\nattend: one") == []
    [both] = found(slots, "{departments: [sales]}")
    assert len(both.times) == both.number / 2
    [early] = found(f"[{weekly('8:00')}, {weekly('7:00')}]", "{departments: [sales]}", "attend: one\nduration: 1 h")
    assert len(early.times) == early.number / 2  # once for each week


def test_a_course_of_two_days_has_to_begin_within_hours():
    assert found(weekly("9:00"), "{departments: [sales]}", "duration: 2 days") == []
    assert found(weekly("18:00"), "{departments: [sales]}", "duration: 2 days") != []


def test_hours_that_nobody_wrote_or_that_run_through_the_night_say_nothing():
    assert found(weekly("3:00"), "{departments: [sales]}", head=HEAD.replace("working_hours", "# working_hours")) == []
    night = HEAD.replace('from: "09:00", until: "17:00"', 'from: "22:00", until: "06:00"')
    assert found(weekly("12:00"), "{departments: [sales]}", head=night) == []


def test_nobody_outside_is_looked_at_and_nobody_after_they_left():
    assert found(weekly("3:00"), "{people: [eva]}") == []
    [kim] = found(weekly("3:00"), "{people: [kim]}")
    assert [str(time.start.date()) for time in kim.times] == ["2026-11-24", "2026-12-01"]
    assert found('{once: {date: 2027-03-02, at: "3:00"}}', "{people: [kim]}") == []


def test_hours_come_from_a_department_above_and_not_from_one_that_nobody_wrote():
    early = PEOPLE.replace(
        "lead: anna\n", "lead: anna\nworking_hours: {days: [tue], from: '06:00', until: '08:00'}\n", 1
    )
    made = organization(early + meeting("m", weekly("7:00"), "{departments: [north]}"))
    assert list(outside(made, AS_OF, Attendance(made))) == []
    unknown = Attendee("lead", "nowhere")
    assert working_of(made, unknown) is None
    assert working_of(made, Attendee("person", "nobody")) is None
    assert working_of(made, Attendee("team", "webshop")) is None
    assert working_of(made, Attendee("everyone")) is not None
