"""New files and changed ones, written as one set: all of them or none, through a kill and a power cut too.

1. The list goes to its place (`unfinished`): for each file what it held, by its hash, and all that it is to hold;
   with it the folders that have to be made. It is synced before anything else is done.
2. Folders are made, and each new content is written beside its file under a name that nobody can guess, and synced.
3. Each part takes the place of its file, or gets the name of a new one unless something has that name. Folders are
   synced. The parts that are left, second names of the new files, go.
4. The list goes. From here on all is written; a folder that cannot be synced now is worth a remark and no more.

An error or Ctrl-C before step 4 has everything put back by the same run. A run that dies leaves its list, and the next
one that writes looks at what is there. Is no file of the list as it was to become, then nothing happened: the parts go.
Is one, then the rest follows from the list, and what somebody changed since stays as it is and is named.
"""

from __future__ import annotations

import base64
import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from collabctl.output.disk import NO_SECOND_NAME, digest, digest_of, gone, put, sync
from collabctl.output.errors import Refused, in_words, late, named
from collabctl.output.places import below
from collabctl.output.unfinished import Place

_ALL_WRITTEN = "all of it is written"
_HALF = "what was written so far could not be taken back; the next command that writes goes on with it"


@dataclass(frozen=True, slots=True)
class File:
    """One file of a set: what it held, None where there was none, and what it is to hold."""

    root: Path
    path: str
    before: str | None
    after: bytes
    part: Path

    @property
    def place(self) -> Path:
        """Where it stands."""
        return self.root / self.path


class Set:
    """Files that are written together below `root`."""

    def __init__(self, root: Path, contents: Mapping[str, tuple[bytes | None, bytes]]) -> None:
        self.root = root
        self.token = secrets.token_hex(8)
        self.held = {path: before for path, (before, _) in contents.items()}
        listed = [(path, None if old is None else digest_of(old), new) for path, (old, new) in contents.items()]
        self.files = list(_files(root, self.token, listed))

    def write(self, place: Place) -> tuple[str, ...]:
        """All of it, under the lock of `place`; what there is to say about it."""
        folders = {file.place.parent for file in self.files}
        made = sorted({one for folder in folders for one in (folder, *folder.parents) if not os.path.lexists(one)})
        done: list[File] = []
        try:
            place.note(self._listed(place, made))
            for folder in made:
                os.mkdir(folder)
            for file in self.files:
                _put_part(file)
            for file in self.files:
                done.append(file)  # before the call: it may have happened although a signal came of it
                _take_place(file)
            for folder in sorted({*folders, *(one.parent for one in made)}):
                sync(folder)
            _clear(self.files)
            place.forget()
        except BaseException:
            with in_words(_HALF):
                self._take_back(done, made)
                place.forget()
            raise
        return late(_ALL_WRITTEN, lambda: sync(place.lock))

    def _listed(self, place: Place, made: Iterable[Path]) -> dict[str, Any]:
        return {
            "token": self.token,
            "folder": os.path.relpath(self.root, place.top),
            "made": [os.path.relpath(folder, self.root) for folder in made],
            "files": [[file.path, file.before, base64.b64encode(file.after).decode()] for file in self.files],
        }

    def _take_back(self, done: Sequence[File], made: Sequence[Path]) -> None:
        for file in reversed(done):
            before = self.held[file.path]
            if before is None:
                if _is_of_part(file):
                    gone(file.place)
            elif digest(file.place) == digest_of(file.after):
                mode = stat.S_IMODE(os.lstat(file.place).st_mode)
                gone(file.part)
                put(file.part, before)
                os.chmod(file.part, mode)
                os.replace(file.part, file.place)
        _clear(self.files)
        _remove_empty(made)


def finished(place: Place, listed: Mapping[str, Any]) -> tuple[str, ...]:
    """Go on with the set of a run that died, or forget it; what there is to say about it."""
    root = place.top / listed["folder"]
    contents = [(path, before, base64.b64decode(after)) for path, before, after in listed["files"]]
    files = list(_files(root, listed["token"], contents))
    now = {file.path: _now(file) for file in files}
    there = [file for file in files if now[file.path] == digest_of(file.after)]
    waiting = [file for file in files if now[file.path] == file.before] if there else []
    for file in waiting:
        os.makedirs(file.place.parent, exist_ok=True)
        gone(file.part)
        _put_part(file)
        _take_place(file)
    for folder in {file.place.parent for file in waiting}:
        sync(folder)
    _clear(files)
    if not there:
        _remove_empty([root / folder for folder in listed["made"]])
        return ("an earlier run was cut short before it had written anything; what it left is cleared away",)
    told = f"an earlier run was cut short; finished now: {named([file.path for file in (*there, *waiting)])}"
    if changed := [file.path for file in files if file not in there and file not in waiting]:
        was, stays = ("was", "stays as it is") if len(changed) == 1 else ("were", "stay as they are")
        told += f"; {named(changed)} {was} changed since, and {stays}"
    return (told,)


def _files(root: Path, token: str, contents: Iterable[tuple[str, str | None, bytes]]) -> Iterator[File]:
    for number, (path, before, after) in enumerate(contents):
        part = (root / path).with_name(f".collabctl-part-{token}-{number}")
        yield File(root, path, before, after, part)


def _now(file: File) -> str | None:
    """What stands there: the hash of an ordinary file, None for nothing, "" for anything else."""
    try:
        below(file.root, file.path)
        return digest(file.place) if os.path.lexists(file.place) else None
    except Refused:
        return ""


def _put_part(file: File) -> None:
    put(file.part, file.after)
    if file.before is not None:
        os.chmod(file.part, stat.S_IMODE(os.lstat(file.place).st_mode))


def _take_place(file: File) -> None:
    """Have a part take the place of its file, or get a new file's name unless another has it."""
    if file.before is not None:
        os.replace(file.part, file.place)
        return
    try:
        os.link(file.part, file.place)
    except FileExistsError:
        raise Refused(f"'{file.place}' is there already") from None
    except OSError as error:
        if error.errno not in NO_SECOND_NAME:
            raise
        if os.path.lexists(file.place):
            raise Refused(f"'{file.place}' is there already") from None
        os.rename(file.part, file.place)


def _is_of_part(file: File) -> bool:
    """Whether the new file is the one that we wrote, and nobody else's."""
    if not os.path.lexists(file.place):
        return False
    if not os.path.lexists(file.part):
        return digest(file.place) == digest_of(file.after)
    return os.path.samestat(os.lstat(file.place), os.lstat(file.part))


def _clear(files: Iterable[File]) -> None:
    for file in files:
        gone(file.part)


def _remove_empty(folders: Sequence[Path]) -> None:
    """Folders that were made, the innermost first; one in which somebody put something stays."""
    for folder in sorted(folders, key=lambda one: -len(one.parts)):
        with suppress(OSError):
            os.rmdir(folder)
