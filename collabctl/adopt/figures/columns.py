"""What the columns of a table are for, as its first row says: days, metrics, departments, notes, and figures.

A figure is in a column `value`, or in one that is named after a metric, a department, or a day or period. What its
column does not say about it stands in its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from collabctl.adopt.figures.amounts import is_none, is_number
from collabctl.adopt.figures.days import is_period
from collabctl.adopt.figures.grid import Amount, Cell, text_of
from collabctl.adopt.figures.names import Names
from collabctl.measurements import Stretch

WORDS = {
    "date": (
        *("date", "datum", "day", "dag", "week", "month", "maand", "quarter", "kwartaal"),
        *("period", "periode", "timestamp", "tijdstempel"),
    ),
    "metric": ("metric", "kpi", "indicator", "measure", "kengetal", "meetwaarde"),
    "value": ("value", "waarde", "figure", "cijfer", "amount", "aantal", "score", "result", "resultaat", "actual"),
    "department": ("department", "afdeling", "dept"),
    "note": ("note", "notes", "remark", "remarks", "comment", "comments", "notitie", "opmerking", "opmerkingen"),
}
"""Names of columns in English and Dutch."""

ROLES = {word: role for role, words in WORDS.items() for word in words}
"""What a column of that name is for."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person said about the table, and what the organization calls things."""

    metrics: Names
    departments: Names
    year_starts: str = "jan"
    metric: str | None = None
    department: str = ""
    skipped: frozenset[str] = frozenset()
    """Names of columns, or of metrics and departments in rows, that are left out; as `skip_key` gives them."""


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures, with what its name says about them: None where the row says it."""

    number: int
    title: str
    metric: str | None = None
    department: str | None = None
    days: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in a row stands what; None where there is no such column. `header` is the row of the names."""

    header: int
    figures: tuple[FigureColumn, ...]
    date: int | None = None
    metric: int | None = None
    department: int | None = None
    note: int | None = None
    ignored: tuple[str, ...] = ()
    skipped: frozenset[str] = frozenset()


def has_figure(cells: Sequence[Cell]) -> bool:
    """Whether a number stands in this row, or a sign for none, so that it is no row of names."""
    titles = [(cell, text_of(cell)) for cell in cells if text_of(cell)]
    return any(
        isinstance(cell, Amount) or is_number(title) or is_none(title) for cell, title in titles if not is_period(title)
    )


def known_names(cells: Sequence[Cell], terms: Terms) -> int:
    """How many names in this row are known."""
    return sum(
        is_period(title) or skip_key(title) in ROLES or title in terms.metrics or title in terms.departments
        for title in map(text_of, cells)
    )


def skip_key(text: str) -> str:
    """A name as it is compared with those to skip."""
    return " ".join(text.casefold().split())
