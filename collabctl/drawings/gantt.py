"""A timeline as a Mermaid Gantt chart, which forges, wikis and editors show."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.drawings.timeline import Row, Timeline
from collabctl.escaping import mermaid

_LAST_DAY = datetime.date.max - datetime.timedelta(days=1)


def lines(picture: Timeline) -> list[str]:
    """The lines of the chart."""
    head = [f"accTitle: {picture.title}", f"accDescr: {picture.description}", "dateFormat YYYY-MM-DD"]
    return ["gantt", *(f"  {line}" for line in (*head, "axisFormat %Y-%m", *_rows(picture.rows)))]


def _rows(rows: tuple[Row, ...]) -> Iterator[str]:
    """A task each; Mermaid's last day is the first on which it is over."""
    for number, row in enumerate(rows):
        done = "done, " if row.done else ""
        if row.first == row.last:
            yield f"{_named(row)} :milestone, {done}r{number}, {row.first}, 0d"
        else:
            over = min(row.last, _LAST_DAY) + datetime.timedelta(days=1)
            yield f"{_named(row)} :{done}r{number}, {row.first}, {over}"


def _named(row: Row) -> str:
    """The name of a task; one of nothing but blanks would not be a task to Mermaid."""
    return mermaid(row.name) or "#45;"
