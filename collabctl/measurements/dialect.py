"""How a table is written: what its first row says about columns, separators and decimals."""

from __future__ import annotations

from dataclasses import dataclass

from collabctl.documents.nearest import nearest
from collabctl.documents.shown import shown

COLUMNS = ("date", "value", "department", "note")
REQUIRED = ("date", "value")
_EXPECTED = "begin the file with the row date,value or date;value, and department and note where you want them"


class NoHeader(ValueError):
    """The first row does not say how the table is written; the message says why, `help` what to write."""

    def __init__(self, message: str, help: str = _EXPECTED) -> None:
        super().__init__(message)
        self.help = help


@dataclass(frozen=True, slots=True)
class Dialect:
    """Columns in the order of the file, what keeps them apart, and what stands before decimals."""

    columns: tuple[str, ...]
    separator: str

    @property
    def decimal(self) -> str:
        """A table with `;` between its columns has a comma before decimals; one with `,` a point."""
        return "," if self.separator == ";" else "."

    @classmethod
    def parse(cls, header: str) -> Dialect:
        """What the first row of a table says. Raises `NoHeader` for one that is none."""
        separator = ";" if ";" in header else ","
        cells = [cell.strip().strip('"').strip() for cell in header.split(separator)]
        while cells and not cells[-1]:
            cells.pop()
        names = [cell.casefold() for cell in cells]
        if not names:
            raise NoHeader("the first row of this file is empty")
        if "\t" in header:
            raise NoHeader("the columns of this file are kept apart by tabs", "keep them apart by ; or by , instead")
        for cell, name in zip(cells, names, strict=True):
            if name not in COLUMNS:
                close = nearest(name, COLUMNS)
                raise NoHeader(
                    f"the first row should name the columns, and '{shown(cell)}' is none of them",
                    f"write {close}" if close else _EXPECTED,
                )
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise NoHeader(f"the first row names the column {twice} twice", "give each column once")
        lacking = next((name for name in REQUIRED if name not in names), None)
        if lacking:
            raise NoHeader(f"there is no column {lacking}")
        return cls(tuple(names), separator)
