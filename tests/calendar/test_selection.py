"""Whose calendar a meeting stands in."""

from __future__ import annotations

from collabctl.calendar.selection import of_department, of_person, of_team
from tests.calendar.written import organization

PEOPLE = [
    {"kind": "department", "id": "commerce", "name": "Commerce", "lead": "cees"},
    {"kind": "department", "id": "sales", "name": "Sales", "part_of": "commerce", "lead": "anna"},
    {"kind": "department", "id": "inside", "name": "Inside sales", "part_of": "sales"},
    {"kind": "department", "id": "support", "name": "Support", "lead": "sam"},
    {"kind": "person", "id": "cees", "name": "Cees", "department": "commerce"},
    {"kind": "person", "id": "anna", "name": "Anna", "department": "sales", "role": "Head of Sales"},
    {"kind": "person", "id": "ivo", "name": "Ivo", "department": "inside", "role": "Planner"},
    {"kind": "person", "id": "sam", "name": "Sam", "department": "support"},
    {"kind": "team", "id": "digital", "name": "Digital", "departments": ["support"], "members": [{"person": "sam"}]},
    {"kind": "team", "id": "shop", "name": "Shop", "departments": ["sales"], "part_of": "digital", "members": [
        {"role": "planner", "department": "inside"}]},
]  # fmt: skip
WHO = {
    "all-hands": {"everyone": True},
    "commerce-all": {"departments": ["commerce"]},
    "commerce-lead": {"leads_of": ["commerce"]},
    "digital-sync": {"teams": ["digital"]},
    "leads": {"leads_of": "all"},
    "office-hours": {"people": ["sam"]},
    "one-to-one": {"people": ["anna", "cees"]},
    "sales-leads": {"leads_of": ["sales"]},
    "shop-sync": {"teams": ["shop"]},
    "support-all": {"departments": ["support"]},
}
WEEKLY = {"every": "week", "day": "tue", "at": "10:00"}
COMPANY = organization(documents=[*PEOPLE, *(
    {"kind": "meeting", "id": id, "name": id, "who": who, "schedule": WEEKLY, "open": id == "office-hours"}
    for id, who in WHO.items()
)])  # fmt: skip


def ids(meetings):
    return {meeting.id for meeting in meetings}


def test_a_department_takes_part_whole_or_by_a_lead_a_team_or_a_person():
    assert ids(of_department(COMPANY, "sales")) == set(WHO) - {"commerce-lead", "support-all", "digital-sync"}
    assert ids(of_department(COMPANY, "support")) == {
        *("all-hands", "digital-sync", "leads", "office-hours", "support-all")
    }


def test_what_is_for_a_department_above_or_below_is_for_it():
    assert "commerce-all" in ids(of_department(COMPANY, "inside"))
    assert "sales-leads" in ids(of_department(COMPANY, "commerce"))
    assert "sales-leads" not in ids(of_department(COMPANY, "inside"))


def test_a_person_comes_by_name_role_lead_team_or_department_or_may_come():
    assert ids(of_person(COMPANY, "anna")) == {
        *("all-hands", "commerce-all", "leads", "office-hours", "one-to-one", "sales-leads")
    }
    assert ids(of_person(COMPANY, "sam")) == {"all-hands", "digital-sync", "leads", "office-hours", "support-all"}
    assert {"shop-sync", "commerce-all", "all-hands"} <= ids(of_person(COMPANY, "ivo"))


def test_a_team_is_in_what_names_it_or_the_team_above_it():
    assert ids(of_team(COMPANY, "shop")) == {"shop-sync", "digital-sync"}
    assert ids(of_team(COMPANY, "digital")) == {"digital-sync"}
