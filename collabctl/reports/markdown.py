"""Markdown for the summary of a CI job or a comment on a pull request."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from collabctl.escaping import markdown, markdown_code
from collabctl.findings import SEVERITIES
from collabctl.reports.groups import alone, group_lines
from collabctl.reports.summary import NOUNS, counted, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabctl.findings import Finding
    from collabctl.reports import Report

MAX_CHARACTERS = 60_000
"""GitHub takes 65,536 characters in a comment, and refuses a longer one altogether."""

_ROOM_FOR_COUNTS = 2_000  # headings, the summary, and the lines that say how many more there are


def render(report: Report) -> str:
    """The counts, the findings by severity, what has one cause in a line each, and what people settled."""
    sections = [
        (NOUNS[severity], [finding for finding in alone(report) if finding.severity == severity])
        for severity in SEVERITIES
    ]
    sections.append(("settled finding", list(report.settled)))
    room = MAX_CHARACTERS - _ROOM_FOR_COUNTS
    parts = ["## collabctl", markdown(summary(report))]
    for noun, findings in sections:
        if findings:
            items, room = _items(findings, noun, room)
            parts += [f"### {counted(len(findings), noun)}", items]
        if noun == NOUNS["info"] and (groups := _groups(report, room)):
            parts += ["### What is not written down, and other things with one cause", groups]
            room -= len(groups)
    return "\n\n".join(parts) + "\n"


def _groups(report: Report, room: int) -> str:
    """A line for each group, as many as there is room for."""
    lines = [
        f"- {NOUNS[line.severity]}: {markdown(line.sentence)} ({markdown_code(line.command)})"
        for line in group_lines(report)
    ]
    ends = accumulate(len(line) + 1 for line in lines)
    fitting = [line for line, end in zip(lines, ends, strict=True) if end <= room]
    more = [f"- and {counted(len(lines) - len(fitting), 'more group')}"] if len(fitting) < len(lines) else []
    return "\n".join([*fitting, *more])


def _items(findings: Sequence[Finding], noun: str, room: int) -> tuple[str, int]:
    """The list of as many findings as there is room for, and the room that is left."""
    items = []
    for number, finding in enumerate(findings):
        item = _item(finding)
        if len(item) + 1 > room:
            items.append(f"- and {counted(len(findings) - number, f'more {noun}')}")
            return "\n".join(items), 0
        items.append(item)
        room -= len(item) + 1
    return "\n".join(items), room


def _item(finding: Finding) -> str:
    place = markdown_code(str(finding.location))
    lines = [f"- {place} {markdown(finding.message)} ({markdown_code(finding.rule)})"]
    if finding.resolved_by is not None:
        lines.append(f"  - settled by {markdown_code(finding.resolved_by)}")
    for related in finding.related:
        where = markdown_code(f"{related.location.path}:{related.location.line}")
        lines.append(f"  - {where}: {markdown(related.message)}")
    lines += [f"  - {markdown(hint)}" for hint in finding.help.split("\n") if markdown(hint)]
    return "\n".join(lines)
