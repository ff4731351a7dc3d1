"""Annotations of GitHub Actions: the findings beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabctl.escaping import annotation, annotation_property, terminal
from collabctl.findings import SEVERITIES, Finding
from collabctl.reports.concise import line_of
from collabctl.reports.groups import GroupLine, alone, group_lines
from collabctl.reports.summary import counted, summary

if TYPE_CHECKING:
    from collabctl.findings import Severity
    from collabctl.reports import Report

MAX_OF_A_KIND = 10
"""GitHub shows ten errors, ten warnings and ten notices of a step, and drops the rest without a word."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> str:
    """The strongest findings as annotations, a last one that counts the rest, and the rest as lines of the log."""
    told = [*alone(report), *(_of_group(line) for line in group_lines(report))]
    annotated: list[Finding] = []
    rest: list[Finding] = []
    for severity in SEVERITIES:
        findings = [finding for finding in told if finding.severity == severity]
        annotated += findings[:MAX_OF_A_KIND]
        rest += findings[MAX_OF_A_KIND:]
    if rest and sum(finding.severity == "info" for finding in told) >= MAX_OF_A_KIND:
        rest.insert(sum(finding.severity != "info" for finding in rest), annotated.pop())
    lines = [_annotation(finding, report) for finding in annotated]
    if rest:
        more = f"{counted(len(rest), 'more finding')} in the log of this step; {summary(report)}"
        place = annotation_property(report.in_repository("organization.yaml"))
        lines.append(f"::notice file={place},title=collabctl::{annotation(more)}")
        lines += map(line_of, rest)
    return "\n".join([*lines, terminal(summary(report))]) + "\n"


def _of_group(line: GroupLine) -> Finding:
    """A group as an annotation of its own, at the first place of its findings."""
    return Finding(
        line.group.of if line.group.by == "rule" else "collabctl",
        line.severity,
        line.sentence,
        line.location,
        help=line.command,
    )


def _annotation(finding: Finding, report: Report) -> str:
    place = finding.location
    properties = {"file": report.in_repository(place.path), "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = finding.rule
    written = ",".join(f"{name}={annotation_property(value)}" for name, value in properties.items())
    related = (
        f"{report.in_repository(related.location.path)}:{related.location.line}: {related.message}"
        for related in finding.related
    )
    text = "\n".join([finding.message, *related, *filter(None, [finding.help])])
    return f"::{_COMMANDS[finding.severity]} {written}::{annotation(text)}"
