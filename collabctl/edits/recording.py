"""One more measurement in the table of its metric, written as that table is."""

from __future__ import annotations

import csv
import datetime
import io
import re
from dataclasses import dataclass

from collabctl.documents.shown import shown
from collabctl.edits import NotPossible
from collabctl.measurements import Dialect, Series, Table
from collabctl.measurements.cells import NotSo, value
from collabctl.measurements.table import UNREADABLE
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric
from collabctl.organization.quantities import number
from collabctl.results.enps import ANSWERS, enps

_FOLDER = "measurements"
_COMMA_OF_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3},[0-9]{3}")
_COUNT = re.compile(r"[0-9]{1,7}")
_MARK = b"\xef\xbb\xbf"


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
    _must_fit(metric, amount)
    series = organization.figures.of(id)
    _must_be_new(series, row)
    table = _table(series, id)
    needed = [name for name, text in (("department", row.department), ("note", row.note)) if text]
    if table is None:
        dialect = Dialect(("date", "value", *needed), _usual(organization))
        line = _line(dialect, row, amount)
        header = dialect.separator.join(dialect.columns)
        return Recorded(f"{_FOLDER}/{id}.csv", None, f"{header}\n{line}\n".encode(), line)
    before = next(file.data for file in organization.tables if file.path == table.path)
    after, dialect = _with_columns(before, table, [name for name in needed if name not in _columns(table)])
    line = _line(dialect, row, amount)
    ending = b"\r\n" if b"\r\n" in before else b"\n"
    after = after if after.endswith(b"\n") else after + ending
    return Recorded(table.path, before, after + line.encode() + ending, line)


def _amount(typed: str) -> float:
    """The number that was typed."""
    if _COMMA_OF_THOUSANDS.fullmatch(typed):
        plain, point = typed.replace(",", ""), typed.replace(",", ".")
        raise NotPossible(f"'{typed}' may mean two numbers; write {plain} or {point}")
    try:
        return value(typed, "," if "," in typed else ".")
    except NotSo as error:
        raise NotPossible(f"{error}; {error.help}") from error


def _must_fit(metric: Metric, amount: float) -> None:
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


def _table(series: Series, id: str) -> Table | None:
    """The table that the row belongs in: the one in its folder, or the only one there is."""
    for table in series.tables:
        broken = [problem for problem in table.problems if problem.rule == UNREADABLE]
        if broken:
            raise NotPossible(f"nothing was added to '{table.path}': {broken[0].message}")
    own = [table for table in series.tables if table.path == f"{_FOLDER}/{id}.csv"]
    return own[0] if own else series.tables[0] if len(series.tables) == 1 else None


def _columns(table: Table) -> tuple[str, ...]:
    return table.dialect.columns if table.dialect else ()


def _with_columns(before: bytes, table: Table, lacking: list[str]) -> tuple[bytes, Dialect]:
    """The table with these columns after its own; the rows it has leave them empty."""
    dialect = table.dialect or Dialect(("date", "value"), ",")
    if not lacking:
        return before, dialect
    mark = _MARK if before.startswith(_MARK) else b""
    header, ending, rest = before.removeprefix(mark).partition(b"\n")
    ending = (b"\r" if header.endswith(b"\r") else b"") + (ending or b"\n")
    own = header.decode().rstrip().rstrip(dialect.separator)
    wider = Dialect((*dialect.columns, *lacking), dialect.separator)
    return mark + dialect.separator.join([own, *lacking]).encode() + ending + rest, wider


def _usual(organization: Organization) -> str:
    """What the organization's other tables have between their columns, where all have the same; else a comma."""
    used = {table.dialect.separator for table in organization.figures.tables if table.dialect}
    return used.pop() if len(used) == 1 else ","


def _line(dialect: Dialect, row: Row, amount: float) -> str:
    cells = {
        "date": row.date.isoformat(),
        "value": f"{amount:.15g}".replace(".", dialect.decimal),
        "department": row.department,
        "note": " ".join(row.note.split()),
    }
    if not cells["note"].isprintable():
        raise NotPossible("there are signs in the note that cannot be seen; write it without them")
    out = io.StringIO()
    csv.writer(out, delimiter=dialect.separator, lineterminator="").writerow([cells[name] for name in dialect.columns])
    return out.getvalue()
