"""JUnit XML, which most CI systems show as test results."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from collabctl.escaping import html
from collabctl.reports.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from collabctl.findings import Finding
    from collabctl.reports import Report


_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def render(report: Report) -> str:
    """A suite for each file with a finding, and a case for each finding.

    Errors and warnings are failures; notes, which ask for nothing, are skipped cases with a message. A report
    without findings has one case that passes, since CI systems take an empty one for a mistake.
    """
    findings = report.unsettled
    suites = [
        _suite(report.in_repository(path), list(found), report)
        for path, found in groupby(findings, key=lambda finding: finding.location.path)
    ]
    counts = _counts(findings)
    if not suites:
        counts = 'tests="1" failures="0" errors="0" skipped="0"'
        passed = f'    <testcase classname="collabctl" name="{html(summary(report))}"/>'
        suites = [f'  <testsuite name="collabctl" {counts}>\n{passed}\n  </testsuite>']
    lines = [_DECLARATION, f'<testsuites name="collabctl" {counts}>', *suites, "</testsuites>"]
    return "\n".join(lines) + "\n"


def _counts(findings: Iterable[Finding]) -> str:
    notes = [finding.severity == "info" for finding in findings]
    return f'tests="{len(notes)}" failures="{len(notes) - sum(notes)}" errors="0" skipped="{sum(notes)}"'


def _suite(path: str, findings: list[Finding], report: Report) -> str:
    cases = "\n".join(_case(path, finding, report) for finding in findings)
    return f'  <testsuite name="{html(path)}" {_counts(findings)}>\n{cases}\n  </testsuite>'


def _case(path: str, finding: Finding, report: Report) -> str:
    place = finding.location
    name = f"{finding.message} ({path}:{place.line}:{place.column})"
    related = (
        f"{report.in_repository(related.location.path)}:{related.location.line}: {related.message}"
        for related in finding.related
    )
    details = "\n".join(html(line) for line in [name, *related, *finding.help.split("\n")] if line)
    outcome = "skipped" if finding.severity == "info" else "failure"
    return (
        f'    <testcase classname="{html(finding.rule)}" name="{html(name)}" file="{html(path)}" line="{place.line}">\n'
        f'      <{outcome} type="{finding.severity}" message="{html(finding.message)}">{details}</{outcome}>\n'
        "    </testcase>"
    )
