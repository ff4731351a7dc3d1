"""Where a value stands in its file: lines and columns that start at 1 and count characters, not bytes."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from collabctl.findings import Location

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: `("shared_by", 0, "department")`. `()` is the document itself."""

MAPPING = "mapping"
LIST = "list"


class Place(NamedTuple):
    """Where a key and its value stand, and how the value was written.

    `form` is "" for a text or number without quotes, else what opens it: `"`, `'`, `|`, `>`, `{` or `[`; a
    mapping or a list in block style is MAPPING or LIST. `written` is a text or number exactly as typed, quotes
    and all, and "" for the rest. A value over several lines ends, for display, where its first line ends.
    """

    key: Location
    value: Location
    form: str
    written: str


class Lines:
    """A file's text, and the places in it that libyaml's marks mean.

    libyaml counts characters, does not count a byte order mark, and counts CRLF as two.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text.removeprefix("\ufeff")
        self._lines = self.text.split("\n")

    def line(self, number: int) -> str:
        """A line by its number from 0, without its line break; "" past the end."""
        return self._lines[number].removesuffix("\r") if 0 <= number < len(self._lines) else ""

    def at(self, line: int, column: int, length: int = 1) -> Location:
        """A place of so many characters, from libyaml's line and column, which start at 0."""
        return Location(self.path, line + 1, column + 1, line + 1, column + 1 + length)

    def place(self, index: int, length: int = 1) -> Location:
        """A place of so many characters, from how many characters stand before it."""
        line = self.text.count("\n", 0, index)
        return self.at(line, index - (self.text.rfind("\n", 0, index) + 1), length)

    def stretch(self, line: int) -> tuple[int, int]:
        """How many characters stand before a line, by its number from 1, and before the next one."""
        start = sum(len(row) + 1 for row in self._lines[: line - 1])
        return start, start + len(self._lines[line - 1]) + 1

    def between(self, start: Any, end: Any) -> Location:
        """From one mark to another, cut off where the first line ends."""
        last = end.column if end.line == start.line else len(self.line(start.line).rstrip())
        return self.at(start.line, start.column, max(last - start.column, 1))

    def rest(self, start: Any) -> Location:
        """From a mark to the end of its line."""
        return self.at(start.line, start.column, max(len(self.line(start.line).rstrip()) - start.column, 1))
