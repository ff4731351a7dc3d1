"""What the names of columns say, each by itself: what the column is for, or whose and of when its figures are."""

from __future__ import annotations

from collections.abc import Sequence

from collabctl.adopt.figures.columns import ROLES, FigureColumn, Terms, skip_key
from collabctl.adopt.figures.days import order_of, stretch_of
from collabctl.adopt.figures.grid import Cell, NotATable, place, text_of
from collabctl.adopt.figures.habits import Habit
from collabctl.adopt.figures.names import Names, left_out
from collabctl.documents.limits import MAX_TABLE_COLUMNS
from collabctl.documents.shown import shown
from collabctl.measurements import Stretch
from collabctl.measurements.cells import NotSo

FOR = {"date": "days", "value": "figures", "metric": "metrics", "department": "departments", "note": "notes"}
"""What a column is for, in words."""


class Naming:
    """The names in a row: columns for days and the like, columns of figures, and names of nothing."""

    def __init__(self, row: int, cells: Sequence[Cell], terms: Terms, dates: Habit) -> None:
        if len(cells) > MAX_TABLE_COLUMNS:
            raise NotATable(f"row {row:,} has more than {MAX_TABLE_COLUMNS:,} columns")
        self.row, self.terms, self._dates = row, terms, dates
        self.titles = [text_of(cell) for cell in cells]
        self.roles: dict[str, int] = {}
        self.found: dict[str, list[FigureColumn]] = {"value": [], "metric": [], "department": [], "period": []}
        self.unknown: list[tuple[int, str]] = []
        self.skipped: set[str] = set()
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                title = self.titles[column]
                dates.see(*order_of(title), title, row, column)
        for column, cell in enumerate(cells):
            self._column(column, cell, self.titles[column])

    def place(self, column: int) -> str:
        """Where a name stands."""
        return place(self.row, column)

    def lacking(self, kind: str) -> list[str]:
        """What neither columns of figures of this kind nor others say about a figure."""
        said = {kind, *self.roles, "metric" if self.terms.metric else "", "date" if kind == "period" else ""}
        return [role for role in ("date", "metric") if role not in said]

    def known(self, names: Names, column: int, title: str) -> str:
        """The id of what is called so. Raises NotATable where nothing is, or more than one thing."""
        try:
            return names.id_of(title)
        except NotSo as error:
            raise NotATable(f"{self.place(column)}: {error}; {error.help}") from error

    def _column(self, column: int, cell: Cell, title: str) -> None:
        key, terms = skip_key(title), self.terms
        if key in terms.skipped:
            self.skipped.add(key)
            return
        if not title:
            return
        role = ROLES.get(key)
        named = terms.metrics if terms.metric is None else terms.departments
        if role is not None and (key == role or title not in named):
            self._take(role, column)
            if role == "value":
                self.found[role].append(FigureColumn(column, title))
        elif (days := self._days(cell, title)) is not None:
            self.found["period"].append(FigureColumn(column, title, days=days))
        elif terms.metric is None and title in terms.metrics:
            found = self.known(terms.metrics, column, title)
            self.found["metric"].append(FigureColumn(column, title, metric=found))
        elif title in terms.departments:
            found = self.known(terms.departments, column, title)
            self.found["department"].append(FigureColumn(column, title, department=found))
        else:
            self.unknown.append((column, title))

    def _take(self, role: str, column: int) -> None:
        if role in self.roles:
            first, again = self.titles[self.roles[role]], self.titles[column]
            raise NotATable(
                f"'{shown(first)}' and '{shown(again)}' are both columns for {FOR[role]}; {left_out(again)}"
            )
        self.roles[role] = column

    def _days(self, cell: Cell, title: str) -> Stretch | None:
        if isinstance(cell, Stretch):
            return cell
        try:
            return stretch_of(title, self.terms.year_starts, self._dates.way, self._dates.doubt)
        except NotSo as error:
            if order_of(title)[1]:
                raise NotATable(f"{error}; {error.help}") from error
            return None
