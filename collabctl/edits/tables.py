"""Tables of measurements as text: rows to add, in the manner of the table they belong in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from collabctl.documents.limits import MAX_DIGITS
from collabctl.edits import NotPossible
from collabctl.measurements import Dialect, Series, Table
from collabctl.measurements.table import UNREADABLE
from collabctl.organization import Organization

FOLDER = "measurements"
_MARK = b"\xef\xbb\xbf"


def own_table(series: Series, id: str) -> Table | None:
    """The table that new rows of a metric belong in: the one in its folder, or the only one there is.

    Raises NotPossible where a table of the metric cannot be read: what is in it is not known.
    """
    for table in series.tables:
        broken = [problem for problem in table.problems if problem.rule == UNREADABLE]
        if broken:
            raise NotPossible(f"nothing was added to '{table.path}': {broken[0].message}")
    own = [table for table in series.tables if table.path == f"{FOLDER}/{id}.csv"]
    return own[0] if own else series.tables[0] if len(series.tables) == 1 else None


def usual_separator(organization: Organization) -> str:
    """What the organization's tables have between their columns, where all have the same; else a comma."""
    used = {table.dialect.separator for table in organization.figures.tables if table.dialect}
    return used.pop() if len(used) == 1 else ","


def with_columns(before: bytes, dialect: Dialect, needed: Iterable[str]) -> tuple[bytes, Dialect]:
    """A table with those of these columns that it lacks after its own; the rows it has leave them empty."""
    lacking = [name for name in needed if name not in dialect.columns]
    if not lacking:
        return before, dialect
    mark = _MARK if before.startswith(_MARK) else b""
    header, ending, rest = before.removeprefix(mark).partition(b"\n")
    ending = (b"\r" if header.endswith(b"\r") else b"") + (ending or b"\n")
    own = header.decode().rstrip().rstrip(dialect.separator)
    wider = Dialect((*dialect.columns, *lacking), dialect.separator)
    return mark + dialect.separator.join([own, *lacking]).encode() + ending + rest, wider


def with_rows(before: bytes, lines: Iterable[str]) -> bytes:
    """A table with these lines below its own, which end as its lines end."""
    ending = "\r\n" if b"\r\n" in before else "\n"
    out = io.BytesIO()
    out.write(before)
    if before and not before.endswith(b"\n"):
        out.write(ending.encode())
    out.writelines(f"{line}{ending}".encode() for line in lines)
    return out.getvalue()


def new_table(dialect: Dialect, lines: Iterable[str]) -> str:
    """A table that begins with these lines."""
    return with_rows(f"{dialect.separator.join(dialect.columns)}\n".encode(), lines).decode()


def line(dialect: Dialect, cells: Iterable[tuple[str, str]]) -> str:
    """A row, from its cells by the name of their column; the others are empty."""
    known = dict(cells)
    out = io.StringIO()
    csv.writer(out, delimiter=dialect.separator, lineterminator="").writerow(
        [known.get(name, "") for name in dialect.columns]
    )
    return out.getvalue()


def with_changed_rows(before: bytes, dialect: Dialect, changes: dict[int, dict[str, str]]) -> bytes:
    """A table with other cells in some rows, by line and name of the column. All else stays as it is."""
    return b"".join(_changed_lines(before, dialect, changes))


def _changed_lines(before: bytes, dialect: Dialect, changes: dict[int, dict[str, str]]) -> Iterator[bytes]:
    for number, raw in enumerate(io.BytesIO(before), 1):
        if number not in changes:
            yield raw
            continue
        text = raw.decode()
        row = text.rstrip("\r\n")
        cells = dict(zip(dialect.columns, next(csv.reader([row], delimiter=dialect.separator)), strict=False))
        yield (line(dialect, {**cells, **changes[number]}.items()) + text[len(row) :]).encode()


def amount_text(amount: float, decimal: str) -> str:
    """A number as tables hold it: no exponent, at most MAX_DIGITS signs. Raises NotPossible for one that has more."""
    for written in (repr(amount), f"{amount:.15g}"):
        plain = f"{Decimal(written):f}".removesuffix(".0")
        if len(plain) <= MAX_DIGITS:
            return plain.replace(".", decimal)
    raise NotPossible(
        f"{amount:g} has more digits than a table of measurements holds; round it to at most {MAX_DIGITS}"
    )


def note_text(note: str) -> str:
    """A note on one line. Raises NotPossible for one with signs that nobody can see."""
    text = " ".join(note.split())
    if not text.isprintable():
        raise NotPossible("there are signs in the note that cannot be seen; write it without them")
    return text
