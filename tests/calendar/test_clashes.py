"""Which meetings clash: the sides of it one by one. Agreement with brute force is in test_clashes_properties.py."""

from __future__ import annotations

import datetime

import pytest

from collabctl.calendar.clashes import Clash, clashes
from tests.calendar.organizations import AS_OF, HEAD, PEOPLE, meeting, organization


def found(*meetings: str, as_of: datetime.date = AS_OF, no_room: frozenset[str] = frozenset()) -> list[Clash]:
    return clashes(organization(PEOPLE + "".join(meetings)), as_of, no_room=no_room).found


def days(clash: Clash) -> list[str]:
    return [str(time.date()) for time in clash.times]


def once(day: str, at: str, more: str = "") -> str:
    return f'{{once: {{date: {day}, at: "{at}"}}{more}}}'


BO, SAM, SALES = "{people: [bo]}", "{people: [sam]}", "{departments: [sales]}"


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("09:00", "09:29", True),
        ("09:00", "09:30", False),  # begins when the other ends
        ("09:30", "09:00", False),
        ("09:15", "09:00", True),
        ("09:00", "09:00", True),
    ],
)
def test_half_open(first, second, clash):
    two = (meeting("a", once("2026-12-01", first), BO), meeting("b", once("2026-12-01", second), BO))
    assert [days(one) for one in found(*two)] == ([["2026-12-01"]] if clash else [])


def test_everybody_and_every_room_that_both_need_is_named_once():
    a = meeting("a", once("2026-12-01", "09:00"), SALES, "place: Room 2")
    b = meeting("b", once("2026-12-01", "09:30"), "{people: [bo, anna, sam]}", "place: {nl: ' room  2', en: Two}")
    [clash] = found(a, b)
    assert [attendee.id for attendee in clash.attendees] == ["anna", "bo"]
    assert clash.places == ("room 2",)
    assert (clash.one.id, clash.other.id) == ("a", "b")


def test_a_place_that_is_no_room():
    two = [
        meeting(id, once("2026-12-01", "09:00"), who, "place: Online (Teams)") for id, who in (("a", BO), ("b", SAM))
    ]
    assert len(found(*two)) == 1
    assert found(*two, no_room=frozenset({"online", "teams"})) == []
    assert len(found(*two, no_room=frozenset({"online"}))) == 1


def test_whoever_left_or_is_done_attends_no_more():
    weekly = '{every: week, day: [mon, fri], at: "09:00", from: 2026-01-05}'
    [kim] = found(meeting("a", weekly, "{people: [kim]}"), meeting("b", weekly, "{people: [kim]}"))
    assert days(kim) == ["2026-11-23", "2026-11-27", "2026-11-30", "2026-12-04"]  # left on 7 December
    [team] = found(meeting("a", weekly, "{teams: [webshop]}"), meeting("b", weekly, "{teams: [webshop]}"))
    assert days(team)[-1] == "2027-01-29"


def test_who_is_in_two_teams_is_needed_by_both_until_the_first_is_done():
    weekly = '{every: week, day: mon, at: "09:00", from: 2026-01-05}'
    short = "---\nkind: team\nid: short\nname: Short\ndepartments: [north]\nlead: bo\ndone_on: 2026-12-07\n"
    for first, second in (("short", "webshop"), ("webshop", "short")):
        one = meeting("a", weekly, f"{{teams: [{first}], people: [sam]}}")
        other = meeting("b", weekly, f"{{teams: [{second}], people: [anna]}}")
        [clash] = found(short, one, other)
        assert [attendee.id for attendee in clash.attendees] == ["bo"]
        assert days(clash) == ["2026-11-23", "2026-11-30", "2026-12-07"]


def test_days_are_looked_at_for_twelve_months_and_closed_ones_are_not():
    weekly = '{every: week, day: [mon, fri], at: "09:00", from: 2026-01-05}'
    [clash] = found(meeting("a", weekly, BO), meeting("b", weekly, SALES))
    assert days(clash)[0] == "2026-11-23" and days(clash)[-1] == "2027-11-22"
    assert not {"2026-12-25", "2026-12-28", "2027-01-01"} & {*days(clash)}
    assert found(meeting("a", weekly, BO), meeting("b", once("2026-11-20", "09:00"), BO)) == []


def test_two_slots_of_one_meeting():
    slots = '[{every: week, day: mon, at: "09:00"}, {every: month, day: first monday, at: "09:15"}]'
    [clash] = found(meeting("a", slots, BO))
    assert clash.one is clash.other
    assert days(clash)[:2] == ["2026-12-07", "2027-01-04"]
    assert found(meeting("a", slots, BO, "attend: one")) == []


def test_a_clash_only_while_the_clocks_differ():
    new_york = '{every: week, day: tue, at: "10:00", timezone: America/New_York}'
    [clash] = found(meeting("a", '{every: week, day: tue, at: "15:00"}', BO), meeting("b", new_york, BO))
    assert days(clash) == ["2027-03-16", "2027-03-23", "2027-11-02"]
    assert clash.apart is not None and clash.apart.weeks
    assert [abs(difference).total_seconds() / 3600 for difference in clash.apart.differences] == [5]
    assert abs(clash.apart.usual).total_seconds() / 3600 == 6


def test_a_clash_in_winter_only_is_not_said_to_be_in_some_weeks():
    kolkata = '{every: week, day: tue, at: "14:30", timezone: Asia/Kolkata}'  # 10:00 in Amsterdam, in summer 11:00
    [winter] = found(meeting("a", '{every: week, day: tue, at: "10:00"}', BO), meeting("b", kolkata, BO))
    assert winter.apart is not None and not winter.apart.weeks
    [summer] = found(meeting("a", '{every: week, day: tue, at: "11:00"}', BO), meeting("b", kolkata, BO))
    assert summer.apart is None  # as on most days


