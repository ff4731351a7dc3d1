"""The conflicts as a Mermaid diagram, which forges, wikis and editors draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabctl.conflicts.diagram import Diagram, Numbered, diagram, in_english
from collabctl.conflicts.told import chapters
from collabctl.findings import SEVERITIES
from collabctl.reports.summary import counted

if TYPE_CHECKING:
    from collabctl.reports.conflicts import ConflictReport

LEGEND = (
    "In the drawing, an arrow with + raises what it points to, and one with - lowers it. "
    "What has a thick red border pulls apart, and what has a dashed grey one people settled."
)


def render(report: ConflictReport) -> str:
    """The drawing, with as many conflicts as anybody can read at once."""
    return "\n".join(drawing(report).lines) + "\n"


def left_out(report: ConflictReport) -> int:
    """How many conflicts are not in the drawing."""
    return len(drawing(report).left_out)


def drawing(report: ConflictReport) -> Diagram:
    """The drawing, with the numbers that the text gives to conflicts."""
    entries = [entry for chapter in chapters(report.told) for entry in chapter.conflicts]
    entries.sort(key=lambda entry: (entry[1].settled, SEVERITIES.index(entry[1].finding.severity), -entry[2].rank))
    numbered = [Numbered(number, conflict, settled=told.settled) for number, told, conflict in entries]
    words = in_english(
        "Targets that pull against each other",
        f"{counted(len(numbered), 'conflict')} between departments. The text report says the same in words. {LEGEND}",
    )
    return diagram(report.organization, numbered, words)
