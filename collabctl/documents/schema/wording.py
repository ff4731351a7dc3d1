"""The small change of sentences: choices in a row, a kind with its article, a field by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from collabctl.documents.positions import Path
from collabctl.documents.schema.faults import Fault
from collabctl.documents.shown import shown

MOST_IN_HELP = 40
"""Choices that a help lists; more of them make nobody wiser."""

Sentence = tuple[str, str]
"""A message and its help, "" for none."""


def field(path: Path) -> str:
    """The name of the field that a value belongs to, in quotes: its own key, or that of the list it stands in."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    quoted = f"'{shown(name)}'"
    return quoted if path and path[-1] == name else f"an item of {quoted}"


def listed(choices: Iterable[object], most: int, last: str = "or") -> str:
    """`open, kept or dropped`; beyond so many only their number is told."""
    words = [shown(str(choice)) for choice in choices]
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most} more"
    return joined(words, last)


def joined(words: Sequence[str], last: str) -> str:
    """Words in a row, with `and` or `or` before the last."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def a(kind: str) -> str:
    """A kind of document with its article."""
    if kind == "organization":
        return "the organization"
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def expected(fault: Fault) -> str:
    """What the schema says belongs there: the thing, and behind a `;` how it is written."""
    return str(fault.says("x-expected") or f"one of the choices for {field(fault.path)}")
