"""What people mean by targets on parts, periods, ranges and bands, and what may be called proved of it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.engine import find
from collabctl.documents import SourceFile
from collabctl.organization import Organization, build
from collabctl.results.standing import stand
from collabctl.rules import check

HERE = Path(__file__).parent
AS_OF = datetime.date(2026, 1, 12)
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "meaning.yaml").read_text("utf-8"))["cases"]
SURE = ("proved", "certain")


def documents(case: dict[str, Any]) -> list[dict[str, Any]]:
    kpis = [(*kpi, {})[:4] for kpi in case.get("kpis", ())]
    goals = case.get("goals", ())
    departments = sorted({kpi[0] for kpi in kpis} | {id for goal in goals for id in goal[2]})
    scopes = {"scopes": case["scopes"]} if "scopes" in case else {}
    return [
        {"kind": "organization", "format": 1, "name": "Case", **scopes, **case.get("org", {})},
        *({"kind": "department", "id": id, "name": id.title()} for id in departments),
        *(
            {"kind": "metric", "id": id, "name": id.title(), "unit": "x", "better": "higher", **fields}
            for id, fields in case["metrics"].items()
        ),
        *(
            {"kind": "kpi", "id": f"k{number}", "department": department, "metric": metric, "period": 2026,
             "target": target, **more}
            for number, (department, metric, target, more) in enumerate(kpis)
        ),
        *(
            {"kind": "goal", "id": f"g{number}", "name": f"G {number}", "period": 2026,
             "measure": {"metric": metric, "target": target}, "shared_by": [{"department": id} for id in sharing]}
            for number, (metric, target, sharing) in enumerate(goals)
        ),
        *case.get("more", ()),
    ]  # fmt: skip


def written(case: dict[str, Any]) -> Organization:
    text = "---\n".join(yaml.safe_dump(one, sort_keys=False) for one in documents(case))
    for before, after in case.get("raw", {}).items():
        text = text.replace(before, after)
    found = build([SourceFile("organization.yaml", text.encode())])
    assert not [problem.message for problem in found.problems]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case):
    organization = written(case)
    conflicts = find(organization, AS_OF).conflicts
    findings = [finding for finding in check(organization, AS_OF) if finding.rule.startswith(("kpi/", "metric/"))]
    if case["proof"] == "none":
        assert not [(one.rule, one.certainty) for one in conflicts if one.certainty in SURE], case["why"]
        errors = [finding.message for finding in findings if finding.severity == "error"]
        assert not errors or case["id"] == "NUM06" or case.get("later"), case["why"]
    else:
        found = {one.rule for one in conflicts if "works-against" in one.rule or one.certainty in (*SURE, "hypothesis")}
        assert found & set(case["proof"]), case["why"]
    if "joined" in case and not case.get("later"):
        assert bool(conflicts[0].bridges) is case["joined"], case["why"]


def test_a_model_that_is_impossible_is_blamed_on_no_target():
    case = next(case for case in CASES if case["id"] == "NUM06")
    findings = check(written(case), AS_OF)
    [found] = [finding for finding in findings if finding.rule == "metric/contradictory-model"]
    assert found.severity == "error" and "metric/m4" in found.documents
    assert "m4 >= 5" in found.message and "m4 = m2 - m3" in found.message


# Small organizations


def small(name: str) -> Organization:
    folder = HERE / "small" / name
    files = [
        SourceFile(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    tables = [file for file in files if file.path.endswith(".csv")]
    found = build([file for file in files if file not in tables], tables=tables)
    assert not found.problems
    return found


def told(name: str, day: str = "2026-04-30") -> list[Conflict]:
    return list(find(small(name), datetime.date.fromisoformat(day)).conflicts)


def test_own_parts_that_status_calls_on_track_are_no_conflict():
    organization = small("own-parts-on-track")
    assert not told("own-parts-on-track")
    verdicts = {kpi.id: stand(organization, kpi, datetime.date(2026, 4, 30)).verdict for kpi in organization.kpis}
    assert (verdicts["sales-overtime"], verdicts["support-overtime"]) == ("on track", "on track")


def test_a_year_may_be_more_than_a_month_can_be():
    organization = small("total-of-months")
    assert not told("total-of-months")
    [kpi] = organization.kpis
    assert stand(organization, kpi, datetime.date(2026, 6, 1)).verdict == "on track"


def test_no_failures_at_all_prove_nothing():
    assert not told("no-failures")


def test_an_impossible_model_is_a_finding_of_the_model():
    assert not told("impossible-model")
    found = [finding for finding in check(small("impossible-model"), AS_OF) if finding.severity == "error"]
    assert [finding.rule for finding in found] == ["metric/contradictory-model"]


def test_a_floor_and_a_way_down_from_below_it_are_asked_about():
    [conflict] = told("floor-and-down-from")
    assert (conflict.rule, conflict.severity, conflict.certainty) == ("kpi/incompatible-targets", "warning", "asked")
    assert conflict.asks_about == ("stock-days",)


def test_zero_is_a_number():
    [conflict] = told("nothing-is-nearest")
    assert {str(near) for near in conflict.nearest} == {"at most 0, asked 15", "at least 15, asked 0"}


def test_targets_that_are_met_with_room_pull_nowhere():
    assert not [conflict for conflict in told("met-with-room") if conflict.severity != "info"]
