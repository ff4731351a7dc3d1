"""Tab, pressed in bash, zsh and fish themselves: what stands on the line then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.cli.test_validate import REPOSITORY
from tests.conftest import IN_CI

EXAMPLE = Path(REPOSITORY) / "examples" / "org"

PROMPT = "here> "
EMPTY_LINE = "\x15"
"""Ctrl-U takes back what was typed; Ctrl-C would also take what is typed next."""

START = {
    "bash": (["--norc", "--noprofile", "-i"], f"bind 'set enable-bracketed-paste off'; PS1='{PROMPT}'"),
    "zsh": (["-f", "-i"], f"unset zle_bracketed_paste; PROMPT='{PROMPT}'; autoload -Uz compinit; compinit -D -u"),
}

COMPLETED = [
    ("rename person ano", "rename person anouk"),
    ("rename --root . person ano", "rename --root . person anouk"),
    ("conflicts --department su", "conflicts --department support"),
    ("conflicts --department=su", "conflicts --department=support"),
    ("new kpi x --set department=su", "new kpi x --set department=support"),
    ("new team x --set departments=it,sa", "new team x --set departments=it,sales"),
    ("playbook show break", "playbook show break-a-silo"),
    ("explain kpi/no-ta", "explain kpi/no-target"),
]


@pytest.fixture
def environment(tmp_path):
    """Where a shell finds collabctl, and nothing of whoever runs the tests."""
    place = tmp_path / "bin" / "collabctl"
    place.parent.mkdir()
    place.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m collabctl "$@"\n')
    place.chmod(0o755)
    own = {"HOME": str(tmp_path), "TERM": "dumb", "PYTHONPATH": REPOSITORY, "XDG_CONFIG_HOME": str(tmp_path)}
    return {**os.environ, **own, "PATH": f"{place.parent}:{os.environ['PATH']}"}


def program(shell):
    """The shell. Without it a test is left out, and says so; in CI that would hide it, so there it fails."""
    found = shutil.which(shell)
    if not found:
        reason = f"{shell} is not here: install it (apt-get install {shell})"
        pytest.fail(reason) if IN_CI else pytest.skip(reason)
    return found


@pytest.mark.parametrize("shell", START)
def test_a_line_is_completed(shell, environment):
    options, setup = START[shell]
    process = pexpect.spawn(
        program(shell), options, cwd=EXAMPLE, env=environment, encoding="utf-8", timeout=60, dimensions=(50, 200)
    )
    process.sendline(f'{setup}; eval "$(_COLLABCTL_COMPLETE={shell}_source collabctl)"; echo rea""dy')
    process.expect("ready\r*\n")
    for typed, completed in COMPLETED:
        process.expect_exact(PROMPT)
        process.send(f"collabctl {typed}\t")
        process.expect_exact(f"collabctl {completed} ")
        process.send(f"{EMPTY_LINE}\r")
    process.expect_exact(PROMPT)
    process.send("collabctl conflicts --department s\t\t")
    process.expect("sales.*support")
    process.close(force=True)


@pytest.mark.parametrize(("typed", "completed"), COMPLETED)
def test_fish_completes_it_too(typed, completed, environment):
    script = f"_COLLABCTL_COMPLETE=fish_source collabctl | source; complete -C 'collabctl {typed}'"
    done = subprocess.run(
        [program("fish"), "--no-config", "-c", script],
        cwd=EXAMPLE,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    [line] = done.stdout.splitlines()
    assert line.partition("\t")[0] == completed.rpartition(" ")[2]


def test_fish_tells_what_an_id_stands_for(environment):
    script = "_COLLABCTL_COMPLETE=fish_source collabctl | source; complete -C 'collabctl new tea'"
    command = [program("fish"), "--no-config", "-c", script]
    done = subprocess.run(command, cwd=EXAMPLE, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "team\tPeople of several departments who make something together, for a while or for good.\n"
