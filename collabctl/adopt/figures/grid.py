"""A table as it stands in a spreadsheet: rows of cells, whatever the file, with the numbers that it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from collabctl.measurements import Stretch

_LETTERS = 26


class NotATable(Exception):
    """A file of which nothing can be taken over; the message is one sentence for the person who asked."""


class Amount(NamedTuple):
    """A number that a workbook holds as one; `sign` is the % that is shown behind it."""

    value: float
    sign: str = ""


Cell = str | Amount | Stretch
"""A text as it stands there, "" for nothing; or what a workbook knows to be a number, a day or a month."""


class Grid(Protocol):
    """The rows of a table, each with its number from 1. They can be gone through more than once."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What whoever uses the table should know about how it was read."""

    def __iter__(self) -> Iterator[tuple[int, Sequence[Cell]]]: ...


def text_of(cell: Cell) -> str:
    """What stands in a cell, as text on one line."""
    if isinstance(cell, Amount):
        return f"{cell.value:.15g}{cell.sign}"
    if isinstance(cell, Stretch):
        return cell.last.isoformat()
    return " ".join(cell.split())


def column_name(number: int) -> str:
    """What a spreadsheet calls a column, from 0: A to Z, then AA."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name


def place(row: int, column: int) -> str:
    """Where a cell stands, as a spreadsheet shows it."""
    return f"row {row:,}, column {column_name(column)}"
