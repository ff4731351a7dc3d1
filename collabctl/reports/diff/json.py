"""The JSON object of `collabctl diff --format json`; `schemas/output/diff.schema.json` describes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from collabctl.escaping import json_text
from collabctl.organization import Role
from collabctl.reports.diff import WORK_TREE
from collabctl.reports.json import finding_object

if TYPE_CHECKING:
    from collabctl.changes import Change, Reviewer
    from collabctl.organization import PersonReference
    from collabctl.reports.diff import DiffReport


def render(report: DiffReport) -> str:
    """Every change once for each department that it touches, the findings of both, and who should look."""
    comparison = report.comparison
    found = comparison.findings
    return (
        json_text(
            {
                "version": 1,
                "base": report.base_commit,
                "head": report.head_commit or WORK_TREE,
                "changes": [row for change in comparison.changes for row in _rows(change)],
                "findings": {
                    "new": [finding_object(finding) for finding in found.new],
                    "solved": [finding_object(finding) for finding in found.solved],
                    "still": [finding_object(finding) for finding in found.still],
                },
                "reviewers": [_reviewer(reviewer) for reviewer in comparison.reviewers],
            }
        )
        + "\n"
    )


def _rows(change: Change) -> Iterator[dict[str, Any]]:
    for department in change.departments or (None,):
        yield {
            "department": department,
            "document": change.document,
            "field": change.field,
            "before": change.before,
            "after": change.after,
            "sentence": change.sentence,
        }


def _reviewer(reviewer: Reviewer) -> dict[str, Any]:
    return {
        "role": reviewer.role,
        "department": reviewer.department,
        "people": [_person(person) for person in reviewer.people],
        "documents": list(reviewer.documents),
    }


def _person(person: PersonReference) -> str | dict[str, str]:
    return {"role": str(person.role), "department": person.department} if isinstance(person, Role) else person
