"""What git leaves in a file where two people changed the same lines and nobody has chosen yet.

    <<<<<<< HEAD
    target: {at_most: 5}
    =======
    target: {at_most: 7}
    >>>>>>> proposal

Three lines at the margin, and a fourth (`|||||||`) where git also shows what stood there before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from collabctl.documents.document import Problem
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT
from collabctl.documents.shown import shown
from collabctl.findings import Location

RULE: Final = "document/unfinished-merge"

_MARK = re.compile(r"(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: (.*))?")
_BEGINS, _BEFORE, _BETWEEN, _ENDS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_OTHERS = (_BEFORE, _BETWEEN, _ENDS)
_BEHIND = re.compile(r" \((?:Current|Incoming) Change\)$")
_MOST_IN_NAME = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that git left: its number from 1, the seven signs, and the name behind them, "" for none."""

    line: int
    sign: str
    name: str


def may_have_any(data: bytes) -> bool:
    """Whether looking closer is worth it."""
    return any(sign.encode() in data for sign in (_BEGINS, *_OTHERS))


def unfinished(path: str, lines: Sequence[str], *, alone: bool = True) -> list[Problem]:
    """A problem for each place where two versions stand, and, if asked for, for a line of these that stands alone.

    In Markdown seven equals signs alone are no trace of a merge: they make a heading of what stands above them.
    """
    problems = []
    for marks in _together(lines):
        if len(marks) > 1 or alone:
            first = marks[0]
            where = Location(path, first.line, 1, first.line, len(lines[first.line - 1].rstrip()) + 1)
            problems.append(Problem(RULE, where, *_said(marks)))
    return problems[:MAX_FINDINGS_OF_A_DOCUMENT]


def _together(lines: Sequence[str]) -> Iterator[list[Mark]]:
    """The marks of each unfinished merge, from its first line to its last; any other mark comes alone."""
    open_marks: list[Mark] = []
    for number, line in enumerate(lines, 1):
        if line[:1] not in ("<", "|", "=", ">") or not (found := _MARK.fullmatch(line.rstrip())):
            continue
        mark = Mark(number, found.group(1), _BEHIND.sub("", found.group(2) or "").strip())
        if mark.sign == _BEGINS:
            yield from ([left] for left in open_marks)
            open_marks = [mark]
        elif mark.sign in _awaited(open_marks):
            open_marks.append(mark)
            if mark.sign == _ENDS:
                yield open_marks
                open_marks = []
        else:
            yield from ([left] for left in [*open_marks, mark])
            open_marks = []
    yield from ([left] for left in open_marks)


def _awaited(marks: Sequence[Mark]) -> tuple[str, ...]:
    """The signs that may come next."""
    if not marks:
        return ()
    return {_BEGINS: (_BEFORE, _BETWEEN), _BEFORE: (_BETWEEN,), _BETWEEN: (_ENDS,)}[marks[-1].sign]


def _said(marks: Sequence[Mark]) -> tuple[str, str]:
    first, last = marks[0], marks[-1]
    if len(marks) == 1:
        message = f"this line, '{shown(f'{first.sign} {first.name}'.strip())}', was left behind by a merge"
        return message, "remove it, and look whether what stands around it is what you want to keep"
    named = [shown(mark.name)[:_MOST_IN_NAME] for mark in (first, last)]
    of = f", of {named[0]} and of {named[1]}," if all(named) else ""
    count = "three" if len(marks) == 3 else "four"
    numbers = f"{', '.join(str(mark.line) for mark in marks[:-1])} and {last.line}"
    message = f"two versions stand here{of} because a merge was not finished"
    before = "" if len(marks) == 3 else f", with what stood there before (behind {_BEFORE})"
    return message, f"keep one of the two, and remove the {count} lines that git wrote, {numbers}{before}"
