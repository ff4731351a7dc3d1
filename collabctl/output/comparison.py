"""What stands in a folder, what of it is ours, and how it differs from what should stand there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from collabctl.output.disk import digest, digest_of, read
from collabctl.output.errors import Refused
from collabctl.output.places import MANIFEST, is_made

_LARGEST_MANIFEST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Difference:
    """How a folder differs from what it should hold: names relative to it, sorted.

    `foreign` files are in the way and not ours; `edited` ones were ours. Other files of other people do not count.
    """

    missing: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()

    @property
    def stale(self) -> tuple[str, ...]:
        """Every name that is not as it should be."""
        return tuple(sorted({*self.missing, *self.different, *self.left_over, *self.foreign, *self.edited}))


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a folder now, links not followed. `ours` is what the list of a former run says.

    Of a file the hash is known, or `None` when it is a link, a device, or neither ours nor wanted. The list may have
    come with a commit, so a file of a kind that we never make is not ours whatever it says.
    """

    files: Mapping[str, str | None]
    folders: frozenset[str]
    ours: Mapping[str, str]

    def is_ours(self, name: str) -> bool:
        """Whether the file is exactly as a former run wrote it."""
        found = self.files[name]
        return found is not None and self.ours.get(name) == found


def hashes(contents: Mapping[str, bytes]) -> dict[str, str]:
    """What the list of our files says of each."""
    return {name: digest_of(content) for name, content in contents.items()}


def parents(name: str) -> Iterator[str]:
    """The folders a file stands in, the nearest first: `a/b/c.md` gives `a/b` and `a`."""
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name


def look(folder: Path, wanted: Iterable[str] = ()) -> Found:
    """What stands in `folder`; the hashes only of files that are ours or wanted."""
    ours = _manifest(folder)
    known = {*ours, *wanted}
    files: dict[str, str | None] = {}
    folders = set()
    waiting = [""] if folder.is_dir() else []
    while waiting:
        inside = waiting.pop()
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                name = f"{inside}/{entry.name}" if inside else entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(name)
                    waiting.append(name)
                elif name != MANIFEST:
                    plain = entry.is_file(follow_symlinks=False) and name in known
                    files[name] = digest(folder / name) if plain else None
    return Found(files, frozenset(folders), ours)


def _manifest(folder: Path) -> dict[str, str]:
    place = folder / MANIFEST
    if not os.path.lexists(place):
        return {}
    if place.is_symlink() or not place.is_file():
        raise Refused(f"'{place}' is not a file of ours; name another folder")
    try:
        listed = json.loads(read(place, _LARGEST_MANIFEST))["files"]
        return {str(name): str(one) for name, one in listed.items() if is_made(str(name))}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(
            f"'{place}' cannot be understood, so nobody can tell which files here are ours; "
            f"bring it back, or delete '{folder}' to have all of it made again"
        ) from None


def difference(found: Found, contents: Mapping[str, bytes]) -> Difference:
    """How what was found differs from what should stand there."""
    names: dict[str, list[str]] = {key: [] for key in ("missing", "different", "foreign", "edited", "unchanged")}
    for name, wanted in hashes(contents).items():
        names["foreign"] += [parent for parent in parents(name) if parent in found.files and parent not in found.ours]
        if name in found.folders:
            inside = [inner for inner in found.files if inner.startswith(f"{name}/")]
            names["foreign"] += [inner for inner in inside if inner not in found.ours]
            names["missing"].append(name)
        elif name not in found.files:
            names["missing"].append(name)
        elif found.files[name] == wanted:
            names["unchanged"].append(name)
        elif name not in found.ours:
            names["foreign"].append(name)
        else:
            names["different" if found.is_ours(name) else "edited"].append(name)
    gone = [name for name in found.ours if name not in contents and name in found.files]
    names["edited"] += [name for name in gone if not found.is_ours(name)]
    names["left_over"] = [name for name in gone if found.is_ours(name)]
    return Difference(**{key: tuple(sorted(set(listed))) for key, listed in names.items()})
