"""The JSON object of `collabctl conflicts --format json`; `schemas/output/conflicts.schema.json` describes it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from collabctl.conflicts.explanations import steps
from collabctl.escaping import json_text
from collabctl.reports.json import finding_object

if TYPE_CHECKING:
    from collabctl.conflicts.conflict import Conflict
    from collabctl.conflicts.told import Told
    from collabctl.conflicts.ways_out import WayOut
    from collabctl.reports.conflicts import ConflictReport


def render(report: ConflictReport) -> str:
    """Every conflict and notice, settled ones included."""
    conflicts = [_object(told) for told in report.told]
    return json_text({"version": 1, "conflicts": conflicts, "more": report.more}) + "\n"


def _object(told: Told) -> dict[str, Any]:
    return {
        **finding_object(told.finding),
        "departments": list(told.departments),
        "class": told.class_,
        **(_NOTHING if told.conflict is None else _details(told.conflict)),
        "ways_out": None if told.ways_out is None else [_way_out(way) for way in told.ways_out],
    }


_NOTHING: dict[str, Any] = {
    "strength": None,
    "evidence": None,
    "path_of_influence": None,
    "derivation": None,
    "bridges": None,
    "also_reaches": [],
}


def _details(conflict: Conflict) -> dict[str, Any]:
    path = [step for leg in conflict.legs for step in steps(leg.path)]
    return {
        "strength": conflict.strength,
        "evidence": conflict.evidence,
        "path_of_influence": path or None,
        "derivation": list(conflict.derivation) or None,
        "bridges": None if conflict.goal else [item.reference for item in conflict.bridges],
        "also_reaches": [
            {
                "rule": other.rule,
                "documents": [item.reference for item in other.documents],
                "departments": list(other.departments),
            }
            for other in conflict.also_reaches
        ],
    }


def _way_out(way: WayOut) -> dict[str, Any]:
    return {"sentence": str(way), "leaves": way.leaves, "edits": [asdict(edit) for edit in way.edits]}
