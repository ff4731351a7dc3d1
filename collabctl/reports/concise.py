"""A line for each finding, in the form that editors and `grep` know: `path:line:column: severity: message [rule]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabctl.escaping import terminal
from collabctl.reports.summary import summary

if TYPE_CHECKING:
    from collabctl.findings import Finding
    from collabctl.reports import Report


def line_of(finding: Finding) -> str:
    """The finding in one line."""
    return terminal(f"{finding.location}: {finding.severity}: {finding.message} [{finding.rule}]")


def render(report: Report) -> str:
    """A line for each unsettled finding, and one that sums up."""
    return "\n".join([*map(line_of, report.unsettled), terminal(summary(report))]) + "\n"
