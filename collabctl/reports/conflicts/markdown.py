"""The conflicts as Markdown, for a comment on a pull request or a wiki: the drawing, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabctl.escaping import markdown, markdown_code
from collabctl.reports.conflicts.mermaid import LEGEND, drawing
from collabctl.reports.conflicts.story import Notices, Part, Tale, place, reference, story
from collabctl.reports.markdown import MAX_CHARACTERS
from collabctl.reports.page import Page
from collabctl.reports.summary import NOUNS, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabctl.reports.conflicts import ConflictReport

_ROOM_FOR_ENDINGS = 2_000  # what is said at the end, and the lines that say how many more there are


def render(report: ConflictReport) -> str:
    """A line that sums up, the drawing, the conflicts by who is concerned, and what else is worth a look."""
    told = story(report)
    head = ["## KPI conflicts", markdown(told.summary)]
    if told.parts:
        drawn = drawing(report)
        missing = (
            f" {counted(len(drawn.left_out), 'conflict')} not drawn: nobody could read it." if drawn.left_out else ""
        )
        head += ["\n".join(["```mermaid", *drawn.lines, "```"]), LEGEND + missing]
    page = Page(MAX_CHARACTERS - _ROOM_FOR_ENDINGS - len("\n\n".join(head)))
    for part in told.parts:
        _part(part, page)
    if told.notices:
        page.block("### Also worth a look")
        for some in told.notices:
            for line in _notices(some):
                page.line(line)
    endings = [markdown(ending) for ending in told.endings]
    if page.left_out:
        endings.insert(0, f"For {counted(page.left_out, 'more item')} there is no room here.")
    return "\n\n".join([*head, *page.blocks, *endings]) + "\n"


def _part(part: Part, page: Page) -> None:
    page.block(f"### {markdown(part.heading)}")
    page.block(markdown(part.joined))
    for tale in part.tales:
        page.line("\n".join(_tale(tale)))


def _tale(tale: Tale) -> Iterator[str]:
    finding = tale.finding
    noun = "settled" if tale.settled else NOUNS[finding.severity]
    # Not a list that counts by itself: a page without room for one of them would count wrong from there on.
    yield f"- **{tale.number}, {noun}:** {markdown(finding.message)}"
    for sentence, where in tale.judged:
        yield f"  - {markdown(sentence)} ({markdown_code(where)})"
    for way in tale.ways:
        yield f"  - {markdown(way.opening)}"
        for step in way.steps:
            basis = f"{step.basis}, {markdown_code(step.place)}" if step.place else step.basis
            because = f" {markdown(step.because)}" if step.because else ""
            yield f"    - {markdown(step.sentence.rstrip(','))} ({basis}){because}"
    for remark in tale.remarks:
        yield f"  - {markdown(remark)}"
    for way_out in tale.ways_out:
        yield f"  - way out: {markdown(way_out)}"
    if tale.settled:
        yield f"  - {markdown(tale.settled)}"
    if tale.resolving:
        yield f"  - once agreed: {markdown_code(tale.resolving)}"
    yield f"  - {markdown_code(reference(finding))} at {markdown_code(place(finding.location))}"


def _notices(notices: Notices) -> Iterator[str]:
    for finding in notices.findings:
        where = f"{markdown_code(notices.rule)}, {markdown_code(place(finding.location))}"
        yield f"- {NOUNS[finding.severity]}: {markdown(finding.message)} ({where})"
    if notices.more:
        yield f"- and {notices.more:,} more of {markdown_code(notices.rule)}"
