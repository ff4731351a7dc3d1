"""A table from a text file, as spreadsheets save it: apart by commas, semicolons or tabs, its encoding certain."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence

from collabctl.adopt.figures.grid import Cell, NotATable
from collabctl.documents.limits import MAX_BYTES, MAX_TABLE_BYTES
from collabctl.documents.shown import shown

_SEPARATORS = ("\t", ";", ",")
_SAID = re.compile(r"sep=(.)\s*")
_WRITTEN_IN_WINDOWS = re.compile("[\x00-\x7fÀ-ÖØ-öø-ÿŒœŸ€‘’“”–—…«»°²³½\xa0]*")
_WORKBOOKS = {b"PK\x03\x04": "a workbook", b"\xd0\xcf\x11\xe0": "an old workbook"}
_AS_UTF_8 = "in the spreadsheet choose 'CSV UTF-8' when you save"


class TextGrid:
    """A file of text with a row a line. Raises NotATable for one that is not."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MAX_TABLE_BYTES:
            raise NotATable(f"it is larger than {MAX_TABLE_BYTES // 2**20} MiB; take it over in parts")
        if kind := _WORKBOOKS.get(data[:4]):
            raise NotATable(f"it is {kind} and no text; write 'import xlsx', or save it as CSV")
        self._data = data
        self.remarks: tuple[str, ...] = ()
        self._encoding = self._certain_encoding()
        self._separator, self._skipped = self._beginning()

    def __iter__(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        rows = csv.reader(self._lines(), delimiter=self._separator, strict=True)
        number = 0
        try:
            for number, row in enumerate(rows, 1):
                yield number, row
        except csv.Error:
            raise NotATable(
                f"the quotes in row {number + 1:,} do not match; a quote inside a text in quotes is written twice"
            ) from None

    def _lines(self) -> Iterator[str]:
        for number, line in enumerate(self._decoded()):
            if len(line) > MAX_BYTES:
                raise NotATable("it has a line that is too long for a table")
            if number >= self._skipped:
                yield line

    def _decoded(self) -> io.TextIOWrapper:
        return io.TextIOWrapper(io.BytesIO(self._data), self._encoding, newline="")

    def _certain_encoding(self) -> str:
        if self._data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return self._fits("utf-16")
        try:
            return self._fits("utf-8-sig")
        except NotATable:
            encoding = self._fits("cp1252")
        text = self._data.decode(encoding)
        if not _WRITTEN_IN_WINDOWS.fullmatch(text):
            raise NotATable(f"its letters cannot be told for sure; {_AS_UTF_8}")
        first = next(line for line in text.splitlines() if not line.isascii())
        self.remarks = (f"it is not in UTF-8, so its letters are read as those of Windows: '{shown(first)}'",)
        return encoding

    def _fits(self, encoding: str) -> str:
        try:
            self._data.decode(encoding)
        except UnicodeDecodeError:
            raise NotATable(f"its letters cannot be read; {_AS_UTF_8}") from None
        return encoding

    def _beginning(self) -> tuple[str, int]:
        """What keeps columns apart, and how many lines come before the table: one may say what does."""
        lines = (line for line in self._decoded() if line.strip())
        first = next(lines, "")
        if said := _SAID.fullmatch(first):
            return said[1], 1
        for line in (first, *(line for _, line in zip(range(20), lines, strict=False))):
            plain = re.sub(r'"[^"]*"', "", line)
            if found := next((sign for sign in _SEPARATORS if sign in plain), None):
                return found, 0
        raise NotATable("it has one column at most; a table has one for days and one for figures, apart by , ; or tabs")
