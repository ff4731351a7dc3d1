"""From a table of a spreadsheet to figures: each read for sure, or told with its row and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from collabctl.adopt.figures.amounts import amount_of, decimal_of, fits, is_none
from collabctl.adopt.figures.columns import FigureColumn, Layout, Terms, skip_key
from collabctl.adopt.figures.days import order_of, stretch_of
from collabctl.adopt.figures.grid import Amount, Cell, Grid, NotATable, place, text_of
from collabctl.adopt.figures.habits import Habit
from collabctl.adopt.figures.header import laid_out
from collabctl.adopt.figures.incoming import Figure
from collabctl.adopt.figures.outcome import Reading
from collabctl.documents.limits import MAX_BAD_ROWS
from collabctl.documents.shown import shown
from collabctl.edits import NotPossible
from collabctl.edits.recording import must_fit
from collabctl.edits.tables import amount_text, note_text
from collabctl.measurements import Stretch
from collabctl.measurements.cells import NotSo
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric
from collabctl.organization.quantities import number

Row = Sequence[Cell]
T = TypeVar("T")


def read(grid: Grid, organization: Organization, terms: Terms, dates: Habit, decimals: Habit) -> Reading:
    """All figures of a table. Raises NotATable where its first row does not say what is in its columns."""
    layout = laid_out(grid, terms, dates)
    reading = _Table(organization, terms, layout, dates, decimals).read(grid)
    concluded = (
        dates.remark(lambda text: stretch_of(text, terms.year_starts, dates.way, dates.doubt).last),
        decimals.remark(lambda text: number(amount_of(text, decimals.way, decimals.doubt)[0])),
    )
    reading.remarks += [*grid.remarks, *filter(None, concluded)]
    if layout.ignored:
        names = ", ".join(f"'{shown(name)}'" for name in layout.ignored)
        reading.remarks.append(f"nothing is taken from the column{'s' * (len(layout.ignored) > 1)} {names}")
    return reading


class _Table:
    """A table of which the columns are known."""

    def __init__(self, organization: Organization, terms: Terms, layout: Layout, dates: Habit, decimals: Habit) -> None:
        self._metrics = {metric.id: metric for metric in organization.metrics}
        self._terms, self._layout = terms, layout
        self._dates, self._decimals = dates, decimals
        self._reading = Reading()
        self._skipped = set(layout.skipped)
        self._without: list[int] = []
        self._nones, self._first_none = 0, ""
        self._known = {layout.date, layout.metric, layout.department, layout.note, *(f.number for f in layout.figures)}

    def read(self, grid: Grid) -> Reading:
        named: Row = ()
        for row, cells in grid:
            if row == self._layout.header:
                named = cells
            elif row > self._layout.header:
                self._look(row, cells)
        unnamed = [column for column, cell in enumerate(named) if not text_of(cell) and column not in self._known]
        for row, cells in grid:
            if row > self._layout.header and any(cells):
                self._read(row, cells, (*unnamed, *range(len(named), len(cells))))
            if self._reading.wrong >= MAX_BAD_ROWS:  # nobody reads further, and one cause often makes them all
                return self._reading
        for name in sorted(self._terms.skipped - self._skipped):
            raise NotATable(f"it has no '{shown(name)}' to skip")
        if self._without:
            rows = len(self._without)
            first = f"row {self._without[0]:,}" + " and others" * (rows > 1)
            self._reading.remarks.append(f"{rows:,} row{'s' * (rows > 1)} without a figure: {first}")
        if self._nones:
            more = f", and {self._nones - 1:,} more" if self._nones > 1 else ""
            self._reading.remarks.append(f"{self._first_none}{more}: taken for no figure")
        return self._reading

    def _look(self, row: int, cells: Row) -> None:
        """Learn from a row how this table writes what can be written in two ways."""
        if self._layout.date is not None and isinstance(day := _cell(cells, self._layout.date), str):
            self._dates.see(*order_of(text_of(day)), day, row, self._layout.date)
        for figure in self._layout.figures:
            if isinstance(amount := _cell(cells, figure.number), str) and amount:
                self._decimals.see(*decimal_of(text_of(amount)), amount, row, figure.number)

    def _read(self, row: int, cells: Row, unnamed: Sequence[int]) -> None:
        for column in unnamed:
            if text_of(_cell(cells, column)):
                self._tell(row, column, _unnamed(self._layout.header))
                return
        there = [one for one in self._layout.figures if self._has_figure(row, cells, one.number)]
        if not there:
            if any(text_of(cell) for cell in cells):
                self._without.append(row)
            return
        try:
            about = self._about(cells)
        except _Wrong as wrong:
            self._tell(row, wrong.column, wrong.error)
            return
        if about is not None:
            for one in there:
                self._figure(row, _cell(cells, one.number), one, about)

    def _has_figure(self, row: int, cells: Row, column: int) -> bool:
        text = text_of(_cell(cells, column))
        if text and is_none(text):
            self._nones += 1
            self._first_none = self._first_none or f"'{shown(text)}' ({place(row, column)})"
        return not is_none(text)

    def _about(self, cells: Row) -> _About | None:
        """What a row says about its figures; None for one that is to be skipped."""
        layout, terms = self._layout, self._terms
        for column in (layout.date, layout.metric, layout.department) if terms.skipped else ():
            if column is not None and (key := skip_key(text_of(_cell(cells, column)))) in terms.skipped:
                self._skipped.add(key)
                return None
        return _About(
            metric=_taken(cells, layout.metric, _by_text(terms.metrics.id_of), "metric") or terms.metric or "",
            department=_taken(cells, layout.department, _by_text(terms.departments.id_of)) or terms.department,
            days=_taken(cells, layout.date, self._days, "day"),
            note=_taken(cells, layout.note, _by_text(note_text)) or "",
        )

    def _days(self, cell: Cell) -> Stretch:
        if isinstance(cell, Stretch):
            return cell
        return stretch_of(text_of(cell), self._terms.year_starts, self._dates.way, self._dates.doubt)

    def _figure(self, row: int, cell: Cell, one: FigureColumn, about: _About) -> None:
        metric = self._metrics[one.metric or about.metric]
        department = about.department if one.department is None else one.department
        days = one.days or about.days
        try:
            value = self._value(cell, metric)
        except (NotSo, NotPossible) as error:
            self._tell(row, one.number, error)
            return
        if days is not None:
            figure = Figure(days, department, value, about.note, row, one.number)
            self._reading.figures[metric.id].add(figure)

    def _value(self, cell: Cell, metric: Metric) -> float:
        """The number in a cell. Raises NotSo for one that the metric cannot have."""
        if isinstance(cell, Stretch):
            raise NotSo(f"'{cell.last}' is a day and not a number", "give the cell the format of a number")
        if isinstance(cell, Amount):
            value, sign = cell
        else:
            value, sign = amount_of(text_of(cell), self._decimals.way, self._decimals.doubt)
        if not fits(sign, str(metric.unit)):
            raise NotSo(
                f"'{shown(text_of(cell))}' is in {sign}, and {metric} in {metric.unit}", "write the number alone"
            )
        try:
            must_fit(metric, value)
        except NotPossible as error:
            raise NotSo(str(error), "correct it, or widen the range of the metric if it is right") from error
        amount_text(value, ".")
        return value

    def _tell(self, row: int, column: int, error: NotSo | NotPossible) -> None:
        self._reading.tell(place(row, column), str(error), error.help if isinstance(error, NotSo) else "")


@dataclass(frozen=True, slots=True)
class _About:
    """What a row says about its figures; their column may say otherwise."""

    metric: str
    department: str
    days: Stretch | None
    note: str


class _Wrong(Exception):
    """A cell that does not say what it should."""

    def __init__(self, column: int, error: NotSo | NotPossible) -> None:
        super().__init__(str(error))
        self.column, self.error = column, error


def _taken(cells: Row, column: int | None, understood: Callable[[Cell], T], needed: str = "") -> T | None:
    """What a cell says; None where there is no such column, or nothing in the cell that is `needed`."""
    if column is None:
        return None
    cell = _cell(cells, column)
    if not cell:
        if needed:
            raise _Wrong(
                column, NotSo(f"this row has a figure and no {needed}", f"write the {needed}, or clear the row")
            )
        return None
    try:
        return understood(cell)
    except (NotSo, NotPossible) as error:
        raise _Wrong(column, error) from error


def _unnamed(header: int) -> NotSo:
    return NotSo(
        f"the column has no name in row {header:,}",
        "name it; or if a number was cut in two there, put numbers with a comma in quotes",
    )


def _by_text(understood: Callable[[str], str]) -> Callable[[Cell], str]:
    return lambda cell: understood(text_of(cell))


def _cell(cells: Row, column: int) -> Cell:
    return cells[column] if column < len(cells) else ""
