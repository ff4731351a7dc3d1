"""A folder built beside the old one, which it replaces in one step; and what a run that died left, put right.

1. The list goes to its place (`unfinished`), with the names of two folders beside ours that nobody can guess: one for
   the new, one for the old.
2. The new folder is built, our own manifest first; each file is synced before it gets its name. Files of others come
   along as second names of the same files.
3. The two change places in one step where the system can; elsewhere the old one steps aside and the new one follows.
4. What was replaced is removed: what our manifest lists, and what stands in the new folder as well. What somebody put
   there meanwhile goes over to the new folder. Then the list goes.

An error or Ctrl-C before step 3 leaves the old folder, and after it the new one; the next run that writes does the rest
of step 4, and puts the old folder back where a run died in the middle of step 3. A folder that no list names is never
touched, whatever it is called.
"""

from __future__ import annotations

import ctypes
import json
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from collabctl.output.comparison import Difference, Found, hashes, look, parents
from collabctl.output.disk import NO_SECOND_NAME, digest, gone, put, sync
from collabctl.output.errors import OutputError, Refused, in_words, late, named
from collabctl.output.places import MANIFEST
from collabctl.output.unfinished import Place

_PART = ".collabctl-part"
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD: the paths are absolute


@dataclass(frozen=True, slots=True)
class Beside:
    """A folder, and the two that stand beside it while it is replaced."""

    folder: Path
    token: str

    @property
    def new(self) -> Path:
        """What is to take its place."""
        return self.folder.with_name(f".{self.folder.name}.collabctl-new-{self.token}")

    @property
    def old(self) -> Path:
        """What it was."""
        return self.folder.with_name(f".{self.folder.name}.collabctl-old-{self.token}")


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a folder is to hold, what stands in it now, and how the two differ."""

    contents: Mapping[str, bytes]
    found: Found
    differs: Difference
    made_by: str


def replace(place: Place, folder: Path, wanted: Replacement) -> tuple[str, ...]:
    """Let `folder` hold these files and those of others, under the lock of `place`; what there is to say about it."""
    beside, was_there, built = Beside(folder, secrets.token_hex(8)), os.path.lexists(folder), None
    try:
        place.note({"token": beside.token, "folder": os.path.relpath(folder, place.top)})
        _stage(beside, wanted)
        built = os.lstat(beside.new)
        _swap(beside)
    except BaseException:
        with suppress(OSError, OutputError):  # else by the next run that writes
            _put_right(beside)
            place.forget()
        with in_words(_state(beside, was_there, built)):
            raise
    remarks: list[str] = []

    def rest() -> None:
        sync(folder.parent)
        remarks.extend(_put_right(beside))
        place.forget()
        sync(place.lock)

    return (*late(f"'{folder}' holds the new files, and what is left beside it goes with the next run", rest), *remarks)


def finished(place: Place, listed: Mapping[str, Any]) -> tuple[str, ...]:
    """Put right what a run that died left; what there is to say about it."""
    beside = Beside(place.top / listed["folder"], listed["token"])
    left = [path for path in (beside.new, beside.old) if os.path.lexists(path)]
    remarks = _put_right(beside)
    told = f"what an earlier run left beside '{beside.folder}' is put right"
    return (told, *remarks) if left else ()


def must_be_alone(folder: Path) -> None:
    """Raises `Refused` where something stands beside `folder` that looks like ours, and that no run here has left."""
    if not folder.parent.is_dir():
        return
    with os.scandir(folder.parent) as entries:
        names = sorted(entry.name for entry in entries if entry.name.startswith(f".{folder.name}.collabctl-"))
    if names:
        raise Refused(
            f"nothing was written: {named([str(folder.with_name(name)) for name in names])} looks like what a run that "
            "was cut short leaves, but none of this machine left it; take out what you want to keep, and delete it"
        )


def _state(beside: Beside, was_there: bool, built: os.stat_result | None) -> str:
    """How things stand after a run that was stopped."""
    if not os.path.lexists(beside.folder):
        put_back = f"'{beside.folder}' is called '{beside.old}' until the next run that writes puts it back"
        return put_back if was_there else f"'{beside.folder}' is as it was"
    new = built is not None and os.path.samestat(os.lstat(beside.folder), built)
    return f"'{beside.folder}' {'holds the new files' if new else 'is as it was'}"


def _stage(beside: Beside, wanted: Replacement) -> None:
    """Build what is to take the place of the folder; the manifest goes first, so that what a crash leaves is known."""
    folder, new, contents, found = beside.folder, beside.new, wanted.contents, wanted.found
    manifest = json.dumps({"made_by": wanted.made_by, "files": hashes(contents)}, indent=1) + "\n"
    foreign = [name for name in found.files if name not in found.ours and name not in contents]
    folders = {parent for name in contents for parent in parents(name)}
    _make_folder(new, folder)
    _put(new, MANIFEST, manifest.encode())
    for name in sorted(folders | _folders_of_others(found, foreign, contents)):
        _make_folder(new / name, folder / name)
    for name in sorted({*foreign, *wanted.differs.unchanged}):
        _carry(folder / name, new / name, through=new / _PART)
    for name in sorted({*wanted.differs.missing, *wanted.differs.different}):
        _put(new, name, contents[name])
    for name in sorted(folders):
        sync(new / name)
    sync(new)


def _folders_of_others(found: Found, foreign: list[str], contents: Mapping[str, bytes]) -> set[str]:
    """The folders that stay although nothing of ours stands in them."""
    emptied = found.folders - {parent for name in found.ours for parent in parents(name)}
    kept = emptied | {parent for name in foreign for parent in parents(name)}
    return {name for name in kept if name not in contents and not any(parent in contents for parent in parents(name))}


def _make_folder(path: Path, like: Path) -> None:
    os.mkdir(path, 0o755)
    if like.is_dir() and not like.is_symlink():
        os.chmod(path, stat.S_IMODE(os.stat(like).st_mode))


def _put(new: Path, name: str, content: bytes) -> None:
    put(new / _PART, content)
    os.rename(new / _PART, new / name)


def _carry(source: Path, target: Path, *, through: Path) -> None:
    """The same file under its new folder; a copy only where the disk knows no second name for a file."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in NO_SECOND_NAME:
            raise
        shutil.copy2(source, through, follow_symlinks=False)
        os.rename(through, target)


