"""Organizations in compact notation, written out as the documents that somebody would have written.

The notation is that of cases.yaml, which explains it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from collabctl.organization import Organization
from tests.organization.test_building import built

AS_OF = datetime.date(2025, 5, 1)
STRENGTHS = {"w": "weak", "m": "medium", "s": "strong"}
EFFECTS = {"+": "raises", "-": "lowers", "?": "unclear"}
BOUNDS = {">=": "at_least", "<=": "at_most"}

Case = Mapping[str, Any]


def cases() -> list[Case]:
    return yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))["cases"]


def id_of(word: str) -> str:
    return word.replace("_", "-")


def asked_about(case: Case) -> list[dict[str, Any]]:
    """The KPIs that a case is about, each with an id."""
    return case.get("kpis") or [{"id": id, **case[id]} for id in ("a", "b")]


def organization(case: Case) -> Organization:
    found = built(all=text(case))
    assert not found.problems, (case.get("id"), [problem.message for problem in found.problems])
    return found


def text(case: Case) -> str:
    return yaml.safe_dump_all(documents(case), sort_keys=False, allow_unicode=True)


def documents(case: Case) -> Iterator[dict[str, Any]]:
    kpis = [*asked_about(case), *case.get("others", ())]
    yield from _departments(case, kpis)
    yield from _metrics(case, kpis)
    for kpi in kpis:
        yield _kpi(kpi)
    for metric, said in case.get("goals", {}).items():
        yield _goal(case, metric, said if isinstance(said, dict) else {"want": said})
    yield from case.get("documents", ())


def _departments(case: Case, kpis: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    more = case.get("departments", {})
    for name in sorted({*(kpi["dept"] for kpi in kpis), *more}):
        said = {key: id_of(value) if key == "part_of" else value for key, value in more.get(name, {}).items()}
        yield {"kind": "department", "id": id_of(name), "name": name.title().replace("_", " "), **said}


def _metrics(case: Case, kpis: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    more = {id_of(name): said for name, said in case.get("metrics", {}).items()}
    ranges = {id_of(name): said for name, said in case.get("ranges", {}).items()}
    formulas = {id_of(name): said for name, said in case.get("formulas", {}).items()}
    levers = {id_of(name) for name in case.get("levers", ())}
    edges = case.get("edges") or ()
    ids = {id_of(name) for edge in edges for name in (edge[0], edge[2])} | {*more, *ranges, *formulas, *levers}
    ids |= {id_of(word) for formula in formulas.values() for word in re.findall(r"[a-z]\w*", formula)}
    ids |= {id_of(name) for name in (*(kpi["metric"] for kpi in kpis), *case.get("goals", ()))}
    for id in sorted(ids):
        metric = {"kind": "metric", "id": id, "name": id.title(), "unit": "x", "better": "higher"}
        if id in ranges:
            ends = zip(("min", "max"), ranges[id], strict=True)
            metric["range"] = {end: bound for end, bound in ends if bound is not None}
        if id in formulas:
            metric["formula"] = re.sub(r"[a-z]\w*", lambda word: f"[{id_of(word[0])}]", formulas[id])
        if id in levers:
            metric["controlled_by"] = [min(id_of(kpi["dept"]) for kpi in kpis)]
        influences = [_influence(*edge) for edge in edges if id_of(edge[0]) == id]
        yield metric | ({"influences": influences} if influences else {}) | more.get(id, {})


def _influence(
    _: str, sign: str, target: str, strength: str, evidence: str = "expert", lag: str | None = None
) -> dict[str, Any]:
    refuted = evidence == "refuted"
    influence = {
        "metric": id_of(target),
        "effect": EFFECTS[sign],
        "strength": STRENGTHS[strength],
        "evidence": "correlation" if refuted else evidence,
    }
    return influence | ({"lag": lag} if lag else {}) | ({"refuted": True} if refuted else {})


def _kpi(kpi: Mapping[str, Any]) -> dict[str, Any]:
    own = {key: value for key, value in kpi.items() if key not in ("dept", "metric", "want", "target")}
    document = {
        "kind": "kpi", "department": id_of(kpi["dept"]), "metric": id_of(kpi["metric"]),
        "part": "whole", "period": 2025, "target": _target(kpi), "weight": 30, **own,
    }  # fmt: skip
    return {key: str(value) if key == "period" and isinstance(value, int) else value
            for key, value in document.items() if value is not None}  # fmt: skip


def _target(said: Mapping[str, Any]) -> dict[str, Any] | None:
    target = said.get("target")
    if isinstance(target, list):
        return {BOUNDS[target[0]]: target[1]}
    return {"move": said["want"]} if "want" in said else target


def _goal(case: Case, metric: str, said: Mapping[str, Any]) -> dict[str, Any]:
    sharing = said.get("shared_by") or sorted({kpi["dept"] for kpi in asked_about(case)})
    return {
        "kind": "goal", "id": f"goal-{id_of(metric)}", "name": f"Goal {metric}",
        "period": str(said.get("period", 2025)),
        "measure": {"metric": id_of(metric), "target": _target(said)},
        "shared_by": [{"department": id_of(name), "weight": said.get("weight", 30)} for name in sharing],
    }  # fmt: skip
