"""The silo index, part by part."""

from __future__ import annotations

import pytest

from collabctl.results.silo_index import of_all, silo_indexes
from collabctl.rules import check
from tests.results.samples import TODAY, department, example, kpi, metric, organization


def indexes(built):
    return {one.department.id: one for one in silo_indexes(built, check(built, TODAY), TODAY)}


def parts(one):
    return {part.name: part.share for part in one.parts}


def test_a_department_alone_has_no_one_to_be_apart_from():
    [alone] = indexes(organization(department("sales"))).values()
    assert parts(alone) == {"shared weight": None, "bridges": None, "peace": 1, "meetings": None}
    assert alone.index == 0
    assert of_all([]) is None


GOAL = (
    "kind: goal\nid: nine\nname: A nine\n"
    "shared_by:\n  - {department: sales, weight: 20}\n  - {department: it, weight: 40}\n"
)
MEETING = (
    'kind: meeting\nid: sync\nname: Sync\nschedule: {every: week, day: mon, at: "10:00"}\n'
    "who: {departments: [sales, it]}\n"
)


def test_each_part_is_counted_from_the_documents():
    built = organization(
        department("sales"), department("it"), department("hr"), department("agency", "external: true\n"),
        metric("csat", "influences:\n  - {metric: calls, effect: raises, evidence: expert}\n"), metric("calls"),
        kpi("at_least: 8", "period: 2026\nweight: 60\nsupports: [nine]\n"),
        kpi("at_most: 8", "period: 2026\nweight: 40\n", "calls", "it"),
        GOAL, MEETING,
    )  # fmt: skip
    found = indexes(built)
    assert set(found) == {"sales", "it", "hr"}
    # 20 of the shared goal and half of the 60 that supports it, of 80; the meeting is with one of two others
    assert parts(found["sales"]) == {"shared weight": 50 / 80, "bridges": 1, "peace": 0.5, "meetings": 0.5}
    assert found["sales"].index == pytest.approx(100 * (1 - (0.625 + 1 + 0.5 + 0.5) / 4))
    assert parts(found["it"]) == {"shared weight": 0.5, "bridges": 1, "peace": 0.5, "meetings": 0.5}
    assert parts(found["hr"]) == {"shared weight": None, "bridges": None, "peace": 1, "meetings": 0}
    assert of_all(found.values()) == pytest.approx((found["sales"].index + found["it"].index + 50) / 3)


def test_meetings_for_everybody_do_not_count():
    everybody = MEETING.replace("departments: [sales, it]", "everyone: true")
    built = organization(department("sales"), department("it"), department("hr"), department("ops"), everybody)
    assert {parts(one)["meetings"] for one in indexes(built).values()} == {0}


def test_the_examples_are_a_world_apart():
    org, silo = (of_all(indexes(example(name)).values()) for name in ("org", "silo"))
    assert org < 20
    assert silo > 70
