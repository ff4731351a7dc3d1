"""Names of files and folders that a reader cannot see, or that another system cannot have.

A repository is checked out on Linux, macOS and Windows. What one of them leaves out, or lays over another file, is
an agreement that some people never read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from collabctl.documents import Problem
from collabctl.documents.yaml.characters import UNSEEN, described, unseen
from collabctl.findings import Location, Related

RULE = "document/file-name"

_DEVICES = r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9\u00b9\u00b2\u00b3]) *"
_DEVICE = re.compile(rf"{_DEVICES}(?:\.|\Z)", re.IGNORECASE)
_NOT_ON_WINDOWS = re.compile(r'[<>:"\\|?*]')
_LAST = re.compile(r"[. ]\Z")
_NOT_UTF_8 = re.compile("[\udc80-\udcff]")
_DOUBTFUL = re.compile(rf'[^ -~]|[<>:"\\|?*]|[. ](?:/|\Z)|(?:\A|/){_DEVICES}(?:[./]|\Z)', re.IGNORECASE)
"""Finds whatever may be wrong with a path, quickly: hardly any path has it."""

_BOTH = "macOS and Windows"


class _Flaw(NamedTuple):
    sentence: str
    help: str


def cleaned(path: str) -> str:
    """The path as people take it to be: without what they cannot see, and what Windows cuts off."""
    if not _DOUBTFUL.search(path):
        return path
    return "/".join(UNSEEN.sub("", part).rstrip(". \t\r\n") for part in path.split("/"))


def not_read(path: str, *, table: bool) -> Problem:
    """A file that looks like one of the organization's, and by its name is none."""
    flaw = next(filter(None, map(_flaw, path.split("/"))))
    return Problem(
        rule=RULE,
        location=Location(path),
        message=f"this file is not read: {flaw.sentence}",
        help=flaw.help,
        subject="table" if table else "file",
    )


def flawed(paths: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with the names of these files and of the folders they are in, each folder told once."""
    told: set[str] = set()
    for path in paths:
        if not _DOUBTFUL.search(path):
            continue
        parts = path.split("/")
        for number, part in enumerate(parts, 1):
            place = "/".join(parts[:number])
            flaw = _flaw(part) if place not in told else None
            told.add(place)
            if flaw is not None:
                yield Problem(RULE, Location(path), flaw.sentence, flaw.help, subject=f"name of {place}")


def _flaw(name: str) -> _Flaw | None:
    """What is wrong with the name of a file or folder."""
    help = "give it another name"
    if _NOT_UTF_8.search(name):
        return _Flaw(f"the name '{name}' is not UTF-8, so every system shows other letters, or refuses it", help)
    if found := unseen(name, key=True):
        return _Flaw(f"the name '{name}' holds {described(found)}, which nobody can see", help)
    if odd := _NOT_ON_WINDOWS.search(name):
        sentence = f"the name '{name}' holds the character {odd[0]}, which no name on Windows may"
    elif _LAST.search(name):
        sentence = f"the name '{name}' ends in a {'dot' if name.endswith('.') else 'space'}, which Windows cuts off"
    elif device := _DEVICE.match(name):
        own = device[0].rstrip(". ")
        sentence = f"the name '{name}' cannot be used on Windows, where '{own}' stands for a device"
        if name.lower() == f"{own.lower()}.csv":
            help = f"a table has the name of its metric: begin with 'collabctl rename metric {own} NEW-ID'"
    else:
        return None
    return _Flaw(f"{sentence}; nobody there can get the files of this repository", help)


def path_of(folder: str, id: str) -> str:
    """The file of a new document: called as its id, unless that is a device on Windows."""
    name = f"{id}_.yaml" if _DEVICE.match(id) else f"{id}.yaml"
    return f"{folder}/{name}" if folder else name


def alike(folder: str, names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The paths in a folder that are one file, or one folder, on another system: sorted, at least two together."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(_elsewhere(name), []).append(name)
    for same in found.values():
        if len(same) > 1:
            yield tuple(f"{folder}/{name}" if folder else name for name in sorted(same))


def _elsewhere(name: str) -> str:
    """Two names with the same of this are the same on macOS; `ß` and `ss` are two."""
    if name.isascii():
        return name.lower()
    letters = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(one if len(one.casefold()) > 1 else one.casefold() for one in letters))


def clashing(groups: Sequence[tuple[str, ...]], paths: Iterable[str]) -> Iterator[Problem]:
    """Which of these groups clash on another system, where one of them is, or holds, a file of the organization."""
    held: dict[str, str] = {}
    for path in paths if groups else ():
        place = ""
        for part in path.split("/"):
            place = f"{place}/{part}" if place else part
            held.setdefault(place, path)
    for first, *others in sorted(groups):
        for one in others:
            if (inside := held.get(one) or held.get(first)) is not None:
                yield _clash(first, one, Location(inside), folders=inside not in (one, first))


def _clash(first: str, second: str, place: Location, *, folders: bool) -> Problem:
    one, other = (path.rpartition("/")[2] for path in (first, second))
    what = "folder" if folders else "file"
    if unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other):
        sentence = (
            f"there are two {what}s '{other}' here, with the accents of their names stored in two ways; "
            f"on macOS they are one {what}"
        )
    else:
        sentence = f"'{other}' and '{one}' differ in capitals only, so on {_BOTH} they are one {what}"
    lost = "whose files are mixed up" if folders else "and the other one is lost"
    return Problem(
        RULE,
        place,
        f"{sentence}, {lost}",
        help=f"give one of the two {what}s another name, or make them one",
        related=(Related(Location(first), f"the other {what}"),),
        subject=f"clash of {second}",
    )
