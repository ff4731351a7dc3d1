"""How a table writes what can be written in two ways: a cell that can mean one thing only tells about the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from collabctl.adopt.figures.grid import place
from collabctl.documents.shown import shown


@dataclass(slots=True)
class Habit:
    """One habit of a table, such as which sign stands before decimals; `given` is what somebody said it is."""

    given: str | None = None
    _seen: dict[str, str] = field(default_factory=dict)
    _open: tuple[str, str] | None = None

    def see(self, way: str | None, open_: bool, text: str, row: int, column: int) -> None:
        """A cell that shows this way, or one that is `open_` because it can mean two things."""
        if way is not None and way not in self._seen:
            self._seen[way] = _told(text, place(row, column))
        elif open_ and self._open is None:
            self._open = text, place(row, column)

    @property
    def way(self) -> str | None:
        """The way it is; None where nothing tells, or cells tell different things."""
        return self.given or (next(iter(self._seen)) if len(self._seen) == 1 else None)

    @property
    def doubt(self) -> str:
        """Why nobody can tell."""
        if len(self._seen) > 1:
            return f"this table has both {' and '.join(self._seen.values())}"
        return "nothing else in this table tells which"

    def remark(self, read: Callable[[str], object]) -> str:
        """What the first cell that could mean two things is taken for, and why; "" where there is none."""
        if self._open is None or self.given or self.way is None:
            return ""
        return f"{_told(*self._open)} is read as {read(self._open[0])}, because of {self._seen[self.way]}"


def _told(text: str, where: str) -> str:
    return f"'{shown(text)}' ({where})"
