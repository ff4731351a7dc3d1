"""How much was found, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabctl.findings import Severity
    from collabctl.reports import Report

NOUNS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""What people call a finding of each severity."""


def counted(number: int, noun: str) -> str:
    """The number with its noun: `1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary(report: Report) -> str:
    """The line at the end of a report, such as "3 errors and 1 note in 40 files, 2 findings settled".

    With a revision it is about what is new since then, and says how many older findings were left out.
    """
    counts = [(report.count(severity), noun) for severity, noun in NOUNS.items()]
    found = [counted(number, noun) for number, noun in counts if number]
    files = counted(report.files, "file")
    since = f" since {report.since}" if report.since else ""
    if since and not found:
        line = f"nothing new{since}: {files}, {counted(report.documents, 'document')}"
    elif not found and not report.everything:
        line = f"nothing found by the rules you chose, in {files}"
    elif not found:
        line = f"everything checks out: {files}, {counted(report.documents, 'document')}"
    else:
        line = f"{' and '.join(filter(None, [', '.join(found[:-1]), found[-1]]))} in {files}"
        line = f"new{since}: {line}" if since else line
    settled = f", {counted(len(report.settled), 'finding')} settled" if report.settled else ""
    older = f", {counted(report.older, 'older finding')} left out" if report.older else ""
    hidden = f", {counted(report.hidden, 'thing')} that can wait left out (maturity)" if report.hidden else ""
    return line + settled + older + hidden
