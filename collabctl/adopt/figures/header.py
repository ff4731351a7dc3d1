"""Reading the row that names the columns, and saying what it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from collabctl.adopt.figures.columns import ROLES, WORDS, FigureColumn, Layout, Terms, skip_key
from collabctl.adopt.figures.days import order_of, stretch_of
from collabctl.adopt.figures.grid import Cell, Grid, NotATable, place, text_of
from collabctl.adopt.figures.habits import Habit
from collabctl.adopt.figures.names import Names, left_out
from collabctl.documents.limits import MAX_TABLE_COLUMNS
from collabctl.documents.nearest import nearest
from collabctl.documents.shown import shown
from collabctl.measurements import Stretch
from collabctl.measurements.cells import NotSo


def laid_out(grid: Grid, terms: Terms, dates: Habit) -> Layout:
    """What the first row of a table says. Lines above it with a title in their first cell alone are passed over.

    Raises NotATable where that row does not say what is in the columns.
    """
    for number, cells in grid:
        if any(text_of(cell) for cell in cells[1:]):
            return _Header(number, cells, terms, dates).layout()
    raise NotATable("it has no row with the names of its columns")


class _Header:
    """The row that names the columns."""

    def __init__(self, row: int, cells: Sequence[Cell], terms: Terms, dates: Habit) -> None:
        if len(cells) > MAX_TABLE_COLUMNS:
            raise NotATable(f"row {row:,} has more than {MAX_TABLE_COLUMNS:,} columns")
        self._row, self._cells, self._terms, self._dates = row, cells, terms, dates
        self._roles: dict[str, int] = {}
        self._found: dict[str, list[FigureColumn]] = {"value": [], "metric": [], "department": [], "period": []}
        self._unknown: list[tuple[int, str]] = []
        self._skipped: set[str] = set()

    def layout(self) -> Layout:
        for column, cell in enumerate(self._cells):
            title = text_of(cell)
            order, open_ = order_of(title) if isinstance(cell, str) else (None, False)
            self._dates.see(order, open_, title, self._row, column)
        for column, cell in enumerate(self._cells):
            self._column(column, cell, text_of(cell))
        kinds = [kind for kind, columns in self._found.items() if columns]
        if len(kinds) > 1:
            one, other = (self._found[kind][0] for kind in kinds[:2])
            raise NotATable(
                f"its first row names {_SAYS[kinds[0]]} ('{shown(one.title)}') and {_SAYS[kinds[1]]} "
                f"('{shown(other.title)}'); a table has figures in one kind of column"
            )
        kind = kinds[0] if kinds else ""
        if kind == "period" and self._roles.get("date") == 0 and "metric" in self._lacking(kind):
            del self._roles["date"]  # it says what stands to its right, not below
            self._unknown.append((0, text_of(self._cells[0])))
        self._corner(kind)
        self._must_say_once(kind)
        self._must_say_all(kind)
        self._must_know_all(kind)
        return Layout(
            header=self._row,
            figures=tuple(self._found[kind]),
            ignored=tuple(title for _, title in self._unknown),
            skipped=frozenset(self._skipped),
            **{role: column for role, column in self._roles.items() if role != "value"},
        )

    def _column(self, column: int, cell: Cell, title: str) -> None:
        key = skip_key(title)
        if key in self._terms.skipped:
            self._skipped.add(key)
            return
        role = ROLES.get(key)
        named = self._terms.metrics if self._terms.metric is None else self._terms.departments
        if not title:
            return
        if role is not None and (key == role or title not in named):
            self._take(role, column)
            if role == "value":
                self._found[role].append(FigureColumn(column, title))
        elif (days := self._days(cell, title)) is not None:
            self._found["period"].append(FigureColumn(column, title, days=days))
        elif self._terms.metric is None and title in self._terms.metrics:
            found = self._known(self._terms.metrics, column, title)
            self._found["metric"].append(FigureColumn(column, title, metric=found))
        elif title in self._terms.departments:
            found = self._known(self._terms.departments, column, title)
            self._found["department"].append(FigureColumn(column, title, department=found))
        else:
            self._unknown.append((column, title))

    def _take(self, role: str, column: int) -> None:
        if role in self._roles:
            first, again = (text_of(self._cells[number]) for number in (self._roles[role], column))
            raise NotATable(
                f"'{shown(first)}' and '{shown(again)}' are both columns for {_FOR[role]}; "
                f"leave one out, or say --skip '{shown(again)}'"
            )
        self._roles[role] = column

    def _days(self, cell: Cell, title: str) -> Stretch | None:
        if isinstance(cell, Stretch):
            return cell
        try:
            return stretch_of(title, self._terms.year_starts, self._dates.way, self._dates.doubt)
        except NotSo as error:
            if order_of(title)[1]:
                raise NotATable(f"{error}; {error.help}") from error
            return None

    def _known(self, names: Names, column: int, title: str) -> str:
        try:
            return names.id_of(title)
        except NotSo as error:
            raise NotATable(f"{place(self._row, column)}: {error}; {error.help}") from error

    def _corner(self, kind: str) -> None:
        """A first column without a name, or with any name above metrics: what its rows lack is what it is for."""
        lacking = self._lacking(kind)
        if not lacking and kind == "period" and "department" not in self._roles and not self._terms.department:
            lacking = ["department"]
        first = next((column for column, cell in enumerate(self._cells) if text_of(cell)), 0)
        named = (0, text_of(self._cells[0]))
        if len(lacking) == 1 and (first > 0 or (kind == "period" and named in self._unknown)):
            self._roles[lacking[0]] = 0
            self._unknown = [one for one in self._unknown if one != named]

    def _must_say_once(self, kind: str) -> None:
        """What the columns of figures are named after has no column of its own."""
        for role in ("metric", "department", "date"):
            if role in self._roles and kind in (role, {"date": "period"}.get(role)):
                own, other = text_of(self._cells[self._roles[role]]), self._found[kind][0].title
                raise NotATable(
                    f"its columns '{shown(own)}' and '{shown(other)}' are both for {_FOR[role]}; leave one out"
                )
        if self._terms.metric is not None and "metric" in self._roles:
            own = text_of(self._cells[self._roles["metric"]])
            raise NotATable(f"its column '{shown(own)}' names the metrics; leave --metric out")

    def _lacking(self, kind: str) -> list[str]:
        """What neither the columns of figures nor others say about a figure."""
        said = {
            kind,
            *self._roles,
            *(["metric"] if self._terms.metric else []),
            *(["date"] if kind == "period" else []),
        }
        return [role for role in ("date", "metric") if role not in said]

    def _must_say_all(self, kind: str) -> None:
        if not kind:
            if self._unknown:
                self._must_know_all("metric")
            raise NotATable(
                f"row {self._row:,} names no column with figures; call one value, or name it after a metric or a month"
            )
        for role in self._lacking(kind):
            if role == "metric":
                raise NotATable(
                    "it does not say of which metric the figures are; say --metric ID, or name a column metric"
                )
            hint = ""
            if close := next((title for _, title in self._unknown if nearest(title, WORDS["date"])), None):
                hint = f"; is that '{shown(close)}'?"
            raise NotATable(f"it has no column for days; call that one date{hint}")

    def _must_know_all(self, kind: str) -> None:
        """Beside columns named after metrics, one more may hold figures that somebody counts on."""
        if kind == "value":
            return
        names = self._terms.departments if kind == "department" else self._terms.metrics
        for column, title in self._unknown:
            if kind == "period":
                where = place(self._row, column)
                raise NotATable(f"{where}: '{shown(title)}' is no month and no day; {left_out(title)}")
            try:
                names.id_of(title)
            except NotSo as error:
                hint = error.help if "--skip" in error.help else f"{error.help} {left_out(title)}"
                raise NotATable(f"{place(self._row, column)}: {error}; {hint}") from error


_SAYS = {"value": "a value", "metric": "a metric", "department": "a department", "period": "a period"}
_FOR = {"date": "days", "value": "figures", "metric": "metrics", "department": "departments", "note": "notes"}
