"""What the shell offers at Tab: ids of the organization, with what they are called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_validate import REPOSITORY, collabctl

EXAMPLE = Path(REPOSITORY) / "examples" / "org"


def offered(*words, cwd=EXAMPLE):
    """What is offered for the last of these words, as zsh is told: each with its help."""
    line = " ".join(["collabctl", *words])
    done = collabctl(cwd=cwd, _COLLABCTL_COMPLETE="zsh_complete", COMP_WORDS=line, COMP_CWORD=str(len(words)))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.strip().splitlines()
    assert set(lines[::3]) <= {"plain"}
    return dict(zip(lines[1::3], lines[2::3], strict=True))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["calendar", "--department", "s"], {"sales": "Verkoop", "support": "Klantenservice"}),
        (["conflicts", "--department", "it"], {"it": "IT"}),
        (["rename", "person", "ano"], {"anouk": "Anouk Terpstra"}),
        (["new", "tea"], {"team": "A group of people that brings something about, across departments or within one."}),
        (["new", "kpi", "x", "--set", "department=su"], {"department=support": "Klantenservice"}),
        (["new", "team", "x", "--set", "departments=it,sa"], {"departments=it,sales": "Verkoop"}),
        (["new", "resolutio"], {}),
        (
            ["new", "kpi", "x", "--set", "targ"],
            {"target=": "What is the target, such as: at least 95, at most 10, or up?"},
        ),
        (["validate", "--select", "kpi/no-t"], {"kpi/no-target": "A KPI has no target."}),
    ],
)
def test_what_is_there_is_offered(words, expected):
    found = offered(*words)
    assert found.keys() == expected.keys()
    if words[0] not in ("new", "validate"):
        assert found == expected


def test_rules_and_kinds_need_no_organization(tmp_path):
    assert "kpi/works-against" in offered("explain", "kpi/w", cwd=tmp_path)
    assert "metric" in offered("schema", "me", cwd=tmp_path)
    assert offered("conflicts", "--department", "s", cwd=tmp_path) == {}


def test_fish_gets_the_same():
    done = collabctl(
        cwd=EXAMPLE,
        _COLLABCTL_COMPLETE="fish_complete",
        COMP_WORDS="collabctl conflicts --department sa",
        COMP_CWORD="sa",
    )
    assert "sales" in done.stdout


def test_bash_itself_completes(tmp_path):
    place = tmp_path / "collabctl"
    place.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m collabctl "$@"\n')
    place.chmod(0o755)
    script = (
        'eval "$(_COLLABCTL_COMPLETE=bash_source collabctl)"\n'
        "COMP_WORDS=(collabctl rename person ano)\nCOMP_CWORD=3\n"
        '_collabctl_completion collabctl\necho "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=EXAMPLE,
        env={**os.environ, "PYTHONPATH": REPOSITORY, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "anouk\n"), done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell):
    done = collabctl(_COLLABCTL_COMPLETE=f"{shell}_source")
    assert (done.returncode, "collabctl" in done.stdout) == (0, True)
