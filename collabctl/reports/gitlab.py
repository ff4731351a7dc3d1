"""The code quality report of GitLab: findings in the widget and the diff of a merge request."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from collabctl.escaping import json_text, terminal

if TYPE_CHECKING:
    from collabctl.findings import Severity
    from collabctl.reports import Report

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report) -> str:
    """A list with an object for each unsettled finding; GitLab drops those whose fingerprint it has seen already."""
    seen: Counter[str] = Counter()
    issues: list[dict[str, Any]] = []
    for finding in report.unsettled:
        place = finding.location
        earlier = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        issues.append(
            {
                "description": terminal(finding.message),
                "check_name": terminal(finding.rule),
                "fingerprint": f"{finding.fingerprint}-{earlier}" if earlier else finding.fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": terminal(report.in_repository(place.path)),
                    "lines": {"begin": place.line, "end": place.end_line},
                },
            }
        )
    return json_text(issues) + "\n"
