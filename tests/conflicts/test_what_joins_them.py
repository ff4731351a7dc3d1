"""What joins two departments whose targets pull apart, as of a day: in the severity, in the sentence and in JSON."""

from __future__ import annotations

import datetime

import pytest

from collabctl.rules import check
from tests.organization.test_building import built

AS_OF = datetime.date(2026, 1, 6)
ORGANIZATION = """{kind: department, id: alpha, name: Alpha}
---
{kind: department, id: beta, name: Beta}
---
kind: metric
id: x
name: X
unit: points
better: steady
influences: [{metric: y, effect: EFFECT, strength: medium, evidence: correlation, because: So.}]
---
{kind: metric, id: y, name: Y, unit: points, better: steady}
---
{kind: kpi, id: a, department: alpha, metric: x, target: {move: up}, weight: 50}
---
{kind: kpi, id: b, department: beta, metric: y, target: {move: down}, weight: 0}
---
"""
WHO = "who: {departments: [alpha, beta]}"
WEEKLY = 'schedule: {every: week, day: mon, at: "10:00"}'
BOTH = "shared_by: [{department: alpha}, {department: beta}]"
NOBODY = {
    "BRIDGE01": f'{{kind: meeting, id: m, name: M, schedule: {{once: {{date: 2025-10-06, at: "10:00"}}}}, {WHO}}}',
    "BRIDGE02": f"{{kind: goal, id: g, name: G, period: 2025, {BOTH}}}",
    "a goal of later": f"{{kind: goal, id: g, name: G, period: 2028, {BOTH}}}",
    "BRIDGE03": "{kind: team, id: t, name: T, departments: [alpha, beta], done_on: 2025-11-30}",
    "BRIDGE05": f"{{kind: meeting, id: m, name: M, type: all-hands, {WEEKLY}, who: {{everyone: true}}}}",
    "a child's goal": "{kind: department, id: child, name: Child, part_of: alpha}\n---\n"
    f"{{kind: goal, id: g, name: G, {BOTH.replace('alpha', 'child')}}}",
}
JOINED = {
    "meeting/m": f"{{kind: meeting, id: m, name: M, {WEEKLY}, {WHO}}}",
    "initiative/i": "{kind: initiative, id: i, name: I, departments: [alpha, beta], status: running}",
    "person/kim": "{kind: person, id: kim, name: Kim, department: alpha}",
    "department/whole": "{kind: department, id: whole, name: Whole}",
}
JOINING = {
    "meeting/m": "the meeting 'M'",
    "initiative/i": "the initiative 'I'",
    "person/kim": "'Kim', who leads both",
    "department/whole": "'Whole', which both belong to",
}


def conflict(documents, effect="raises"):
    written = ORGANIZATION.replace("EFFECT", effect)
    if "kim" in documents:
        written = written.replace("name: Alpha}", "name: Alpha, lead: kim}").replace(
            "name: Beta}", "name: Beta, lead: kim}"
        )
    if "whole" in documents:
        written = written.replace("name: Alpha}", "name: Alpha, part_of: whole}")
        written = written.replace("name: Beta}", "name: Beta, part_of: whole}")
    organization = built(all=written + documents)
    assert organization.problems == ()
    rule = "kpi/works-against" if effect == "raises" else "kpi/unclear-influence"
    [found] = [finding for finding in check(organization, AS_OF) if finding.rule == rule]
    return found


@pytest.mark.parametrize("what", NOBODY)
def test_what_has_ended_and_what_is_for_everybody_takes_nothing_off(what):
    found = conflict(NOBODY[what])
    assert found.severity == "error" and "nothing joins Alpha and Beta" in found.help


@pytest.mark.parametrize("what", JOINED)
def test_what_joins_them_takes_a_level_off(what):
    found = conflict(JOINED[what])
    assert found.severity == "warning" and f"Alpha and Beta are joined by {JOINING[what]}" in found.help


def test_of_those_who_meet_where_everybody_does_it_is_not_said_that_nothing_joins_them():
    assert "nothing joins Alpha and Beta in particular: no shared goal" in conflict(NOBODY["BRIDGE05"]).help


@pytest.mark.parametrize("what", JOINED)
def test_a_doubt_tells_what_joins_them_as_well(what):
    found = conflict(JOINED[what], effect="unclear")
    assert "are joined by" in found.help and "nothing joins" not in found.help
