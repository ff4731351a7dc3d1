"""Reading the row that names the columns, and saying what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from collabctl.adopt.figures.columns import WORDS, FigureColumn, Layout, Terms, has_figure, known_names
from collabctl.adopt.figures.days import NO_YEAR, lacks_year
from collabctl.adopt.figures.grid import Cell, Grid, NotATable, column_name, text_of
from collabctl.adopt.figures.habits import Habit
from collabctl.adopt.figures.names import left_out
from collabctl.adopt.figures.naming import FOR, Naming
from collabctl.documents.nearest import nearest
from collabctl.documents.shown import shown

_TOP = 100
"""Rows in which the names of the columns are looked for."""

_TOLD = 8
"""Columns that are told of by name."""

_SAYS = {"value": "a value", "metric": "a metric", "department": "a department", "period": "a period"}
_EACH = {"metric": "metric", "department": "department", "period": "month and no day"}


def laid_out(grid: Grid, terms: Terms, dates: Habit) -> Layout:
    """What the row with the names of the columns says: of those above the first figure, the one with most known names.

    Raises NotATable where that row does not say what is in the columns.
    """
    rows: list[tuple[int, Sequence[Cell]]] = []
    for row, cells in islice(grid, _TOP):
        if rows and has_figure(cells):
            break
        if any(text_of(cell) for cell in cells[1:]):
            rows.append((row, cells))
    if not rows:
        raise NotATable("it has no row with the names of its columns")
    row, cells = max(rows, key=lambda one: known_names(one[1], terms))
    return _Header(Naming(row, cells, terms, dates)).layout()


class _Header:
    """The row that names the columns, as a whole."""

    def __init__(self, names: Naming) -> None:
        self._names, self._terms, self._unknown = names, names.terms, names.unknown
        self._kind = self._one_kind()

    def layout(self) -> Layout:
        names = self._names
        self._corner()
        self._must_say_once()
        self._must_have_years()
        self._must_say_all()
        self._must_know_all()
        return Layout(
            header=names.row,
            figures=tuple(names.found[self._kind]),
            ignored=tuple(title for _, title in self._unknown),
            skipped=frozenset(names.skipped),
            **{role: column for role, column in names.roles.items() if role != "value"},
        )

    def _one_kind(self) -> str:
        """What the columns of figures are named after; "" where there is none."""
        found = self._names.found
        kinds = [kind for kind, columns in found.items() if columns]
        if len(kinds) > 1:
            one, other = (f"{_SAYS[kind]} ('{shown(found[kind][0].title)}')" for kind in kinds[:2])
            raise NotATable(
                f"row {self._names.row:,} names {one} and {other}; a table has figures in one kind of column"
            )
        if not kinds and len(self._unknown) == 1 and not self._names.lacking(""):
            column, title = self._unknown.pop()  # the only one that is left, whatever it is called
            found["value"].append(FigureColumn(column, title))
            return "value"
        return kinds[0] if kinds else ""

    def _corner(self) -> None:
        """A first column without a name, or with any name left of months: what its rows lack is what it is for."""
        names, of_periods = self._names, self._kind == "period"
        named = (0, names.titles[0])
        if of_periods and names.roles.get("date") == 0 and "metric" in names.lacking("period"):
            del names.roles["date"]  # it says what stands to its right, not below
            self._unknown.append(named)
        lacking = names.lacking(self._kind)
        if not lacking and of_periods and "department" not in names.roles and not self._terms.department:
            lacking = ["department"]
        if len(lacking) == 1 and (not names.titles[0] or (of_periods and named in self._unknown)):
            names.roles[lacking[0]] = 0
            self._unknown[:] = [one for one in self._unknown if one != named]

    def _must_say_once(self) -> None:
        """What the columns of figures are named after has no column of its own."""
        names = self._names
        for role in ("metric", "department", "date"):
            if role in names.roles and self._kind in (role, {"date": "period"}.get(role)):
                own, other = names.titles[names.roles[role]], names.found[self._kind][0].title
                raise NotATable(
                    f"its columns '{shown(own)}' and '{shown(other)}' are both for {FOR[role]}; leave one out"
                )
        if self._terms.metric is not None and "metric" in names.roles:
            own = names.titles[names.roles["metric"]]
            raise NotATable(f"its column '{shown(own)}' names the metrics; leave --metric out")

    def _must_have_years(self) -> None:
        for column, title in self._unknown if self._kind != "value" else ():
            if lacks_year(title):
                raise NotATable(f"{self._names.place(column)}: '{shown(title)}' {'; '.join(NO_YEAR)}")

    def _must_say_all(self) -> None:
        row, lacking = self._names.row, self._names.lacking(self._kind)
        if not self._kind and not (lacking and self._unknown):
            raise NotATable(
                f"row {row:,} names no column with figures; call one value, or name it after a metric or a month"
            )
        if "date" in lacking:
            close = next((title for _, title in self._unknown if _may_be_days(title)), None)
            hint = f"; is that '{shown(close)}'?" if close else ""
            raise NotATable(f"row {row:,} names no column for days; call that one date{hint}")
        if not self._kind:
            self._must_know_all("metric")
        if lacking:
            raise NotATable("it does not say of which metric the figures are; say --metric ID, or name a column metric")

    def _must_know_all(self, kind: str = "") -> None:
        """Beside columns named after metrics, one more may hold figures that somebody counts on."""
        kind = kind or self._kind
        if kind == "value" or not self._unknown:
            return
        column, title = self._unknown[0]
        where = self._names.place(column)
        if len(self._unknown) > 1:
            self._tell_of_all(kind)
        if kind == "period":
            raise NotATable(f"{where}: '{shown(title)}' is no month and no day; {left_out(title)}")
        if not self._kind and not self._terms.metrics.near(title):
            raise NotATable(f"{where}: there is no metric '{shown(title)}'; say with --metric ID which it is")
        self._names.known(self._terms.departments if kind == "department" else self._terms.metrics, column, title)

    def _tell_of_all(self, kind: str) -> None:
        first = self._unknown[:_TOLD]
        told = [f"'{shown(title)}' (column {column_name(column)})" for column, title in first]
        if more := len(self._unknown) - len(first):
            told.append(f"{more:,} more")
        hint = "if one is another name of a metric, write it there under also_called; " if kind == "metric" else ""
        raise NotATable(
            f"row {self._names.row:,} names columns that are no {_EACH[kind]}: {', '.join(told)}; "
            f"{hint}{left_out(*dict.fromkeys(title for _, title in first))}"
        )


def _may_be_days(title: str) -> bool:
    return any(nearest(word, WORDS["date"]) for word in (title, *title.split()))
