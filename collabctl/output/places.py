"""Where may be written: the one place that everything written is asked about, part by part.

A link that a commit may have brought is never written through: none below the folder that is written to, and none in
a repository or an organization on the way there. Links elsewhere, such as that of somebody's home, are the machine's.
"""

from __future__ import annotations

import os
from pathlib import Path

from collabctl.output.errors import Refused

MANIFEST = ".collabctl-manifest.json"
"""The list of the files we made in a folder, each with the SHA-256 of what we wrote."""

MADE = (".md", ".html", ".css", ".js", ".svg")
"""The kinds of files that are ever made, and so replaced or removed, in a folder of ours."""

_EDITED = (".yaml", ".yml", ".csv", ".md")
_SCHEMA_OF_EDITORS = ".collabctl/collab.schema.json"


def real(path: Path) -> Path:
    """The folder that a person named, with no link left in its path. Raises `Refused` at one of a repository's own."""
    place = Path(path.anchor) if path.is_absolute() else Path(os.path.realpath(Path.cwd()))
    for part in path.parts[1 if path.is_absolute() else 0 :]:
        step = place.parent if part == ".." else place / part
        if step.is_symlink():
            if _is_kept(place):
                raise Refused(f"'{step}' is a link, and nothing is written through one; name the place it leads to")
            step = Path(os.path.realpath(step))
        place = step
    return place


def _is_kept(folder: Path) -> bool:
    """Whether what stands in the folder may be what a commit brought."""
    signs = (".git", "organization.yaml")
    return any(os.path.lexists(above / sign) for above in (folder, *folder.parents) for sign in signs)


def below(root: Path, path: str) -> Path:
    """The place of a file below `root`. Raises `Refused` where it would be reached through a link."""
    place = root
    for part in path.split("/"):
        if part in {"", ".", ".."}:
            raise ValueError(f"{path!r} is no path below a folder")
        place /= part
        if place.is_symlink():
            raise Refused(f"'{place}' is a link to another place, and nothing is written through one; replace it")
    return place


def must_be_edited(path: str) -> None:
    """Raises `Refused` for what is no document, table or page, nor the schema that editors use."""
    hidden = any(part.startswith(".") for part in path.split("/"))
    if path != _SCHEMA_OF_EDITORS and (hidden or not path.lower().endswith(_EDITED)):
        raise Refused(f"nothing was written: '{path}' is no document, table or page, and no other file is edited")


def is_made(name: str) -> bool:
    """Whether a file of this name in a folder of ours may be one that we made."""
    return name.endswith(MADE) and not any(part.startswith(".") for part in name.split("/"))
