"""The JSON object of `collabctl validate --format json`; `schemas/output/validate.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from collabctl.escaping import json_text

if TYPE_CHECKING:
    from collabctl.findings import Finding, Related
    from collabctl.reports import Report


def render(report: Report) -> str:
    """Every finding, settled ones included, and the counts of the unsettled ones."""
    return (
        json_text(
            {
                "version": 1,
                "tool": f"collabctl {report.version}",
                "root": report.root,
                "as_of": report.as_of.isoformat(),
                "summary": {
                    "files": report.files,
                    "documents": report.documents,
                    "errors": report.count("error"),
                    "warnings": report.count("warning"),
                    "infos": report.count("info"),
                    "resolved": len(report.settled),
                    "groups": len({finding.group for finding in report.unsettled if finding.group}),
                },
                "findings": [finding_object(finding) for finding in report.findings],
            }
        )
        + "\n"
    )


def finding_object(finding: Finding) -> dict[str, Any]:
    """One finding, as every JSON output of collabctl writes it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "end_line": finding.location.end_line,
        "end_column": finding.location.end_column,
        "documents": list(finding.documents),
        "related": [_related_object(related) for related in finding.related],
        "resolved_by": finding.resolved_by,
        "fingerprint": finding.fingerprint,
        "group": {"by": finding.group.by, "of": finding.group.of} if finding.group else None,
    }


def _related_object(related: Related) -> dict[str, Any]:
    return {
        "path": related.location.path,
        "line": related.location.line,
        "column": related.location.column,
        "message": related.message,
    }
