"""What collabctl makes of the example organizations is, byte for byte, what stands in tests/golden/."""

from __future__ import annotations

import difflib
from itertools import islice

import pytest

from tests.golden_output import GOLDEN, INVOCATIONS, RUNS, Workspace, runs

AGAIN = "If that is as it should be: make golden, and look at what git diff tests/golden says."
SHOWN_LINES = 40
SHOWN_FILES = 3


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("golden"))


def lines(content: bytes) -> list[str]:
    """The lines of a file, with the signs in them that one would not see; CRLF has one."""
    return [repr(line)[1:-1] for line in content.decode("utf-8", "backslashreplace").split("\n")]


def difference(name: str, held: bytes, now: bytes) -> str:
    """The first lines in which two versions of a file differ."""
    found = difflib.unified_diff(lines(held), lines(now), f"tests/golden/{name}", "what came out", n=1, lineterm="")
    return "\n".join(islice((line[:300] for line in found), SHOWN_LINES))


def held_files(file: str, folder: str) -> dict[str, bytes]:
    below = GOLDEN / file
    paths = [below, *(path for path in below.with_suffix("").rglob("*") if folder and path.is_file())]
    return {path.relative_to(GOLDEN).as_posix(): path.read_bytes() for path in paths if path.is_file()}


@pytest.mark.parametrize("invocation", INVOCATIONS, ids=lambda invocation: invocation.file)
def test_the_same_comes_out(workspace, invocation):
    run, now = workspace.outcome(invocation)
    held = held_files(invocation.file, invocation.folder)
    changed = [name for name in sorted({*held, *now}) if held.get(name) != now.get(name)]
    if changed:
        first = [difference(name, held.get(name, b""), now.get(name, b"")) for name in changed[:SHOWN_FILES]]
        pytest.fail("\n\n".join([f"not the same: {', '.join(changed)}", *first, AGAIN]), pytrace=False)
    assert runs(GOLDEN).get(invocation.line) == run, AGAIN


def test_nothing_is_held_that_no_command_makes():
    assert list(runs(GOLDEN)) == [invocation.line for invocation in INVOCATIONS]
    made = {RUNS}.union(*(held_files(invocation.file, invocation.folder) for invocation in INVOCATIONS))
    assert {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()} == made
