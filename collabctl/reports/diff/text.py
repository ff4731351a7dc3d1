"""What a change means, for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT, MAX_FINDINGS_OF_A_RULE
from collabctl.reports.colour import BOLD, COLOURS, Paint, painter
from collabctl.reports.diff.story import story
from collabctl.reports.filled import filled, underlined
from collabctl.reports.summary import NOUNS, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from collabctl.findings import Finding
    from collabctl.reports.diff import DiffReport

MOST_CHANGES = MAX_FINDINGS_OF_A_DOCUMENT
"""Changes told under one heading; the rest are counted."""


def render(report: DiffReport) -> str:
    """How much changed and for whom; the changes; the findings that come and go; who should look."""
    told = story(report)
    paint = painter(report.colour)
    blocks = ["\n".join([*(paint(filled(line), BOLD) for line in told.summary), filled(told.between)])]
    for group in told.groups:
        lines = [_item(sentence) for sentence in group.sentences[:MOST_CHANGES]]
        blocks.append(_block(group.heading, [*lines, *_more(len(group.sentences) - MOST_CHANGES, "change")], paint))
    for heading, findings in (("New", told.new), ("Solved", told.solved)):
        if findings:
            blocks.append(_block(heading, _findings(findings, paint, gone=heading == "Solved"), paint))
    if told.reviewers:
        blocks.append(_block("Who should look", map(_item, told.reviewers), paint))
    if told.still:
        blocks.append(filled(told.still))
    return "\n\n".join(blocks) + "\n"


def _block(heading: str, lines: Iterable[str], paint: Paint) -> str:
    return "\n".join([underlined(heading, paint), *lines])


def _item(text: str) -> str:
    return filled(text, "- ", "  ")


def _more(number: int, noun: str) -> list[str]:
    return [filled(f"and {counted(number, f'more {noun}')}", "- ", "  ")] if number > 0 else []


def _findings(findings: Sequence[Finding], paint: Paint, *, gone: bool) -> Iterator[str]:
    for finding in findings[:MAX_FINDINGS_OF_A_RULE]:
        noun = NOUNS[finding.severity]
        settled = f", settled by {finding.resolved_by}" if finding.resolved_by else ""
        place = "" if gone else f" ({finding.location.path}:{finding.location.line})"
        line = _item(f"{noun}: {finding.message} [{finding.rule}]{settled}{place}")
        yield line if gone else line.replace(noun, paint(noun, COLOURS[finding.severity]), 1)
    yield from _more(len(findings) - MAX_FINDINGS_OF_A_RULE, "finding")
