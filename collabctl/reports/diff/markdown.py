"""What a change means as Markdown, for a comment on a pull request or the summary of a CI job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabctl.escaping import markdown, markdown_code
from collabctl.reports.diff.story import story
from collabctl.reports.markdown import MAX_CHARACTERS
from collabctl.reports.page import Page
from collabctl.reports.summary import NOUNS, counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from collabctl.findings import Finding
    from collabctl.reports.diff import DiffReport

_ROOM_FOR_COUNTS = 4_000  # headings, the summary, and the lines that say how many more there are
_SHARES = {"changes": 0.5, "new": 0.25, "solved": 0.1, "reviewers": 0.15}
"""How the room is shared, so that a long list of changes leaves room for what they bring and who should look."""


def render(report: DiffReport) -> str:
    """The same as in the text, each section as far as its share of the room goes and the rest counted."""
    told = story(report)
    parts = ["## What this change means", *map(markdown, told.summary), _between(report)]
    page = _page("changes")
    for group in told.groups:
        page.block(f"### {markdown(group.heading)}")
        for sentence in group.sentences:
            page.line(f"- {markdown(sentence)}")
    parts += [*page.blocks, *_left_out(page, "change")]
    for key, noun, findings in (("new", "new finding", told.new), ("solved", "solved finding", told.solved)):
        if findings:
            parts += _section(f"### {counted(len(findings), noun)}", map(_finding, findings), key, noun)
    if told.reviewers:
        lines = (f"- {markdown(reviewer)}" for reviewer in told.reviewers)
        parts += _section("### Who should look", lines, "reviewers", "reviewer")
    if told.still:
        parts.append(markdown(told.still))
    return "\n\n".join(parts) + "\n"


def _page(share: str) -> Page:
    return Page(int((MAX_CHARACTERS - _ROOM_FOR_COUNTS) * _SHARES[share]))


def _section(heading: str, lines: Iterable[str], share: str, noun: str) -> list[str]:
    page = _page(share)
    for line in lines:
        page.line(line)
    return [heading, *page.blocks, *_left_out(page, noun)]


def _left_out(page: Page, noun: str) -> list[str]:
    return [f"For {counted(page.left_out, f'more {noun}')} there is no room here."] if page.left_out else []


def _between(report: DiffReport) -> str:
    until = (
        f"{markdown_code(report.until)} ({_commit(report.head_commit)})" if report.until else "the files as they are"
    )
    return f"From {markdown_code(report.since)} ({_commit(report.base_commit)}) to {until}."


def _commit(commit: str | None) -> str:
    return markdown_code((commit or "")[:7])


def _finding(finding: Finding) -> str:
    where = f"{finding.location.path}:{finding.location.line}"
    settled = f", settled by {markdown_code(finding.resolved_by)}" if finding.resolved_by else ""
    rule = markdown_code(finding.rule)
    return f"- **{NOUNS[finding.severity]}:** {markdown(finding.message)} ({rule}, {markdown_code(where)}{settled})"
