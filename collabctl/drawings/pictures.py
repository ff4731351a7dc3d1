"""Every sort of picture, and how each is written in a page of Markdown."""

from __future__ import annotations

from typing import TypeAlias

from collabctl.drawings import Drawing, gantt, mermaid, xychart
from collabctl.drawings.chart import Chart
from collabctl.drawings.timeline import Timeline

Picture: TypeAlias = Drawing | Timeline | Chart


def in_mermaid(picture: Picture) -> list[str]:
    """The lines of a Mermaid block, which forges, wikis and editors show as a picture."""
    match picture:
        case Timeline():
            return gantt.lines(picture)
        case Chart():
            return xychart.lines(picture)
    return mermaid.lines(picture)