def test_what_happens_once_or_all_year_says_nothing_of_clocks():
    new_york = '{every: week, day: tue, at: "10:00", timezone: America/New_York}'
    [clash] = found(meeting("a", once("2027-03-16", "15:00"), BO), meeting("b", new_york, BO))
    assert clash.apart is None
    only_then = '{every: week, day: tue, at: "15:00", from: 2027-03-16, until: 2027-03-23}'
    [clash] = found(meeting("a", only_then, BO), meeting("b", new_york, BO))
    assert clash.apart is None


def test_a_time_that_the_clocks_show_twice():
    # 02:30 on 31 October 2027 means the first of the two, so the second hour is free.
    night = meeting("a", once("2027-10-31", "02:30"), BO)
    first, second = (meeting("b", once("2027-10-31", at, ", timezone: UTC"), BO) for at in ("00:45", "01:30"))
    assert len(found(night, first)) == 1
    assert found(night, second) == []


ONE = "attend: one\nduration: 30 min"
TWO_SLOTS = """
  - {every: week, day: tue, at: "10:00", from: 2026-11-24, until: 2026-12-11}
  - {every: week, day: thu, at: "10:00", from: 2026-11-24, until: 2026-12-11}"""


def test_one_of_several_slots_is_free():
    hour = meeting("hour", TWO_SLOTS, BO, ONE)
    assert found(hour, meeting("x", '{every: week, day: tue, at: "10:00", from: 2026-11-24}', BO)) == []
    [clash] = found(hour, meeting("x", '{every: week, day: [tue, thu], at: "10:15", from: 2026-12-01}', BO))
    assert days(clash) == ["2026-12-01", "2026-12-08"]  # once for each week


def test_the_only_slot_that_is_left_in_a_week_is_no_choice():
    slots = TWO_SLOTS.replace("until: 2026-12-11}", "until: 2026-12-11, except: [2026-12-03]}")
    [clash] = found(meeting("hour", slots, BO, ONE), meeting("x", once("2026-12-01", "10:00"), BO))
    assert days(clash) == ["2026-12-01"]


def test_slots_of_a_fortnight_are_alternatives():
    slots = """
  - {every: 2 weeks, day: tue, at: "10:00", from: 2026-11-24}
  - {every: 2 weeks, day: tue, at: "10:00", from: 2026-12-01}"""
    hour = meeting("hour", slots, BO, ONE)
    assert found(hour, meeting("x", '{every: 2 weeks, day: tue, at: "10:00", from: 2026-12-01}', BO)) == []
    [clash] = found(hour, meeting("x", '{every: week, day: tue, at: "10:00", until: 2026-12-18}', BO))
    assert days(clash) == ["2026-11-24", "2026-12-08"]


def test_slots_without_a_rhythm_in_common_are_alternatives_for_life():
    slots = "\n  - " + "\n  - ".join(once(day, "10:00") for day in ("2026-12-01", "2027-03-02"))
    hour = meeting("hour", slots, BO, ONE)
    assert found(hour, meeting("x", once("2026-12-01", "10:00"), BO)) == []
    [clash] = found(hour, meeting("x", '{every: day, at: "10:00"}', BO))
    assert days(clash) == ["2026-12-01"]


def test_two_meetings_with_a_choice_each():
    free = TWO_SLOTS.replace('thu, at: "10:00"', 'thu, at: "12:00"')
    assert found(meeting("a", TWO_SLOTS, BO, ONE), meeting("b", free, BO, ONE)) == []
    assert (
        found(meeting("a", TWO_SLOTS, BO, ONE), meeting("b", TWO_SLOTS, BO, ONE)) == []
    )  # one on Tuesday, one on Thursday


def test_half_a_week_at_the_edge_is_left_out():
    hour = meeting("hour", TWO_SLOTS, BO, ONE)
    both = meeting("x", '{every: week, day: [tue, thu], at: "10:00", until: 2026-12-04}', BO)
    [clash] = found(hour, both, as_of=datetime.date(2026, 11, 25))  # the Tuesday before may have been free
    assert days(clash) == ["2026-12-01"]


def test_a_room_is_taken_in_every_slot():
    hour = meeting("hour", TWO_SLOTS, BO, f"{ONE}\nplace: Room 2")
    [clash] = found(hour, meeting("x", once("2026-12-01", "10:00"), SAM, "place: room 2"))
    assert clash.attendees == () and clash.places == ("room 2",)


def test_a_course_of_two_days_does_not_go_on_at_night():
    course = meeting("course", once("2026-12-01", "09:00"), BO, "duration: 2 days")
    assert len(found(course, meeting("x", once("2026-12-01", "16:00"), BO))) == 1
    assert found(course, meeting("x", once("2026-12-02", "03:00"), BO)) == []


def test_outside_departments_are_not_one_body():
    weekly = '{every: week, day: mon, at: "09:00"}'
    assert found(meeting("a", weekly, "{departments: [agency]}"), meeting("b", weekly, "{departments: [agency]}")) == []
    assert len(found(meeting("a", weekly, "{people: [eva]}"), meeting("b", weekly, "{leads_of: [agency]}"))) == 1


def test_ad_hoc_never_clashes():
    assert found(meeting("a", "{ad_hoc: a fire}", BO), meeting("b", '{every: day, at: "09:00"}', BO)) == []


def test_days_are_those_of_the_organization():
    late = meeting("a", once("2026-12-01", "20:00", ", timezone: America/New_York"), BO)
    [clash] = found(late, meeting("b", once("2026-12-02", "02:00"), BO))
    assert days(clash) == ["2026-12-02"]
    assert HEAD.count("Europe/Amsterdam") == 1
