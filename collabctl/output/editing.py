"""Files that people wrote, changed together: all of them or none.

First the new contents are written beside the files, then a list of them; only then do they take the old ones' place.
A run that dies before the list is complete has changed nothing; one that dies after it is finished by the next.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from collabctl.output.comparison import read
from collabctl.output.errors import Refused, in_words
from collabctl.output.replacing import put, sync
from collabctl.output.turns import only_run

JOURNAL = ".collabctl-edit"
"""The list of the files that are being changed; hidden, so that nobody takes it for a document."""

_PART = ".collabctl-part-"
_PART_OF_LIST = f"{JOURNAL}-part"


def edit_files(root: Path, contents: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Change files below `root`: for each path what it holds now, and what it is to hold.

    Raises `Refused` where a file is not what it was, or may not be written, and `NotWritten` where the system stops the
    work; every file is then as it was.
    """
    with in_words("every file is as it was"), only_run(root), _parts_cleared(root, contents):
        for path, (before, _) in contents.items():
            _may_change(root / path, before)
        for path, (_, after) in contents.items():
            _write_part(root / path, after)
        listed = {path: [_digest(before), _digest(after)] for path, (before, after) in contents.items()}
        with suppress(FileNotFoundError):
            os.unlink(root / _PART_OF_LIST)
        put(root / JOURNAL, json.dumps(listed, indent=1).encode(), through=root / _PART_OF_LIST)
        sync(root)
        done = []
        try:
            for path in contents:
                done.append(path)
                os.replace(_part(root / path), root / path)
            for folder in {(root / path).parent for path in contents}:
                sync(folder)
            os.unlink(root / JOURNAL)
        except BaseException:
            with in_words(f"'{root / JOURNAL}' says which files were being changed"):
                _put_back(root, {path: contents[path] for path in done})
            raise


def finish_edit(root: Path) -> tuple[str, ...]:
    """Finish what a run that died was writing; the paths, none where nothing was left undone.

    Raises `Refused` where one of these files was changed since.
    """
    journal = root / JOURNAL
    if not os.path.lexists(journal):
        return ()
    with in_words(f"'{journal}' says which files were being changed"), only_run(root):
        listed = _listed(journal)
        waiting = []
        for path, (before, after) in listed.items():
            now = _digest(read(root / path))
            part = _part(root / path)
            if now == before and os.path.lexists(part) and _digest(read(part)) == after:
                waiting.append(path)
            elif now != after:
                raise Refused(
                    f"an earlier run was cut short, and '{root / path}' was changed since; bring the files that "
                    f"'{journal}' names back from version control, and delete that list"
                )
        for path in waiting:
            os.chmod(_part(root / path), stat.S_IMODE(os.lstat(root / path).st_mode))
            os.replace(_part(root / path), root / path)
        os.unlink(journal)
        for path in listed:
            with suppress(OSError):
                os.unlink(_part(root / path))
        return tuple(listed)


def add_file(root: Path, path: str, text: str) -> None:
    """Put a new file below `root`, whole or not at all, and never in the place of another."""
    target = root / path
    with in_words(f"'{target}' was not written"):
        _no_links(root, path)
        made = [folder for folder in (target.parent, *target.parent.parents) if not folder.exists()]
        os.makedirs(target.parent, exist_ok=True)
        part = _part(target)
        try:
            put(part, text.encode())
            _name(part, target)
            sync(target.parent)
        except BaseException:
            with suppress(OSError):
                os.unlink(part)
            for folder in made:
                with suppress(OSError):
                    os.rmdir(folder)
            raise


def _name(part: Path, target: Path) -> None:
    """Give a file its name, unless another has it."""
    if os.path.lexists(target):
        raise Refused(f"'{target}' is there already")
    try:
        os.link(part, target)
    except FileExistsError:
        raise Refused(f"'{target}' is there already") from None
    except OSError:
        os.rename(part, target)  # this disk knows no second name for a file
    else:
        os.unlink(part)


def _may_change(path: Path, before: bytes) -> None:
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"nothing was written: '{path}' is not an ordinary file")
    ours = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
    if not (ours and status.st_mode & stat.S_IWUSR):  # who may do anything is still told what was meant
        raise Refused(f"nothing was written: '{path}' may only be read; ask whoever owns it")
    if read(path) != before:
        raise Refused(f"nothing was written: '{path}' was changed at this moment by somebody else; try again")


def _write_part(path: Path, content: bytes) -> None:
    """Write what a file is to hold beside it, in the place of what a run that died left there."""
    part = _part(path)
    if os.path.lexists(part):
        os.unlink(part)
    put(part, content)
    os.chmod(part, stat.S_IMODE(os.lstat(path).st_mode))


def _part(path: Path) -> Path:
    return path.with_name(f"{_PART}{path.name}")


@contextmanager
def _parts_cleared(root: Path, paths: Iterable[str]) -> Iterator[None]:
    """Leave nothing beside the files when the work is stopped."""
    try:
        yield
    except BaseException:
        for part in (*(_part(root / path) for path in paths), root / _PART_OF_LIST):
            with suppress(OSError):
                os.unlink(part)
        raise


def _put_back(root: Path, contents: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Give files what they held before."""
    for path, (before, after) in contents.items():
        if read(root / path) == after:
            mode = stat.S_IMODE(os.lstat(root / path).st_mode)
            back = root / f"{_part(Path(path))}-back"
            put(back, before)
            os.chmod(back, mode)
            os.replace(back, root / path)
    with suppress(FileNotFoundError):
        os.unlink(root / JOURNAL)


def _listed(journal: Path) -> dict[str, list[str]]:
    """What the list of a run that died says, when it is one of ours and speaks only of files below its folder."""
    try:
        listed = json.loads(read(journal))
        sound = all(_is_ours(path, *digests) for path, digests in listed.items())
    except (ValueError, TypeError, AttributeError, RecursionError):
        sound, listed = False, {}
    if not sound:
        raise Refused(f"'{journal}' cannot be understood; delete it if no other run is at work")
    for path in listed:
        _no_links(journal.parent, path)
    return dict(listed)


def _is_ours(path: str, before: str, after: str) -> bool:
    plain = not os.path.isabs(path) and not {"", ".", ".."} & set(path.split("/"))
    return plain and before.isalnum() and after.isalnum()


def _no_links(root: Path, path: str) -> None:
    """Nothing below `root` is reached through a link."""
    place = root
    for part in path.split("/"):
        place /= part
        if place.is_symlink():
            raise Refused(f"'{place}' is a link to another place; name one inside the organization")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
