"""Each way out of a conflict in the silo, written down in its documents, does what it promises."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.engine import Found, find
from collabctl.conflicts.ways_out import WayOut, ways_out
from collabctl.documents import SourceFile
from collabctl.organization import build
from collabctl.organization.supposing import Supposition
from collabctl.sources.files import read_folder

AS_OF = datetime.date(2026, 11, 23)
SOURCES = read_folder(Path(__file__).parents[2] / "examples" / "silo")


def found(*what_if: str, more: str = "") -> Found:
    files = [*SOURCES.files, *([SourceFile("more.yaml", more.encode())] if more else [])]
    organization = build(files, suppositions=[Supposition.parse(text) for text in what_if])
    assert organization.problems == ()
    return find(organization, AS_OF)


NOW = found()
OFFERED = [(conflict, way) for conflict in NOW.conflicts for way in ways_out(NOW.wants, conflict)]


def named(conflict: Conflict) -> tuple[str, frozenset[str]]:
    return conflict.rule, frozenset(item.reference for item in conflict.documents)


def counterweights(conflict: Conflict) -> tuple[list[str], str]:
    """The counterweights of a way out, as changes to the KPIs and as documents."""
    kpis = conflict.kpis if conflict.goal is not None else conflict.kpis[:1]
    harmed = conflict.goal.measure if conflict.goal else next(kpi for kpi in conflict.kpis if kpi not in kpis)
    assert harmed is not None
    data = conflict.goal.document.data["measure"] if conflict.goal else harmed.document.data
    documents = [
        f"{{kind: kpi, id: {kpi.id}-watch, department: {kpi.department}, metric: {harmed.metric}, period: 2026, "
        f"target: {data['target']}, weight: 5}}"
        for kpi in kpis
    ]
    return [f"{kpi.reference}.counterweights=[{kpi.id}-watch]" for kpi in kpis], "\n---\n".join(documents)


def test_the_silo_has_a_way_out_of_every_class():
    with_a_way = {conflict.rule for conflict, _ in OFFERED}
    assert with_a_way == {
        "kpi/competes-for-lever",
        "kpi/contradicts-parent",
        "kpi/harms-shared-goal",
        "kpi/incompatible-targets",
        "kpi/opposed-directions",
        "kpi/unreachable-targets",
        "kpi/works-against",
    }


@pytest.mark.parametrize(
    ("conflict", "way"), OFFERED, ids=[f"{conflict.rule}-{way.what_if or 'new'}" for conflict, way in OFFERED]
)
def test_a_way_out_does_what_it_promises(conflict: Conflict, way: WayOut):
    if way.what_if:
        then = found(way.what_if)
    else:
        changes, documents = counterweights(conflict)
        then = found(*changes, more=documents)
    left = {named(other): other.severity for other in then.conflicts}
    assert left.get(named(conflict)) == way.leaves
    assert way.leaves != conflict.severity
