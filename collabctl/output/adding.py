"""New files for a folder of people's own: all of them or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from collabctl.output.editing import add_file


def add_files(root: Path, texts: Mapping[str, str]) -> None:
    """Put new files below `root`, never in the place of another.

    Raises as `add_file` does, and then none of them is there, nor a folder that was made for one.
    """
    made = [folder for folder in dict.fromkeys(_folders(root, texts)) if not os.path.lexists(folder)]
    written: list[Path] = []
    try:
        for path, text in texts.items():
            add_file(root, path, text)
            written.append(root / path)
    except BaseException:
        for file in written:
            with suppress(OSError):
                os.unlink(file)
        for folder in made:
            with suppress(OSError):
                os.rmdir(folder)
        raise


def _folders(root: Path, paths: Mapping[str, str]) -> list[Path]:
    """The folders of these files below `root`, the innermost first."""
    found = [folder for path in paths for folder in (root / path).parents if folder.is_relative_to(root)]
    return sorted(found, key=lambda folder: -len(folder.parts))
