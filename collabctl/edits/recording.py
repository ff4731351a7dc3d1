"""One more measurement in the table of its metric, written as that table is."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from collabctl.documents.shown import shown
from collabctl.edits import NotPossible, tables
from collabctl.measurements import Dialect, Series
from collabctl.measurements.cells import NotSo, value
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric
from collabctl.organization.quantities import number
from collabctl.results.enps import ANSWERS, enps

_COMMA_OF_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3},[0-9]{3}")
_COUNT = re.compile(r"[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Row:
    """What is to be recorded. `value` is as it was typed, with a point or a comma before decimals."""

    date: datetime.date
    value: str
    department: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A file as it is, None where there is none yet, and as it is to be; `line` is what was added."""

    path: str
    before: bytes | None
    after: bytes
    line: str


def from_answers(written: str) -> tuple[str, str]:
    """The value and the note of an eNPS when so many people gave each answer from 0 to 10, such as 0,0,1,...,12."""
    cells = [cell.strip() for cell in written.split(",")]
    counted = len(cells) == ANSWERS and all(_COUNT.fullmatch(cell) for cell in cells)
    if not counted or not any(map(int, cells)):
        raise NotPossible(
            f"'{shown(written)}' is not how often each answer from 0 to 10 was given; write {ANSWERS} numbers, "
            "such as 0,0,1,0,1,3,4,9,14,12,6"
        )
    counts = [int(cell) for cell in cells]
    return f"{round(enps(counts), 1):g}", f"{sum(counts)} answers"


def recorded(organization: Organization, metric: Metric, row: Row) -> Recorded:
    """The table of a metric with one row more. Raises NotPossible where that row is none, or is there already."""
    id, amount = metric.id, _amount(row.value)
    must_fit(metric, amount)
    series = organization.figures.of(id)
    _must_be_new(series, row)
    table = tables.own_table(series, id)
    needed = [name for name, text in (("department", row.department), ("note", row.note)) if text]
    if table is None or table.dialect is None:
        dialect = Dialect(("date", "value", *needed), tables.usual_separator(organization))
        line = _line(dialect, row, amount)
        return Recorded(f"{tables.FOLDER}/{id}.csv", None, tables.new_table(dialect, [line]).encode(), line)
    before = next(file.data for file in organization.tables if file.path == table.path)
    wider, dialect = tables.with_columns(before, table.dialect, needed)
    line = _line(dialect, row, amount)
    return Recorded(table.path, before, tables.with_rows(wider, [line]), line)


def _amount(typed: str) -> float:
    """The number that was typed."""
    if _COMMA_OF_THOUSANDS.fullmatch(typed):
        plain, point = typed.replace(",", ""), typed.replace(",", ".")
        raise NotPossible(f"'{typed}' may mean two numbers; write {plain} or {point}")
    try:
        return value(typed, "," if "," in typed else ".")
    except NotSo as error:
        raise NotPossible(f"{error}; {error.help}") from error


def must_fit(metric: Metric, amount: float) -> None:
    """Raises NotPossible for a value that the metric cannot have."""
    for name, bound, outside in (
        ("at least", metric.range.min, metric.range.min is not None and amount < metric.range.min),
        ("at most", metric.range.max, metric.range.max is not None and amount > metric.range.max),
    ):
        if outside:
            raise NotPossible(f"{metric} is {name} {number(bound or 0)}, and this is {number(amount)}")


def _must_be_new(series: Series, row: Row) -> None:
    for other in series:
        if (other.date, other.department) == (row.date, row.department):
            of = f" of {row.department}" if row.department else ""
            raise NotPossible(
                f"{row.date}{of} has the value {number(other.value)} already, at {other.path}:{other.line}; "
                "correct it there, with the reason in the note"
            )


def _line(dialect: Dialect, row: Row, amount: float) -> str:
    cells = {
        "date": row.date.isoformat(),
        "value": tables.amount_text(amount, dialect.decimal),
        "department": row.department,
        "note": tables.note_text(row.note),
    }
    return tables.line(dialect, cells.items())
