"""How long joint projects take."""

from __future__ import annotations

import datetime
import json

import pytest

from collabctl.reports.status.sentences import projects_of
from collabctl.results.lead_times import joint_projects, lead_time
from collabctl.results.status import status
from tests.results.samples import TODAY, example, organization


def project(id, period, **more):
    departments = ["sales", "support"]
    return {"kind": "initiative", "id": id, "name": id, "departments": departments, "period": period, **more}


def done(id, first, day):
    return project(id, {"from": first}, status="done", done_on=day)


DEPARTMENTS = [{"kind": "department", "id": id, "name": id} for id in ("sales", "support")]
RUNNING = project("running", {"from": "2026-09-01"}, status="running")
TEAM = {"kind": "team", "id": "squad", "name": "squad", "departments": ["sales", "support"]}


def built(*documents):
    return organization(*(f"{json.dumps(document)}\n" for document in [*DEPARTMENTS, *documents]))


def facts(*documents, day=TODAY):
    found = joint_projects(built(*documents), day)
    return [(one.item.id, one.done_on and str(one.done_on), one.days) for one in found]


def told(*documents, day=TODAY):
    return list(projects_of(status(built(*documents), (), day)))


def test_from_the_first_day_until_it_is_done():
    assert facts(done("a", "2026-03-02", "2026-06-23"), RUNNING) == [
        ("running", None, (TODAY - datetime.date(2026, 9, 1)).days),
        ("a", "2026-06-23", 113),
    ]


def test_on_an_earlier_day_it_was_still_under_way():
    day = datetime.date(2026, 6, 22)
    assert facts(done("a", "2026-03-02", "2026-06-23"), RUNNING, day=day) == [("a", None, 112)]


@pytest.mark.parametrize(
    "document",
    [
        project("no-first-day", {"until": "2026-06-30"}, status="done", done_on="2026-06-23"),
        project("no-last-day", {"from": "2026-03-02"}, status="done"),
        project("stopped", {"from": "2026-03-02"}, status="stopped", done_on="2026-06-23"),
        project("planned", {"from": "2027-01-01"}, status="planned"),
        project("backwards", {"from": "2026-03-02"}, status="done", done_on="2026-03-01"),
        project("alone", {"from": "2026-03-02"}, status="done", done_on="2026-06-23") | {"departments": ["sales"]},
        {**TEAM, "period": {"from": "2026-03-02"}},  # it stays
    ],
    ids=lambda document: document["id"],
)
def test_what_is_no_joint_project_with_two_days_is_left_out(document):
    assert facts(document) == []


def test_a_team_counts_and_that_of_an_initiative_once():
    team = {**TEAM, "period": {"from": "2026-03-02"}, "done_on": "2026-03-12"}
    assert facts(team) == [("squad", "2026-03-12", 10)]
    assert facts(team, done("a", "2026-03-02", "2026-06-23") | {"team": "squad"}) == [("a", "2026-06-23", 113)]


def test_the_median_of_a_year():
    some = [done("a", "2026-01-01", "2026-01-11"), done("b", "2026-01-01", "2026-02-10")]
    long = done("c", "2025-12-01", "2026-11-01")
    before = done("d", "2025-01-01", "2025-05-31")
    found = joint_projects(built(*some, long, before), TODAY)
    assert lead_time(found, TODAY) == (3, 40)
    assert lead_time(found, datetime.date(2025, 12, 31)) == (1, 150)
    assert lead_time(found, datetime.date(2024, 12, 31)) == (0, None)
    assert told(*some, long, before)[0] == (
        "3 done in the last year, half of them within 40 days; 1 in the year before, in 150 days"
    )
    assert told(before) == ["none done in the last year; 1 in the year before, in 150 days"]
    assert told(done("e", "2026-11-22", "2026-11-23")) == [
        "1 done in the last year, in 1 day",
        "e: 1 day, done on 2026-11-23",
    ]
    assert told() == []


def test_the_example():
    assert [(one.item.id, one.days) for one in joint_projects(example("org"), TODAY)] == [
        ("regenkast-mini", 315),
        ("one-customer-view", 145),
        ("home-visits", 113),
    ]
