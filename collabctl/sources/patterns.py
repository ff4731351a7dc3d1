"""Which paths a list of patterns fits, as in a `.gitignore`, in time that grows with the pattern and the path.

A pattern is cut at its slashes, and a part of it at its stars. The pieces are looked for one after the other, each
where it first fits: a later place can never do what the first one does not. So nothing is tried twice, as a regular
expression would, which takes twice as long for each star more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_FOLDERS = "**"
"""What stands for any folders, none included."""

_STAR = ("", "")


class NoPattern(ValueError):
    """A text that means no file at all."""


class Patterns:
    """Patterns of which the last that fits a path decides."""

    def __init__(self, written: Iterable[str]) -> None:
        """Raises NoPattern where one of them is none."""
        read = [_read(text) for text in written]
        self._last_first = [pattern for pattern in reversed(read) if pattern is not None]

    def fit(self, path: str) -> bool:
        """Whether the path is one of those that they mean."""
        parts = path.split("/")
        return next((pattern.means for pattern in self._last_first if pattern.fits(parts)), False)


class _Piece(NamedTuple):
    """Characters that follow each other between two stars: a `text`, or an expression where one may be several."""

    length: int
    text: str
    expression: re.Pattern[str] | None

    def stands(self, name: str, start: int) -> bool:
        """Whether it stands at that place of a name."""
        if self.expression is None:
            return name.startswith(self.text, start)
        return self.expression.match(name, start) is not None

    def end(self, name: str, start: int, stop: int) -> int:
        """Where it ends, at the first place between these two; -1 where it does not stand there."""
        if self.expression is None:
            found = name.find(self.text, start, stop)
            return found + self.length if found >= 0 else -1
        there = self.expression.search(name, start, stop)
        return there.end() if there else -1


class _Name(NamedTuple):
    """A part of a pattern between two slashes, as the pieces between its stars."""

    pieces: tuple[_Piece, ...]
    shortest: int

    def fits(self, name: str) -> bool:
        """Whether it is this name."""
        spare, first, last = len(name) - self.shortest, self.pieces[0], self.pieces[-1]
        if spare < 0 or not first.stands(name, 0):
            return False
        if first is last:
            return not spare
        place, stop = first.length, len(name) - last.length
        for piece in self.pieces[1:-1]:
            place = piece.end(name, place, stop)
            if place < 0:
                return False
        return last.stands(name, stop)


class _Pattern(NamedTuple):
    """A pattern in `groups` of names, with any folders between two groups; the first and the last may be empty.

    `means` is whether what fits is meant or, behind a `!`, left out again. What lies in a folder that fits does so too,
    unless the pattern `ends` there, as `*` does.
    """

    means: bool
    groups: tuple[tuple[_Name, ...], ...]
    ends: bool

    def fits(self, parts: Sequence[str]) -> bool:
        """Whether a path of these parts is one, or lies in a folder that is one."""
        first, *inner = self.groups
        place, stop = len(first), len(parts)
        if not _stands(first, parts, 0):
            return False
        if self.ends:
            if not inner:
                return place == stop
            last = inner.pop()
            stop -= len(last)
            if stop < place or not _stands(last, parts, stop):
                return False
        for group in inner:
            starts = range(place, stop - max(len(group), 1) + 1)
            place = next((start + len(group) for start in starts if _stands(group, parts, start)), -1)
            if place < 0:
                return False
        return True


def _stands(group: Sequence[_Name], parts: Sequence[str], start: int) -> bool:
    """Whether the names of a group are the parts of a path from there on."""
    return start + len(group) <= len(parts) and all(name.fits(parts[start + at]) for at, name in enumerate(group))


def _read(written: str) -> _Pattern | None:
    """The pattern; None for an empty line and a comment."""
    text = written if written.endswith("\\ ") else written.rstrip()
    if not text or text.startswith("#"):
        return None
    names = text.removeprefix("!").split("/")
    if names == [""]:
        raise NoPattern(written)
    if not names[0]:
        names = names[1:]
    elif len(names) == 1 or names[1:] == [""]:
        names = [_FOLDERS, *names]
    if names[-1] == "":
        # What ends in a slash is a folder, and means what lies in it.
        names[-1:] = ["*", _FOLDERS] if names[:-1] and set(names[:-1]) == {_FOLDERS} else [_FOLDERS]
    groups: list[list[_Name]] = [[]]
    for before, name in pairwise(["", *names]):
        if name != _FOLDERS:
            groups[-1].append(_name(name))
        elif before != _FOLDERS:
            groups.append([])
    return _Pattern(not text.startswith("!"), tuple(map(tuple, groups)), names[-1] == "*")


def _name(written: str) -> _Name:
    pieces = []
    held: list[tuple[str, str]] = []
    for character in (*_characters(written), _STAR):
        if character == _STAR:
            text = "".join(literal for _, literal in held)
            varies = len(text) < len(held)
            expression = re.compile("".join(expression for expression, _ in held), re.DOTALL) if varies else None
            pieces.append(_Piece(len(held), text, expression))
            held.clear()
        else:
            held.append(character)
    return _Name(tuple(pieces), sum(piece.length for piece in pieces))


def _characters(written: str) -> Iterator[tuple[str, str]]:
    """What stands for a character each, as an expression and, where it is only that one, as itself; and the stars."""
    place = 0
    while place < len(written):
        character, place = written[place], place + 1
        end = written.find("]", place + (2 if written[place : place + 1] in ("!", "^") else 1))
        if character == "*":
            yield _STAR
        elif character == "?":
            yield ".", ""
        elif character == "[" and end >= 0:
            yield _one_of(written[place:end]), ""
            place = end + 1
        elif character == "\\":
            if place == len(written):
                raise NoPattern(written)
            yield re.escape(written[place]), written[place]
            place += 1
        else:
            yield re.escape(character), character


def _one_of(choices: str) -> str:
    """The expression for one of several characters, or for any but these: `a-z`, `!0-9`."""
    inner = choices[1:] if choices[0] in "!^" else choices
    found = []
    place = 0
    while place < len(inner):
        first, last = inner[place], inner[place]
        if place + 2 < len(inner) and inner[place + 1] == "-":
            last = inner[place + 2]
            place += 2
        if first > last:
            raise NoPattern(choices)
        found.append(f"{re.escape(first)}-{re.escape(last)}")
        place += 1
    return f"[{'^' if inner is not choices else ''}{''.join(found)}]"
