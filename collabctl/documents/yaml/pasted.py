r"""The four characters that come along with text from a word processor or a web page, and change nothing in it.

In the value of a text a no-break space (U+00A0, U+202F) is read as a space, a soft hyphen (U+00AD) as nothing, and the
escape `\r` as nothing. Each is told at its place, and the rest of the file is read. Everywhere else (in a key, an id, a
reference, a date, a comment) they can make two things look alike that are not, so there they stay errors.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from collabctl.documents.document import Document, Problem
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT
from collabctl.documents.positions import Lines, Path
from collabctl.documents.yaml import characters
from collabctl.documents.yaml.refusal import SYNTAX, Refusal

RULE: Final = "document/invisible-character"

_READ_AS: Final = {"\xa0": " ", "\u202f": " ", "\xad": None, "\r": None}
_TABLE = str.maketrans(_READ_AS)
_RAW = re.compile(f"({characters.TAKEN})\\1*")


@dataclass(frozen=True, slots=True)
class Found:
    """One of them in a value, or several of the same in a row: in which document and value, where, and which."""

    document: int
    path: Path
    index: int
    length: int
    character: str


class Pasted:
    """Those of one file: the ones that were found in a value, and the ones that still wait for one."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._waiting = {found.start(): found.group() for found in _RAW.finditer(lines.text)}
        self._starts = sorted(self._waiting)
        self.found: list[Found] = []

    def read(self, event: Any, document: int, path: Path) -> str | None:
        """The text of a scalar as it is read without them, each of which is remembered; None where it has none."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            start = self._lines.text.find("\n", start, end) + 1 or end  # what stands behind the sign is a comment
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        here = [(index, len(run), run[0]) for index in self._starts[first:last] if (run := self._waiting.pop(index))]
        if event.style == '"' and "\\" in self._lines.text[start:end]:
            here += [escape for escape in characters.escapes(self._lines.text, start, end) if escape[2] in _READ_AS]
        if not here:
            return None
        self.found += [Found(document, path, *one) for one in sorted(here)]
        text: str = event.value.translate(_TABLE)
        return text if event.style else text.strip(" ")

    def elsewhere(self, line: int | None = None) -> Refusal | None:
        """The refusal of those that stand in no value that was read; with a line, from 1, only of those on that."""
        first, last = self._lines.stretch(line) if line else (0, len(self._lines.text))
        found = ((index, len(run), run[0]) for index, run in self._waiting.items() if first <= index < last)
        return characters.refusal(self._lines, found)


def problems(found: Sequence[Found], lines: Lines, documents: Sequence[Document]) -> Iterator[Problem]:
    """What to say of those in values, for each document the first ones, and how many there are more."""
    for number, group in groupby(found, lambda one: one.document):
        document, here, most = documents[number], list(group), MAX_FINDINGS_OF_A_DOCUMENT
        told = here if len(here) <= most else here[: most - 1]
        for one in told:
            yield _problem(one, lines, document)
        if left := here[len(told) :]:
            rule = RULE if all(is_in_text(one, document) for one in left) else SYNTAX
            message = f"{len(left):,} more characters from here on cannot be seen"
            where, names = lines.place(left[0].index, left[0].length), _names(document)
            yield Problem(rule, where, message, "look for them with your editor, and remove them", documents=names)


def is_in_text(found: Found, document: Document) -> bool:
    """Whether it stands where a text belongs, so that nothing else can be taken for it."""
    from collabctl.documents.schema.annotations import is_text

    return is_text(document.kind, found.path)


def _problem(one: Found, lines: Lines, document: Document) -> Problem:
    where, escaped = lines.place(one.index, one.length), lines.text[one.index] == "\\"
    message, help = characters.hidden(one.character, escaped=escaped)
    rule = SYNTAX
    if is_in_text(one, document):
        rule = RULE
        if _READ_AS[one.character]:
            message, help = f"{message}; it is read as a space", "type an ordinary space in its place"
        else:
            message, help = f"{message}; it is read as nothing", "remove it"
    subject = ".".join(map(str, one.path))
    return Problem(rule, where, message, help, documents=_names(document), subject=subject)


def _names(document: Document) -> tuple[str, ...]:
    return (document.reference,) if document.reference else ()
