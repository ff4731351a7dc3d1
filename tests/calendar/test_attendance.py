"""Who is expected in a meeting, and until when."""

from __future__ import annotations

import datetime

import pytest

from collabctl.calendar.attendance import EVERYONE, Attendance, Attendee
from tests.calendar.organizations import PEOPLE, meeting, organization

WEEKLY = '{every: week, day: mon, at: "10:00", from: 2026-01-05}'
DONE = datetime.date(2027, 1, 30)
LEFT = datetime.date(2026, 12, 7)
PLANNER = Attendee("role", "support", "planner")


def person(id: str) -> Attendee:
    return Attendee("person", id)


def department(id: str) -> Attendee:
    return Attendee("department", id)


SALES = {
    department("sales"): None,
    department("north"): None,
    Attendee("lead", "north"): None,
    person("anna"): None,
    person("bo"): None,
    person("kim"): LEFT,
}
SUPPORT = {department("support"): None, Attendee("lead", "support"): None, PLANNER: None, person("sam"): None}


@pytest.mark.parametrize(
    ("who", "more", "expected"),
    [
        ("{departments: [sales]}", "", SALES),
        ("{departments: [support]}", "", SUPPORT),
        ("{departments: [agency]}", "", {}),
        ("{leads_of: [sales, support]}", "", {person("anna"): None, Attendee("lead", "support"): None}),
        ("{leads_of: [agency]}", "", {person("eva"): None}),
        (
            "{leads_of: all}",
            "",
            {person("anna"): None, Attendee("lead", "support"): None, Attendee("lead", "north"): None},
        ),
        ("{teams: [webshop]}", "", {Attendee("team", "webshop"): DONE, person("bo"): DONE, PLANNER: DONE}),
        ("{people: [kim, {role: PLANNER, department: support}]}", "", {person("kim"): LEFT, PLANNER: None}),
        # The facilitator comes too; of several, each can stand in for the other.
        ("{people: [bo]}", "facilitator: anna", {person("bo"): None, person("anna"): None}),
        ("{people: [bo]}", "facilitator: [anna, kim]", {person("bo"): None}),
        # An open meeting asks those whom it names one by one, and whoever leads the department or team that it is of.
        (
            "{departments: [sales], teams: [webshop], people: [dirk]}",
            "open: true",
            {person("dirk"): None, person("anna"): None, person("bo"): DONE},
        ),
        # Whoever is asked for two reasons comes as long as one of them lasts.
        (
            "{teams: [webshop], people: [bo]}",
            "",
            {Attendee("team", "webshop"): DONE, person("bo"): None, PLANNER: DONE},
        ),
        ("{everyone: true}", "", {**SALES, **SUPPORT, EVERYONE: None, person("dirk"): None}),
    ],
)
def test_who_is_expected(who, more, expected):
    made = organization(PEOPLE + meeting("m", WEEKLY, who, more))
    assert dict(Attendance(made).of(made.meetings.get("m"))) == expected


def test_names():
    made = organization(PEOPLE + meeting("m", WEEKLY, "{people: [{role: Planner, department: support}]}"))
    attendance = Attendance(made)
    attendees = [EVERYONE, department("sales"), Attendee("lead", "support"), PLANNER, person("bo")]
    attendees.append(Attendee("team", "webshop"))
    assert [attendance.name(attendee) for attendee in attendees] == [
        "everyone",
        "all of Sales",
        "the lead of Support",
        "the Planner of Support",
        "'Bo'",
        "the team 'Webshop'",
    ]


def test_who_stands_for_others_is_named_instead_of_them():
    made = organization(PEOPLE + meeting("m", WEEKLY, "{departments: [sales]}"))
    attendance = Attendance(made)
    assert attendance.widest([*SALES, PLANNER, person("sam")]) == [department("sales"), person("sam"), PLANNER]
    assert attendance.widest([*SALES, EVERYONE]) == [EVERYONE]
    assert attendance.widest([Attendee("team", "webshop"), person("bo"), PLANNER]) == [Attendee("team", "webshop")]
