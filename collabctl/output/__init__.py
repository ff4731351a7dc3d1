"""The only place that writes: all or nothing, and never over a file it did not make, unless it was asked to edit it.

A folder of ours holds a manifest: a list of what we made, with a hash each. What is not on it, or was edited since, is
never replaced: the run stops before it has written anything, and says which files those are. `replacing` tells how a
folder is replaced, `sets` how files are added and edited among those of people, `places` where may be written at all.
Both note first what they are about to do (`unfinished`), and the next run that writes puts right what a dead one left.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from collabctl.output.comparison import Difference, difference, hashes, look, parents
from collabctl.output.disk import read
from collabctl.output.errors import NotWritten, OutputError, Refused, Stopped, in_words, named
from collabctl.output.places import MANIFEST, below, is_made, must_be_edited, real
from collabctl.output.replacing import Replacement, must_be_alone, replace
from collabctl.output.sets import Set
from collabctl.output.turns import turn
from collabctl.output.unfinished import place_of

__all__ = [
    "MANIFEST",
    "Difference",
    "NotWritten",
    "OutputError",
    "Refused",
    "Stopped",
    "Written",
    "compare",
    "finish",
    "is_unfinished",
    "read_file",
    "write",
    "write_file",
    "write_files",
]

_AS_IT_WAS = "every file is as it was"


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did: names relative to the folder, sorted; and what there is to say about it."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def compare(folder: Path, files: Mapping[str, str | bytes], *, root: Path | None = None) -> Difference:
    """How `folder` differs from `files`, without writing. Raises `Refused` where `write` would never write."""
    with in_words(f"'{folder}' could not be read"):
        folder = _allowed(folder, root)
        return difference(look(folder, wanted=files), _as_bytes(files))


def write(folder: Path, files: Mapping[str, str | bytes], *, made_by: str, root: Path | None = None) -> Written:
    """Make `folder` hold exactly `files` of ours, and leave what others put there.

    `root` is the folder of the organization, which is never written over. Raises `Refused` and names what is in the
    way, or `NotWritten`; the folder is then as it was, unless the sentence says otherwise.
    """
    contents = _as_bytes(files)
    with in_words(f"'{folder}' is as it was"):
        folder = _allowed(folder, root)
        _may_write(folder)
        with turn(folder.parent) as (place, before):
            must_be_alone(folder)
            found = look(folder, wanted=contents)
            differs = difference(found, contents)
            _refuse_others(folder, differs)
            if not differs.stale and found.ours == hashes(contents):
                return Written(unchanged=differs.unchanged, remarks=before)
            with _folders_above(folder):
                remarks = replace(place, folder, Replacement(contents, found, differs, made_by))
    return Written(differs.missing, differs.different, differs.left_over, differs.unchanged, before + remarks)


def write_files(
    root: Path, added: Mapping[str, str], edited: Mapping[str, tuple[bytes, bytes]] | None = None
) -> tuple[str, ...]:
    """Put new files below `root`, and change others: for each what it holds now, and what it is to hold.

    All of them or none; what there is to say about it. A new file never takes the place of another, and only documents,
    tables, pages and the schema for editors are edited. Raises `Refused` and names what is in the way, or `NotWritten`;
    every file is then as it was, unless the sentence says otherwise.
    """
    edited = edited or {}
    with in_words(_AS_IT_WAS):
        root = real(root)
        with turn(root) as (place, remarks):
            for path in added:
                if os.path.lexists(below(root, path)):
                    raise Refused(f"'{root / path}' is there already")
            for path, (before, _) in edited.items():
                must_be_edited(path)
                _may_change(below(root, path), before)
            new = {path: (None, text.encode()) for path, text in added.items()}
            return remarks + Set(root, {**edited, **new}).write(place)


def write_file(path: Path, text: str) -> tuple[str, ...]:
    """Put `text` in the file a person named, whole or not at all; what there is to say about it.

    Never through a link that a commit may have brought, nor over what is no file.
    """
    with in_words(f"'{path}' is as it was"):
        path = real(path.parent) / path.name
        if os.path.lexists(path):
            mode = os.lstat(path).st_mode
            if not stat.S_ISREG(mode):
                sort = "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else "device"
                raise Refused(f"'{path}' is a {sort}; name a file to write to")
        os.stat(path.parent)  # a folder that is not there is more likely a slip than a wish
        with turn(path.parent) as (place, remarks):
            before = read(path) if os.path.lexists(path) else None
            return remarks + Set(path.parent, {path.name: (before, text.encode())}).write(place)


def read_file(path: Path) -> bytes:
    """What is in a file that is going to be edited. Raises `NotWritten` where it cannot be read."""
    with in_words("nothing was written"):
        return read(path)


def finish(folder: Path) -> tuple[str, ...]:
    """Finish or clear away what a run that died left around `folder`; what there is to say about it."""
    with in_words("nothing was written"):
        folder = real(folder)
        try:
            place = place_of(folder, make=False)
        except Refused:
            return ()  # where there is no folder for lists there is none
        if not os.path.lexists(place.list):
            return ()
        with turn(folder) as (_, remarks):
            return remarks


def is_unfinished(path: Path) -> bool:
    """Whether a file was left by a run of this machine that was cut short, or belongs to one that is at work."""
    with suppress(OSError, OutputError):
        listed = place_of(Path(os.path.realpath(path.parent)), make=False).noted()
        return listed is not None and listed["token"] in path.name
    return False


def _allowed(folder: Path, root: Path | None) -> Path:
    """The folder with its parents resolved, when it is one that may be ours alone."""
    if folder.is_symlink():
        raise Refused(f"'{folder}' is a link; name the folder itself")
    here = Path.cwd()
    folder = real(folder)
    if os.path.lexists(folder) and not folder.is_dir():
        raise Refused(f"'{folder}' is a file; name a folder for the output")
    if root is not None and Path(os.path.realpath(root)).is_relative_to(folder):
        raise Refused(f"'{folder}' holds the organization itself; name a folder of its own for the output")
    home = Path(os.path.realpath(os.path.expanduser("~")))
    if home.is_relative_to(folder) or os.path.ismount(folder):
        raise Refused(f"'{folder}' holds more than output; name a folder of its own inside it")
    for sign in (".git", "organization.yaml", "organization.yml"):
        if os.path.lexists(folder / sign):
            raise Refused(f"'{folder}' holds '{sign}'; name a folder of its own for the output")
    if here.is_relative_to(folder):
        raise Refused(f"you are working inside '{folder}', which is replaced as a whole; go to a folder outside it")
    return folder


def _may_write(folder: Path) -> None:
    """A folder that may not be changed is left alone, even where the system would let it be replaced."""
    if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
        raise Refused(f"'{folder}' may not be written to; ask whoever owns it, or name another folder")
    if folder.parent.exists() and not os.access(folder.parent, os.W_OK | os.X_OK):
        raise Refused(
            f"'{folder.parent}' may not be written to, and the new files are built there before they replace the old; "
            f"name a folder inside '{folder}'"
        )


@contextmanager
def _folders_above(folder: Path) -> Iterator[None]:
    """The folders that `folder` stands in, made where they are missing; gone again when the work is stopped."""
    made = [above for above in folder.parents if not os.path.lexists(above)]
    os.makedirs(folder.parent, exist_ok=True)
    try:
        yield
    except BaseException:
        for above in made:
            with suppress(OSError):
                os.rmdir(above)
        raise


def _as_bytes(files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    folders = {parent for name in files for parent in parents(name)}
    for name in files:
        parts = name.split("/")
        if not is_made(name) or name in folders or "\\" in name or not all(part.strip(". ") for part in parts):
            raise ValueError(f"{name!r} cannot be the name of an output file")
    return {name: text.encode() if isinstance(text, str) else text for name, text in sorted(files.items())}


def _refuse_others(folder: Path, differs: Difference) -> None:
    if differs.foreign:
        was = "was" if len(differs.foreign) == 1 else "were"
        raise Refused(
            f"nothing was written: {named(differs.foreign)} in '{folder}' {was} not made by collabctl and in the "
            "way; move what you want to keep, or name another folder"
        )
    if differs.edited:
        was = "was" if len(differs.edited) == 1 else "were"
        raise Refused(
            f"nothing was written: {named(differs.edited)} in '{folder}' {was} edited by hand; make the change in "
            "the organization's files, then delete the edited page to have it made again"
        )


def _may_change(path: Path, before: bytes) -> None:
    """Raises `Refused` where the file is not what it was, or may not be written."""
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"nothing was written: '{path}' is not an ordinary file")
    ours = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
    if not (ours and status.st_mode & stat.S_IWUSR):  # who may do anything is still told what was meant
        raise Refused(f"nothing was written: '{path}' may only be read; ask whoever owns it")
    if read(path) != before:
        raise Refused(f"nothing was written: '{path}' was changed at this moment by somebody else; try again")
