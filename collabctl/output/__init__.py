"""The only place that writes: all or nothing, and never over a file it did not make, unless it was asked to edit it.

A folder of ours holds a list of what we made, with a hash each. What is not on that list, or was edited since, is
never replaced: the run stops before it has written anything, and says which files those are. A new folder is built
beside the old one, foreign files included, and the two change places in one step; so a crash leaves the old folder
or the new one. What a crash leaves behind beside it is put right by the next run.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from collabctl.output.adding import add_files
from collabctl.output.comparison import MANIFEST, Difference, difference, hashes, look, parents
from collabctl.output.editing import add_file, edit_files, finish_edit
from collabctl.output.errors import NotWritten, OutputError, Refused, Stopped, in_words
from collabctl.output.replacing import put, repair, stage, swap, sync
from collabctl.output.turns import only_run

__all__ = [
    "MANIFEST",
    "Difference",
    "NotWritten",
    "OutputError",
    "Refused",
    "Stopped",
    "Written",
    "add_file",
    "add_files",
    "compare",
    "edit_files",
    "finish_edit",
    "write",
    "write_file",
]

_NAMES_IN_A_SENTENCE = 10


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did: names relative to the folder, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def compare(folder: Path, files: Mapping[str, str | bytes], *, root: Path | None = None) -> Difference:
    """How `folder` differs from `files`, without writing. Raises `Refused` where `write` would never write."""
    with in_words(f"'{folder}' could not be read"):
        folder = _allowed(folder, root)
        return difference(look(folder, wanted=files), _as_bytes(files))


def write(folder: Path, files: Mapping[str, str | bytes], *, made_by: str, root: Path | None = None) -> Written:
    """Make `folder` hold exactly `files` of ours, and leave what others put there.

    `root` is the folder of the organization, which is never written over. Raises `Refused` and names what is in the
    way, or `NotWritten`; the folder is then as it was, or whole and new where the sentence says so.
    """
    contents = _as_bytes(files)
    with in_words(f"'{folder}' is as it was"):
        folder = _allowed(folder, root)
        _may_write(folder)
        os.makedirs(folder.parent, exist_ok=True)
        with only_run(folder.parent):
            repair(folder)
            found = look(folder, wanted=contents)
            differs = difference(found, contents)
            _refuse_others(folder, differs)
            if not differs.stale and found.ours == hashes(contents):
                return Written(unchanged=differs.unchanged)
            stage(folder, found, contents, differs, made_by)
            swap(folder)
            with in_words(f"'{folder}' holds the new files, and what they replaced is cleared away next time"):
                sync(folder.parent)
                repair(folder)
    return Written(differs.missing, differs.different, differs.left_over, differs.unchanged)


def write_file(path: Path, text: str) -> None:
    """Put `text` in the file a person named, whole or not at all. Never through a link, nor over what is no file."""
    with in_words(f"'{path}' is as it was"):
        mode = None
        if os.path.lexists(path):
            status = os.lstat(path)
            mode = stat.S_IMODE(status.st_mode)
            if not stat.S_ISREG(status.st_mode):
                folder_or_device = "folder" if stat.S_ISDIR(status.st_mode) else "device"
                sort = "link" if stat.S_ISLNK(status.st_mode) else folder_or_device
                raise Refused(f"'{path}' is a {sort}; name a file to write to")
        part = path.with_name(f".collabctl-part-{secrets.token_hex(4)}")
        try:
            put(part, text.encode())
            if mode is not None:
                os.chmod(part, mode)
            os.replace(part, path)
        finally:
            with suppress(OSError):
                os.unlink(part)
        sync(path.parent)


def _allowed(folder: Path, root: Path | None) -> Path:
    """The folder with its parents resolved, when it is one that may be ours alone."""
    if folder.is_symlink():
        raise Refused(f"'{folder}' is a link; name the folder itself")
    here = Path.cwd()
    folder = Path(os.path.realpath(folder))
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


def _as_bytes(files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    folders = {parent for name in files for parent in parents(name)}
    for name in files:
        parts = name.split("/")
        if name == MANIFEST or name in folders or "\\" in name or not all(part.strip(". ") for part in parts):
            raise ValueError(f"{name!r} cannot be the name of an output file")
    return {name: text.encode() if isinstance(text, str) else text for name, text in sorted(files.items())}


def _refuse_others(folder: Path, differs: Difference) -> None:
    if differs.foreign:
        was = "was" if len(differs.foreign) == 1 else "were"
        raise Refused(
            f"nothing was written: {_listed(differs.foreign)} in '{folder}' {was} not made by collabctl and in the "
            "way; move what you want to keep, or name another folder"
        )
    if differs.edited:
        was = "was" if len(differs.edited) == 1 else "were"
        raise Refused(
            f"nothing was written: {_listed(differs.edited)} in '{folder}' {was} edited by hand; make the change in "
            "the organization's files, then delete the edited page to have it made again"
        )


def _listed(names: tuple[str, ...]) -> str:
    shown = [f"'{name}'" for name in names[:_NAMES_IN_A_SENTENCE]]
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
