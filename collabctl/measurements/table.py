"""From the bytes of a CSV file to its rows, and to a problem for each row that cannot be one.

A row is one line: a quote that is not closed spoils its own row and no other. A row that cannot be read never stops the
rest. Nothing is guessed: 1.234 in a file with decimal commas is a problem, not a thousand or one and a bit.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from collabctl.documents import Problem, SourceFile, merges
from collabctl.documents.limits import MAX_BAD_ROWS, MAX_TABLE_BYTES
from collabctl.documents.shown import shown
from collabctl.findings import Location
from collabctl.measurements import cells
from collabctl.measurements.dialect import COLUMNS, Dialect, NoHeader
from collabctl.measurements.rows import Rows

UNREADABLE, WRONG_ROW = "measurement/unreadable", "measurement/wrong-row"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_AS_UTF_8 = "in a spreadsheet choose 'CSV UTF-8' when you save; in an editor, save with the encoding UTF-8"


@dataclass(frozen=True, slots=True)
class Table:
    """One file of measurements. `dialect` is None where its first row does not say how it is written."""

    path: str
    dialect: Dialect | None
    rows: Rows
    problems: tuple[Problem, ...]

    @property
    def metric(self) -> str:
        """The id of the metric that it is about: the name of the file."""
        return metric_of(self.path)


def metric_of(path: str) -> str:
    """The id of the metric that a file of this path is about."""
    return PurePosixPath(path).stem


def read(file: SourceFile) -> Table:
    """A file of measurements, row by row."""
    return _Reading(file).table()


class _Reading:
    """Reading one file: what is there so far, and what is wrong with the rest."""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._rows = Rows(file.path)
        self._problems: list[Problem] = []
        self._dialect: Dialect | None = None
        self._bad = 0
        self._garbled = False

    def table(self) -> Table:
        data = self._file.data
        if len(data) > MAX_TABLE_BYTES:
            most = MAX_TABLE_BYTES // 2**20
            self._unreadable(
                f"this file is larger than {most} MiB, and nothing of it is read", "begin a new file in a folder beside"
            )
        elif data[:2] in _UTF_16:
            self._unreadable("this file is written in UTF-16, and nothing of it is read", _AS_UTF_8)
        elif b"\r" in data and b"\n" not in data:
            self._unreadable("the lines of this file end in a way that nobody uses any more", _AS_UTF_8)
        elif unfinished := self._unfinished(data):
            self._problems += unfinished
        else:
            self._read(self._lines(data))
        if self._bad > MAX_BAD_ROWS:
            self._last_word()
        return Table(self._file.path, self._dialect, self._rows, tuple(self._problems))

    def _unfinished(self, data: bytes) -> list[Problem]:
        if not merges.may_have_any(data):
            return []
        return merges.unfinished(self._file.path, data.decode(errors="replace").removeprefix("\ufeff").split("\n"))

    def _lines(self, data: bytes) -> Iterator[tuple[int, str]]:
        for number, line in enumerate(io.BytesIO(data), 1):
            try:
                text = line.decode()
            except UnicodeDecodeError as error:
                text = line.decode(errors="replace")
                if not self._garbled:
                    self._garbled = True
                    column = len(line[: error.start].decode()) + 1
                    self._unreadable(
                        f"this file is not written in UTF-8, so letters are lost, here: '{shown(text.strip())}'",
                        _AS_UTF_8,
                        Location(self._file.path, number, column, number, column + 1),
                    )
            yield number, (text.removeprefix("\ufeff") if number == 1 else text).rstrip("\r\n")

    def _read(self, lines: Iterator[tuple[int, str]]) -> None:
        number, header = next(lines, (1, ""))
        try:
            self._dialect = dialect = Dialect.parse(header)
        except NoHeader as error:
            self._unreadable(str(error), error.help, self._place(number, header))
            return
        places = [dialect.columns.index(name) if name in dialect.columns else -1 for name in COLUMNS]
        of_date, of_value, of_department, of_note = places
        width, separator, decimal = len(dialect.columns), dialect.separator, dialect.decimal
        for number, line in lines:
            at = -1
            try:
                row = self._split(line, separator)
                if len(row) != width:
                    self._fit(row, width)
                at = of_date
                date = cells.day(row[at].strip())
                at = of_value
                value = cells.value(row[at].strip(), decimal)
            except cells.NotSo as error:
                if line.strip(f"{separator} \t"):  # an empty row is none
                    self._wrong(number, line, error, separator, at)
            else:
                department = row[of_department].strip() if of_department >= 0 else ""
                self._rows.add(date, value, department, row[of_note].strip() if of_note >= 0 else "", number)

    @staticmethod
    def _split(line: str, separator: str) -> list[str]:
        if '"' not in line:
            return line.split(separator)
        try:
            return next(csv.reader([line], delimiter=separator, strict=True))
        except csv.Error:
            raise cells.NotSo(
                "the quotes in this row do not match",
                'a text in quotes stands on one line, and a quote inside it is written twice: ""',
            ) from None

    @staticmethod
    def _fit(row: list[str], width: int) -> None:
        """Make a row as long as the first one."""
        if any(cell.strip() for cell in row[width:]):
            raise cells.NotSo(
                f"this row has {len(row)} cells, and the first row names {width} columns",
                "a text with a separator in it stands in quotes; in a file with , a number has a decimal point",
            )
        row += [""] * (width - len(row))

    def _place(self, line: int, text: str) -> Location:
        return Location(self._file.path, line, 1, line, len(text) + 1)

    def _unreadable(self, message: str, help: str, place: Location | None = None) -> None:
        where = place or Location(self._file.path)
        about = (f"metric/{metric_of(self._file.path)}",)
        self._problems.append(Problem(UNREADABLE, where, message, help, documents=about, subject="file as a whole"))

    def _wrong(self, number: int, line: str, error: cells.NotSo, separator: str, cell: int) -> None:
        self._bad += 1
        if self._bad <= MAX_BAD_ROWS:
            about = (f"metric/{metric_of(self._file.path)}",)
            first, after = cells.span(line, separator, cell)
            place = Location(self._file.path, number, first + 1, number, after + 1)
            self._problems.append(
                Problem(WRONG_ROW, place, str(error), error.help, documents=about, subject=shown(line))
            )

    def _last_word(self) -> None:
        last = self._problems[-1]
        more = self._bad - MAX_BAD_ROWS
        self._problems.append(
            Problem(
                WRONG_ROW,
                last.location,
                f"below this row, {more:,} more row{'s' * (more > 1)} of this file cannot be read",
                "one cause often makes them all: mend one, and look again",
                documents=last.documents,
                subject="the rest",
            )
        )
