"""What departments do together, and when."""

from __future__ import annotations

import datetime

import pytest

from tests.organization.test_building import built

DEPARTMENTS = """
{kind: department, id: sales, name: Sales}
---
{kind: department, id: sales-north, name: Sales north, part_of: sales}
---
{kind: department, id: support, name: Support}
---
{kind: department, id: caterer, name: Caterer, external: true}
---
"""
YEAR = datetime.date(2025, 11, 23), datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ("{kind: goal, id: x, name: X, shared_by: [{department: sales}, {department: support}]}", ["goal/x"]),
        ("{kind: goal, id: x, name: X, period: 2024, shared_by: [{department: sales}, {department: support}]}", []),
        ("{kind: goal, id: x, name: X, shared_by: [{department: sales}, {department: sales-north}]}", []),
        ("{kind: goal, id: x, name: X, shared_by: [{department: sales}, {department: caterer}]}", []),
        ("{kind: team, id: x, name: X, departments: [sales, support]}", ["team/x"]),
        ("{kind: team, id: x, name: X, departments: [sales, support], done_on: 2025-11-22}", []),
        ("{kind: team, id: x, name: X, departments: [sales, support], done_on: 2025-11-23}", ["team/x"]),
        ("{kind: team, id: x, name: X, departments: [sales, support], period: {from: 2026-11-24}}", []),
        ("{kind: initiative, id: x, name: X, departments: [sales, support], status: running}", ["initiative/x"]),
        ("{kind: initiative, id: x, name: X, departments: [sales, support], status: planned}", []),
        ("{kind: initiative, id: x, name: X, departments: [sales, support], status: stopped}", []),
    ],
)
def test_what_counts_as_joint_work(document: str, found: list[str]) -> None:
    organization = built(all=DEPARTMENTS + document)
    assert [work.item.reference for work in organization.joint_work(*YEAR)] == found


def test_an_initiative_and_its_team_are_one_thing() -> None:
    organization = built(
        all=DEPARTMENTS
        + "{kind: team, id: x, name: X, departments: [sales, support]}\n---\n"
        + "{kind: initiative, id: y, name: Y, departments: [sales, support], team: x, status: running}"
    )
    assert [work.item.reference for work in organization.joint_work(*YEAR)] == ["initiative/y"]
