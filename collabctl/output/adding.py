"""New files for a folder of people's own, and edits that belong with them: all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from collabctl.output.editing import add_file, edit_files


def add_files(root: Path, texts: Mapping[str, str], edits: Mapping[str, tuple[bytes, bytes]] | None = None) -> None:
    """Put new files below `root`, never in the place of another; then change others as `edit_files` does.

    Raises as these do, and then none of the files is there, nor a folder that was made for one.
    """
    made = list(dict.fromkeys(_folders(root, texts)))
    written: list[Path] = []
    try:
        for path, text in texts.items():
            add_file(root, path, text)
            written.append(root / path)
        if edits:
            edit_files(root, edits)
    except BaseException:
        for file in written:
            with suppress(OSError):
                os.unlink(file)
        for folder in made:
            with suppress(OSError):
                os.rmdir(folder)
        raise


def _folders(root: Path, paths: Mapping[str, str]) -> list[Path]:
    """The folders of these files that are not there yet, the innermost first."""
    found = [folder for path in paths for folder in (root / path).parents if not os.path.lexists(folder)]
    return sorted(found, key=lambda folder: -len(folder.parts))
