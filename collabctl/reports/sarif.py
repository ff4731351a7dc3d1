"""SARIF 2.1.0, which code scanning of GitHub and many editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from collabctl.escaping import json_text, terminal

if TYPE_CHECKING:
    from collabctl.findings import Finding, Location, Severity
    from collabctl.reports import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
BASE = "%SRCROOT%"  # the name by which CodeQL and others know the folder that relative paths start from

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report) -> str:
    """One run with every finding; those that a resolution settles are suppressed."""
    rules = sorted({finding.rule for finding in report.findings})
    run = {
        "tool": {
            "driver": {
                "name": "collabctl",
                "version": report.version,
                "rules": [_rule(rule, report.pages.get(rule, "")) for rule in rules],
            }
        },
        "automationDetails": {"id": "collabctl/"},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {BASE: {"description": {"text": "the top of the repository"}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules.index(finding.rule), report) for finding in report.findings],
        "properties": {"root": terminal(report.root), "as_of": report.as_of.isoformat()},
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: str, sentence: str) -> dict[str, Any]:
    explained = f"For what this rule means, examples and its settings: collabctl explain {rule}"
    return {
        "id": terminal(rule),
        "shortDescription": _message(sentence or rule),
        "help": _message(f"{sentence}\n{explained}" if sentence else explained),
    }


def _result(finding: Finding, rule_index: int, report: Report) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": terminal(finding.rule),
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": _message("\n".join(filter(None, [finding.message, finding.help]))),
        "locations": [_place(finding.location, report)],
        "partialFingerprints": {"collabctl/v1": finding.fingerprint},
        # An empty list says that it counts; without one, a reader cannot know.
        "suppressions": [] if finding.resolved_by is None else [_suppression(finding.resolved_by)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_place(related.location, report), "message": _message(related.message)}
            for number, related in enumerate(finding.related, start=1)
        ]
    return result


def _suppression(resolution: str) -> dict[str, Any]:
    return {"kind": "external", "status": "accepted", "justification": terminal(f"settled by {resolution}")}


def _message(text: str) -> dict[str, str]:
    """A text as a message; `[text](target)` would be a link in one, so its brackets get backslashes."""
    lines = "\n".join(terminal(line) for line in text.split("\n"))
    return {"text": lines.replace("[", "\\[").replace("]", "\\]") if "](" in lines else lines}


def _place(location: Location, report: Report) -> dict[str, Any]:
    line, column = max(1, location.line), max(1, location.column)
    end_line = max(line, location.end_line)
    return {
        "physicalLocation": {
            "artifactLocation": {
                "uri": quote(report.in_repository(location.path), safe="/", errors="replace"),
                "uriBaseId": BASE,
            },
            "region": {
                "startLine": line,
                "startColumn": column,
                "endLine": end_line,
                "endColumn": max(location.end_column, column if end_line == line else 1),
            },
        }
    }
