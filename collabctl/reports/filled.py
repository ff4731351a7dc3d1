"""Text for a terminal in lines that can be read: no longer than a number of columns, broken between words."""

from __future__ import annotations

from collabctl.escaping import terminal
from collabctl.reports.colour import BOLD, Paint, width

WIDTH = 100
"""Columns of a line. A word that is longer than that stands on a line of its own, whole."""


def filled(text: str, first: str = "", rest: str | None = None) -> str:
    """The text in lines of at most `WIDTH` columns, broken between words; `first` and `rest` begin them."""
    rest = first if rest is None else rest
    lines = []
    line, room = first, WIDTH - len(first)
    empty = True
    for word in terminal(text).split():
        needed = width(word) + (not empty)
        if needed > room and not empty:
            lines.append(line)
            line, room, empty = rest, WIDTH - len(rest), True
            needed = width(word)
        line += word if empty else f" {word}"
        room -= needed
        empty = False
    # Escaped once more, line by line: a word that was harmless inside a line may begin one now.
    return "\n".join(map(terminal, [*lines, line]))


def underlined(heading: str, paint: Paint) -> str:
    """A heading with a line below it."""
    lines = filled(heading)
    return paint(lines, BOLD) + "\n" + "-" * max(map(width, lines.split("\n")))
