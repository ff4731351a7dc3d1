"""An organization in a folder."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from collabctl.documents import Problem, SourceFile
from collabctl.findings import Location
from collabctl.sources import NoOrganization, Sources
from collabctl.sources.belonging import (
    NAME,
    belongs,
    is_hidden,
    is_left_behind,
    left_behind,
    linked,
    looks_like_one,
    most_bytes,
    not_ignored,
    not_too_large,
    not_too_many,
    sorted_out,
    unopened,
    unreadable,
)
from collabctl.sources.file_names import alike


def find_root(given: Path | None) -> Path:
    """The folder that was asked for, or the nearest one from here upwards that holds an organization."""
    if given is not None:
        if given.is_file():
            raise NoOrganization(f"{given} is a file; name the folder that holds {NAME}")
        if not given.is_dir():
            raise NoOrganization(f"there is no folder {given}")
        if not (given / NAME).is_file():
            raise NoOrganization(f"{given} holds no organization: it has no file {NAME}{_other_spelling(given)}")
        return given
    try:
        here = Path.cwd()
    except OSError as error:
        raise NoOrganization("the folder that this was started in is not there any more") from error
    for folder in (here, *here.parents):
        if (folder / NAME).is_file():
            return folder if folder != here else Path()
    raise NoOrganization(f"there is no {NAME} here or in a folder above{_other_spelling(here)}")


def _other_spelling(folder: Path) -> str:
    return f" (rename organization.yml to {NAME})" if (folder / "organization.yml").is_file() else ""


def read_folder(root: Path) -> Sources:
    """Every YAML file and every page below `root`, without what the organization ignores.

    Links are never followed and only ordinary files are opened, so nothing outside `root` is ever read.
    """
    problems: list[Problem] = []
    twins: list[tuple[str, ...]] = []
    try:
        paths = sorted(_walk(root, "", problems, twins))
    except OSError as error:
        raise NoOrganization(f"{error.filename or root} cannot be read: {_reason(error)}") from error
    not_too_many(str(root), paths)
    kept = not_ignored(_bytes(root, NAME, []) or b"", paths, problems)
    fetched: list[SourceFile] = []
    total = 0
    odd = unopened(problems)
    for path in kept:
        data = _bytes(root, path, problems) if path not in odd else None
        if data is None:
            continue
        total += len(data)
        not_too_large(str(root), total)
        fetched.append(SourceFile(path, data))
    return sorted_out(fetched, kept, problems, twins)


def _walk(root: Path, folder: str, problems: list[Problem], twins: list[tuple[str, ...]]) -> Iterator[str]:
    """The paths of all YAML files and pages, relative to `root`, and of what looks like one and cannot be read."""
    open_folders = [folder]
    while open_folders:
        current = open_folders.pop()
        with os.scandir(root / current) as entries:
            listed = list(entries)
        twins += alike(current, (entry.name for entry in listed if not is_hidden(entry.name)))
        for entry in listed:
            path = f"{current}/{entry.name}" if current else entry.name
            if is_left_behind(entry.name) and _is_nobodys(root / path):
                problems.append(left_behind(path))
            if is_hidden(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                open_folders.append(path)
            elif belongs(current, entry.name) or (entry.is_symlink() and entry.is_dir()):
                yield _shown(path, entry, problems)
            elif problem := looks_like_one(current, entry.name):
                problems.append(problem)
                yield path


def _is_nobodys(path: Path) -> bool:
    """Whether no run of this machine left it, nor one that is at work just now."""
    from collabctl.output import is_unfinished

    return not is_unfinished(path) and os.path.lexists(path)


def _shown(path: str, entry: os.DirEntry[str], problems: list[Problem]) -> str:
    if not entry.is_file(follow_symlinks=False):
        what = "a link to another place" if entry.is_symlink() else "not an ordinary file"
        problems.append(unreadable(path, linked(what)))
    return path


def _bytes(root: Path, path: str, problems: list[Problem]) -> bytes | None:
    """What is in the file, up to a byte more than is allowed, or None with a problem."""
    try:
        handle = os.open(f"{root}/{path}", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "not an ordinary file")
            return _all(handle, min(status.st_size, most_bytes(path)))
        finally:
            os.close(handle)
    except OSError as error:
        problems.append(unreadable(path, f"this file cannot be read: {_reason(error)}"))
        return None


def _all(handle: int, wanted: int) -> bytes:
    """So many bytes of an open file, in one read unless the system hands them out in pieces."""
    data = os.read(handle, wanted)
    while len(data) < wanted and (more := os.read(handle, wanted - len(data))):
        data += more
    return data


def _reason(error: OSError) -> str:
    return (error.strerror or "it could not be opened").lower()


def lines(files: Iterable[SourceFile], wanted: Iterable[Location]) -> dict[tuple[str, int], str]:
    """The text of each line that is pointed at, by path and line, for reports that show it."""
    by_path: dict[str, set[int]] = {}
    for place in wanted:
        by_path.setdefault(place.path, set()).add(place.line)
    found: dict[tuple[str, int], str] = {}
    for file in files:
        if numbers := by_path.get(file.path):
            after_last = [b""] if file.data[-1:] in (b"", b"\n") else []
            for number, line in enumerate(chain(io.BytesIO(file.data), after_last), 1):
                if number in numbers:
                    text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
                    found[file.path, number] = text.removesuffix("\n").removesuffix("\r")
    return found
