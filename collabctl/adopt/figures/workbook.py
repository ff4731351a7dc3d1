"""A table from a sheet of an .xlsx workbook. What is a day or a number there is one here, without guessing."""

from __future__ import annotations

import datetime
import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from xml.etree.ElementTree import ParseError

from collabctl.adopt.figures.grid import Amount, Cell, NotATable, place
from collabctl.documents.limits import MAX_TABLE_BYTES, MAX_TABLE_COLUMNS, MAX_WORKBOOK_BYTES
from collabctl.documents.nearest import nearest
from collabctl.documents.shown import shown
from collabctl.measurements import Cadence, Stretch

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MOST_ROWS = 2**20
_NO_SIGNS = re.compile(r'"[^"]*"|\[[^]]*\]|\\.|_.')
_DAMAGE = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError, OSError),
    *(ParseError, RuntimeError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error),
)
"""What the reader of workbooks raises for a file that is none, or only looks like one."""


class SheetGrid:
    """A sheet of a workbook, the first unless another is named. Raises NotATable for a file that has no such sheet."""

    def __init__(self, data: bytes, sheet: str | None = None) -> None:
        self.remarks: tuple[str, ...] = ()
        self._data = data
        self._is_worked_out = False
        _must_be_safe(data)
        if find_spec("openpyxl") is None:
            raise NotATable(
                "workbooks are read by openpyxl, which is not here; install it with pip install 'collabctl[xlsx]', "
                "or save the sheet as CSV UTF-8 and write 'import csv'"
            )
        with self._open(formulas=False) as book:
            names = [one.title for one in book.worksheets]
        if not names:
            raise NotATable("there is no sheet with cells in it")
        wanted = next((name for name in names if name.casefold() == sheet.casefold()), None) if sheet else names[0]
        if wanted is None:
            close = nearest(sheet or "", names)
            hint = f"did you mean '{shown(close)}'?" if close else f"the sheets are {shown(', '.join(names))}"
            raise NotATable(f"there is no sheet '{shown(sheet or '')}'; {hint}")
        self._sheet = wanted
        if len(names) > 1 and not sheet:
            others = shown(", ".join(names[1:]))
            self.remarks = (f"only its first sheet is read, '{shown(wanted)}'; for another say --sheet: {others}",)

    def __iter__(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        if not self._is_worked_out:
            self._must_be_worked_out()
        with self._open(formulas=False) as book:
            for number, cells in enumerate(_rows(book[self._sheet]), 1):
                yield number, [_cell(cell) for cell in cells]

    def _must_be_worked_out(self) -> None:
        """A formula without a result would look like an empty cell."""
        with self._open(formulas=False) as book, self._open(formulas=True) as written:
            both = zip(_rows(book[self._sheet]), _rows(written[self._sheet]), strict=True)
            for number, (cells, formulas) in enumerate(both, 1):
                for column, (cell, formula) in enumerate(zip(cells, formulas, strict=True)):
                    if cell.value is None and formula.value is not None:
                        raise NotATable(
                            f"the formula in {place(number, column)} was never worked out; "
                            "open the workbook in a spreadsheet and save it again"
                        )
        self._is_worked_out = True

    @contextmanager
    def _open(self, *, formulas: bool) -> Iterator[Any]:
        """The workbook: what its formulas give, or the formulas themselves."""
        openpyxl: Any = import_module("openpyxl")  # an extra without types, so nothing may need it to be read
        book = None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about colours and lists to choose from
                book = openpyxl.load_workbook(
                    io.BytesIO(self._data), read_only=True, data_only=not formulas, keep_links=False
                )
                yield book
        except _DAMAGE as error:
            raise NotATable("it is damaged, or no workbook; open it in a spreadsheet and save it again") from error
        finally:
            if book is not None:
                book.close()


def _must_be_safe(data: bytes) -> None:
    """Look before unpacking: a small file can hold very much."""
    if len(data) > MAX_TABLE_BYTES:
        raise NotATable(f"it is larger than {MAX_TABLE_BYTES // 2**20} MiB; take it over in parts")
    if data[:4] == _OLD:
        raise NotATable("it is an old workbook, or one with a password; save it as .xlsx without one")
    if data[:4] != _ZIP:
        raise NotATable("it is no .xlsx workbook; for a table in text write 'import csv'")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except _DAMAGE as error:
        raise NotATable("it is damaged, or no workbook; open it in a spreadsheet and save it again") from error
    if size > MAX_WORKBOOK_BYTES:
        raise NotATable(f"unpacked it is larger than {MAX_WORKBOOK_BYTES // 2**20} MiB; take it over in parts")


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    sheet.reset_dimensions()  # what a file says about its own size need not be so
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > _MOST_ROWS:
            raise NotATable(f"it has more than {_MOST_ROWS:,} rows, which is more than a workbook can hold")
        if any(cell.value is not None for cell in row[MAX_TABLE_COLUMNS:]):
            raise NotATable(f"row {number:,} has more than {MAX_TABLE_COLUMNS:,} columns")
        yield row[:MAX_TABLE_COLUMNS]


def _cell(cell: Any) -> Cell:
    value, shape = cell.value, getattr(cell, "number_format", None) or ""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return _days(value.date(), shape)
    if isinstance(value, datetime.date):
        return _days(value, shape)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if "%" in _NO_SIGNS.sub("", shape):
            return Amount(float(Decimal(f"{value:.15g}") * 100), "%")
        return Amount(float(f"{value:.15g}"))  # a workbook holds fifteen digits
    return str(value)


def _days(day: datetime.date, shape: str) -> Stretch:
    """The day of a cell; its month where the sheet shows no day."""
    signs = _NO_SIGNS.sub("", shape).lower()
    return Cadence("month").around(day) if "y" in signs and "d" not in signs else Stretch(day, day)
