"""The list of what a run is about to write, kept where no commit can bring it.

That is the git directory of the repository that is written in, found without running git; or, where there is none or
it may only be read, the user's folder for such things (XDG_STATE_HOME), with the folder's real path in the list's
name. A list in the work tree would be believed although a pull request brought it.

There is one list for a repository, and one run at a time: the folder of the list is the lock. So a list that is found
under that lock was left by a run that died. It is written beside its place, synced, and then given its name, so that it
is whole or not there; it goes when all that it names is done. Only the parts it names are ever taken for ours.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from collabctl.output.disk import gone, put, read, sync
from collabctl.output.errors import Refused

_NAME = "collabctl-unfinished.json"
_ORGANIZATION = "organization.yaml"
_LONGEST_POINTER = 8192
_OURS_ALONE = 0o600
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_MAY_NOT = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.ENOENT)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the list for a folder stands. `top` is what its paths are relative to, `lock` the folder of the list."""

    top: Path
    lock: Path
    list: Path

    def note(self, listed: Mapping[str, Any]) -> None:
        """Write down what is going to be done, before anything is."""
        gone(self._part)
        put(self._part, json.dumps(listed, indent=1).encode(), mode=_OURS_ALONE)
        os.replace(self._part, self.list)
        sync(self.lock)

    def noted(self) -> dict[str, Any] | None:
        """What a run that died was doing, or one that is at work; None where none did."""
        if not os.path.lexists(self.list):
            return None
        try:
            return dict(json.loads(read(self.list)))
        except (ValueError, TypeError, RecursionError):
            raise Refused(f"'{self.list}' cannot be understood; delete it if no other run is at work") from None

    def forget(self) -> None:
        """All of it is done."""
        gone(self._part)
        gone(self.list)

    @property
    def _part(self) -> Path:
        return self.list.with_suffix(".part")


def place_of(folder: Path, *, make: bool = True) -> Place:
    """Where the list stands for what is written in `folder`, whose path has no links; it need not be there yet.

    Raises `Refused` where there is no folder for it; without `make` none is made.
    """
    above = (folder, *folder.parents)
    for top in above:
        directory = _git_directory(top)
        if directory is not None and os.access(directory, os.W_OK | os.X_OK):
            return Place(top, directory, directory / _NAME)
    top = next((one for one in reversed(above) if (one / _ORGANIZATION).is_file()), folder)
    state = _state_folder(make=make)
    return Place(top, state, state / f"{hashlib.sha256(os.fsencode(top)).hexdigest()[:32]}.json")


def _git_directory(folder: Path) -> Path | None:
    """The directory in which git keeps its own files for this folder: `.git`, or where a file `.git` points to."""
    sign = folder / ".git"
    if sign.is_symlink() or not sign.exists():
        return None
    if sign.is_dir():
        return sign
    try:
        pointer = os.fsdecode(read(sign, _LONGEST_POINTER)).strip()
    except Refused:
        return None
    directory = folder / pointer.removeprefix("gitdir: ")
    known = pointer.startswith("gitdir: ") and "\0" not in pointer and (directory / "HEAD").is_file()
    return directory if known and not directory.is_symlink() else None


def _state_folder(*, make: bool) -> Path:
    """The user's own folder for lists; where there is no home, one among the temporary files that only they can use."""
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    home = given if given.is_absolute() else Path(os.path.expanduser("~")) / ".local" / "state"
    user = 0 if sys.platform == "win32" else os.getuid()
    for folder in (home / "collabctl", Path(tempfile.gettempdir()) / f"collabctl-{user}"):
        try:
            if make:
                os.makedirs(folder, mode=0o700, exist_ok=True)
            status = os.lstat(folder)
        except OSError as error:
            if error.errno not in _MAY_NOT:
                raise
            continue
        ours = sys.platform == "win32" or (status.st_uid == user and not status.st_mode & _OTHERS_MAY_WRITE)
        if folder.is_absolute() and stat.S_ISDIR(status.st_mode) and ours and os.access(folder, os.W_OK | os.X_OK):
            return folder
    raise Refused("there is no folder to note down what is written; let XDG_STATE_HOME name one that you may write to")
