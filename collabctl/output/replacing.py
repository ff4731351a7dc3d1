"""A folder built beside the old one, which it replaces in one step; and what a run that died left, put right."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from collabctl.output.comparison import MANIFEST, Difference, Found, hashes, look, parents, read
from collabctl.output.errors import OutputError, Refused

_PART = ".collabctl-part"
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD: the paths are absolute
_NO_SECOND_NAME = (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS)


def stage(folder: Path, found: Found, contents: Mapping[str, bytes], differs: Difference, made_by: str) -> None:
    """Build beside `folder` what is to take its place; the list goes first, so that what a crash leaves is known."""
    new = _new(folder)
    manifest = json.dumps({"made_by": made_by, "files": hashes(contents)}, indent=1) + "\n"
    foreign = [name for name in found.files if name not in found.ours and name not in contents]
    wanted = {parent for name in contents for parent in parents(name)}
    try:
        _make_folder(new, folder)
        put(new / MANIFEST, manifest.encode(), through=new / _PART)
        for name in sorted(wanted | _folders_of_others(found, foreign, contents)):
            _make_folder(new / name, folder / name)
        for name in sorted({*foreign, *differs.unchanged}):
            _carry(folder / name, new / name, through=new / _PART)
        for name in sorted({*differs.missing, *differs.different}):
            put(new / name, contents[name], through=new / _PART)
        for name in sorted(wanted):
            sync(new / name)
        sync(new)
    except BaseException:
        with suppress(OSError, OutputError):
            _clear(new, folder)
        raise


def _folders_of_others(found: Found, foreign: list[str], contents: Mapping[str, bytes]) -> set[str]:
    """The folders that stay although nothing of ours stands in them."""
    emptied = found.folders - {parent for name in found.ours for parent in parents(name)}
    kept = emptied | {parent for name in foreign for parent in parents(name)}
    return {name for name in kept if name not in contents and not any(parent in contents for parent in parents(name))}


def _make_folder(path: Path, like: Path) -> None:
    os.mkdir(path, 0o755)
    if like.is_dir() and not like.is_symlink():
        os.chmod(path, stat.S_IMODE(os.stat(like).st_mode))


def put(path: Path, content: bytes, *, through: Path | None = None) -> None:
    """Write a new file, on the disk before it gets its name. `os.open` applies the umask."""
    descriptor = os.open(through or path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if through is not None:
        os.rename(through, path)


def _carry(source: Path, target: Path, *, through: Path) -> None:
    """The same file under its new folder; a copy only where the disk knows no second name for a file."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_SECOND_NAME:
            raise
        shutil.copy2(source, through, follow_symlinks=False)
        os.rename(through, target)


def _new(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.collabctl-new")


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.collabctl-old")


def swap(folder: Path) -> None:
    """Let the new folder take the place of the old, in one step where the system can.

    Elsewhere the old one steps aside first; should the machine stop between the two steps, the next run puts it back.
    """
    new, old = _new(folder), _old(folder)
    try:
        if not os.path.lexists(folder):
            os.rename(new, folder)
        elif not _exchange(new, folder):
            os.rename(folder, old)
            try:
                os.rename(new, folder)
            except BaseException:
                os.rename(old, folder)
                raise
    except BaseException:
        with suppress(OSError, OutputError):
            _clear(new, folder)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two folders changed places in one step, which only Linux offers, and not on every disk."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def repair(folder: Path) -> None:
    """Put right what a run that died left beside `folder`, and clear away what a run that went well replaced."""
    old = _old(folder)
    if os.path.lexists(old) and not os.path.lexists(folder):
        os.rename(old, folder)
    for leftover in (_new(folder), old):
        if os.path.lexists(leftover):
            _clear(leftover, folder)


def _clear(leftover: Path, folder: Path) -> None:
    """Remove a folder of ours beside `folder`, without losing what somebody else may have put there meanwhile."""
    if leftover.is_symlink() or not leftover.is_dir():
        raise Refused(f"'{leftover}' is in the way; move it")
    found = look(leftover)
    for name in sorted(found.files):
        if not (name == _PART or found.is_ours(name) or _is_kept(folder / name, leftover / name)):
            raise Refused(f"'{leftover / name}' is not ours and in the way; move it to where it belongs")
    for name in sorted(found.files):
        os.unlink(leftover / name)
    for name in sorted(found.folders, reverse=True):
        os.rmdir(leftover / name)
    if os.path.lexists(leftover / MANIFEST):
        os.unlink(leftover / MANIFEST)
    os.rmdir(leftover)


def _is_kept(kept: Path, copy: Path) -> bool:
    """Whether the file at `copy` is safe to remove because the same one stands at `kept`."""
    if not os.path.lexists(kept):
        return False
    one, other = os.lstat(kept), os.lstat(copy)
    if (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino):
        return True
    if stat.S_ISLNK(one.st_mode) and stat.S_ISLNK(other.st_mode):
        return os.readlink(kept) == os.readlink(copy)
    return stat.S_ISREG(one.st_mode) and stat.S_ISREG(other.st_mode) and read(kept) == read(copy)


def sync(folder: Path) -> None:
    """Have the names in a folder on the disk; a system that cannot open a folder does without."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
