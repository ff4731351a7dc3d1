"""A browser that is there but does not work is named in one line, and another is looked for."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parent / "chromium.mjs"
BROKEN = '#!/bin/sh\necho "$0: error while loading shared libraries: libnss3.so: no such file" >&2\nexit 127\n'


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A Chromium without its libraries."""
    program = tmp_path / "chromium"
    program.write_text(BROKEN, "utf-8")
    program.chmod(0o755)
    return program


def look(node: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "CHROMIUM"} | surroundings
    return subprocess.run([node, PROGRAM], env=environment, capture_output=True, text=True, check=False)


def test_the_one_that_is_named_is_the_only_one(node: str, node_packages: Path, broken: Path) -> None:
    done = look(node, CHROMIUM=str(broken))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert f"{broken} cannot be used ({broken}: error while loading shared libraries: libnss3.so" in done.stderr


def test_one_that_does_not_work_is_named_and_passed_by(node: str, node_packages: Path, broken: Path) -> None:
    done = look(node, PATH=str(broken.parent))
    (said,) = (done.stdout + done.stderr).splitlines()
    assert f"{broken} cannot be used (" in said
    assert "no such file); the " in said  # what came next: the one of the npm package
