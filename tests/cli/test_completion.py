"""What the shell offers at Tab: ids of the organization, with what they are called."""

from __future__ import annotations

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
        (["playbook", "use", "shared-goal", "--set", "at-"], {"at-least=": "At least how much should it be?"}),
        (["playbook", "use", "shared-goal", "--set", "departments=it,sa"], {"departments=it,sales": "Verkoop"}),
        (["playbook", "use", "shared-goal", "--set", "weight=h"], {"weight=high": ""}),
        (["new", "kpi", "x", "--worsens", "csa"], {"csat=": "Klanttevredenheid"}),
        (["new", "kpi", "x", "--worsens", "csat=su"], {"csat=support": "Klantenservice"}),
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
    if words[0] not in ("new", "validate", "playbook"):
        assert found == expected


def test_rules_and_kinds_need_no_organization(tmp_path):
    assert "kpi/works-against" in offered("explain", "kpi/w", cwd=tmp_path)
    assert "metric" in offered("schema", "me", cwd=tmp_path)
    assert offered("conflicts", "--department", "s", cwd=tmp_path) == {}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell):
    done = collabctl(_COLLABCTL_COMPLETE=f"{shell}_source")
    assert (done.returncode, "collabctl" in done.stdout) == (0, True)
