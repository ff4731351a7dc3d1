"""Cases with known answers, in cases.yaml: what must be found between two KPIs, and what must not.

Precision counts as much as recall, because a false alarm costs trust. Both are counted over classes of conflict: one
that is found and not expected is as wrong as one that is expected and not found.
"""

from __future__ import annotations

import pytest

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.engine import Found, find
from tests.conflicts.writing import AS_OF, Case, asked_about, cases, id_of, organization

CASES = cases()
CLASSES = {
    "kpi/contradicts-parent": "parent",
    "kpi/incompatible-targets": "disjoint",
    "kpi/opposed-directions": "opposed",
    "kpi/unreachable-targets": "infeasible",
    "kpi/harms-shared-goal": "shared_harm",
    "kpi/works-against": "chain",
    "kpi/competes-for-lever": "shared_lever",
    "kpi/unclear-influence": "unclear",
}


def found_in(case: Case) -> Found:
    return find(organization(case), AS_OF)


def about(case: Case, conflicts: tuple[Conflict, ...]) -> list[Conflict]:
    """The conflicts between the KPIs of a case; a goal, or targets that exclude each other, concern each of them."""
    asked = {id_of(kpi["id"]) for kpi in asked_about(case)}
    return [
        conflict
        for conflict in conflicts
        for kpis in ({kpi.id for kpi in conflict.kpis},)
        if (asked & kpis if conflict.goal or conflict.rule == "kpi/unreachable-targets" else kpis <= asked)
    ]


def expected(case: Case) -> set[str]:
    return {case["class"], *case.get("also", ())} if case["expect"] != "none" else set()


def classes(case: Case, found: Found) -> set[str]:
    """What is found; where nothing should be, also what is only told with something else."""
    conflicts = found.conflicts if expected(case) else (*found.conflicts, *found.folded)
    return {CLASSES[conflict.rule] for conflict in about(case, conflicts)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case):
    found = found_in(case)
    assert classes(case, found) == expected(case), case["mechanism"]
    of_class = [one for one in about(case, found.conflicts) if CLASSES[one.rule] == case.get("class")]
    for fact in ("severity", "mutual"):
        if fact in case:
            assert {getattr(one, fact) for one in of_class} == {case[fact]}, case["mechanism"]
    if "pivot" in case:
        pivots = case["pivot"] if isinstance(case["pivot"], list) else [case["pivot"]]
        assert sorted(one.pivot for one in of_class) == sorted(map(id_of, pivots))
    if "harming" in case:
        assert [sorted(kpi.id for kpi in one.kpis) for one in of_class] == [case["harming"]]
    if "mus" in case:
        assert [sorted(item.id for item in one.documents) for one in of_class] == [sorted(case["mus"])]


def test_precision_and_recall():
    right = wrong = missed = 0
    for case in CASES:
        found, wanted = classes(case, found_in(case)), expected(case)
        right += len(found & wanted)
        wrong += len(found - wanted)
        missed += len(wanted - found)
    precision, recall = right / (right + wrong), right / (right + missed)
    print(f"{len(CASES)} cases, {right} findings right: precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
    assert (precision, recall) == (1, 1)


def test_there_are_cases_enough_and_half_of_our_own_are_no_conflicts():
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids)
    published = [case for case in CASES if "src" in case]
    own = [case for case in CASES if "src" not in case]
    controls = [case for case in own if case["expect"] == "none"]
    assert len(published) >= 11 and len(own) >= 45 and len(controls) * 2 >= len(own)