def _swap(beside: Beside) -> None:
    """Let the new folder take the place of the old, in one step where the system can."""
    if not os.path.lexists(beside.folder):
        os.rename(beside.new, beside.folder)
    elif not _exchange(beside.new, beside.folder):
        os.rename(beside.folder, beside.old)
        os.rename(beside.new, beside.folder)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two folders changed places in one step, which only Linux offers, and not on every disk."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def _put_right(beside: Beside) -> tuple[str, ...]:
    """Put the old folder back where it is without its name, and clear away the others; what could not be cleared."""
    if _is_folder(beside.old) and not os.path.lexists(beside.folder):
        os.rename(beside.old, beside.folder)
    left = [path for one in (beside.new, beside.old) if _is_folder(one) for path in _clear(one, beside.folder)]
    if not left:
        return ()
    return (f"{named(left)} came there while the folder was replaced; move what you want to keep, and delete the rest",)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _clear(leftover: Path, folder: Path) -> list[str]:
    """Remove a folder of ours beside `folder`. What somebody put there meanwhile goes over; what cannot is named."""
    found = look(leftover)
    left = []
    for name in sorted(found.files):
        if name == _PART or found.is_ours(name) or _is_kept(folder / name, leftover / name):
            os.unlink(leftover / name)
        elif _has_room(folder, name):
            os.makedirs((folder / name).parent, exist_ok=True)
            os.rename(leftover / name, folder / name)
        else:
            left.append(str(leftover / name))
    if not left:
        for name in sorted(found.folders, reverse=True):
            os.rmdir(leftover / name)
        gone(leftover / MANIFEST)
        os.rmdir(leftover)
    return left


def _is_kept(kept: Path, copy: Path) -> bool:
    """Whether the file at `copy` is safe to remove because the same one stands at `kept`."""
    if not os.path.lexists(kept):
        return False
    one, other = os.lstat(kept), os.lstat(copy)
    if (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino):
        return True
    if stat.S_ISLNK(one.st_mode) and stat.S_ISLNK(other.st_mode):
        return os.readlink(kept) == os.readlink(copy)
    return stat.S_ISREG(one.st_mode) and stat.S_ISREG(other.st_mode) and digest(kept) == digest(copy)


def _has_room(folder: Path, name: str) -> bool:
    """Whether nothing has this name in the folder, nor is in the way to it."""
    way = [folder, *(folder / parent for parent in parents(name))]
    return not os.path.lexists(folder / name) and all(_is_folder(one) or not os.path.lexists(one) for one in way)
