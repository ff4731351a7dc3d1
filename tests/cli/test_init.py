"""`collabctl init`: a small organization that is sound from the start, and everything that editors and CI need."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.cli.terminal import Terminal
from tests.cli.test_rename import contents
from tests.cli.test_validate import collabctl

AS_OF = ("--as-of", "2026-11-23")


def sound(root):
    done = collabctl("validate", root, "--fail-on", "info", *AS_OF)
    return done.returncode == 0


@pytest.mark.parametrize(("language", "word"), [("en", "Sales"), ("nl", "Verkoop")])
def test_it_is_sound_from_the_start(tmp_path, language, word):
    root = tmp_path / "noorderlicht"
    done = collabctl("init", root, "--language", language)
    assert (done.returncode, done.stderr) == (0, "")
    assert sound(root)
    assert "name: Noorderlicht\n" in (root / "organization.yaml").read_text("utf-8")
    assert f"name: {word}\n" in (root / "departments" / f"{word.lower()}.yaml").read_text("utf-8")
    assert (root / "README.md").read_text("utf-8").startswith(("# How Noorderlicht", "# Hoe Noorderlicht"))
    for line in done.stdout.partition("\n\n")[0].splitlines():
        assert (tmp_path / line).is_file()
    assert set(done.stdout.partition("\n\n")[0].splitlines()) == {str(root / path) for path in contents(root)}


def test_the_departments_are_those_that_were_named(tmp_path):
    done = collabctl(
        "init", ".", "--name", "L: the 'lamp'", "--departments", "legal, 'Zorg & Welzijn',\"it\"", cwd=tmp_path
    )
    assert done.returncode == 0
    names = sorted(path.name for path in (tmp_path / "departments").iterdir())
    assert names == ["it.yaml", "legal.yaml", "zorg-welzijn.yaml"]
    assert "name: IT" in (tmp_path / "departments" / "it.yaml").read_text("utf-8")
    assert "name: Zorg & Welzijn" in (tmp_path / "departments" / "zorg-welzijn.yaml").read_text("utf-8")
    legal = (tmp_path / "departments" / "legal.yaml").read_text("utf-8")
    assert "lead: {role: Head of Legal, department: legal}" in legal
    assert sound(tmp_path)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--departments", "sales"], "two departments or more"),
        (["--departments", "sales,Sales"], "named twice"),
        (["--departments", "sales,!!"], "cannot be the name of a department"),
        (["--departments", f"sales,{'x' * 41}"], "a shorter one"),
        (["--language", "fr"], "write en or nl"),
        (["--name", " "], "needs a name"),
        (["--name", "a\u2028b"], "that would not do"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_line(tmp_path, options, sentence):
    done = collabctl("init", tmp_path / "new", *options)
    assert (done.returncode, done.stderr.count("\n"), sentence in done.stderr) == (2, 1, True)
    assert not (tmp_path / "new").exists()


def test_nothing_is_written_over(tmp_path):
    (tmp_path / "README.md").write_text("Mine.\n")
    (tmp_path / "departments").mkdir()
    (tmp_path / "departments" / "sales.yaml").write_text("kind: person\nid: x\nname: X\n")
    before = contents(tmp_path)
    done = collabctl("init", tmp_path)
    assert (done.returncode, done.stderr.count("\n"), "is there already" in done.stderr) == (2, 1, True)
    assert contents(tmp_path) == before
    (tmp_path / "departments" / "sales.yaml").unlink()
    done = collabctl("init", tmp_path)
    assert (done.returncode, "README.md was there already, and stays as it is" in done.stderr) == (0, True)
    assert (tmp_path / "README.md").read_text() == "Mine.\n"
    assert "let 'yaml.schemas' in" not in done.stdout
    again = collabctl("init", tmp_path)
    assert (again.returncode, "there is an organization here already" in again.stderr) == (2, True)


def test_settings_that_are_there_are_told_what_they_lack(tmp_path):
    root = tmp_path / "it's ours"
    (root / ".vscode").mkdir(parents=True)
    (root / ".vscode" / "settings.json").write_text("{}\n")
    done = collabctl("init", "it's ours", cwd=tmp_path)
    wanted = "let 'yaml.schemas' in it's ours/.vscode/settings.json name .collabctl/collab.schema.json"
    assert (done.returncode, wanted in done.stdout) == (0, True)
    assert """  cd 'it'"'"'s ours'\n""" in done.stdout


def test_an_organization_holds_no_other(tmp_path):
    collabctl("init", tmp_path)
    done = collabctl("init", tmp_path / "inside")
    assert (done.returncode, "this folder belongs to it" in done.stderr) == (2, True)


def test_whoever_is_there_is_asked(tmp_path):
    terminal = Terminal("init", "club", cwd=tmp_path)
    terminal.answer("What is the organization called?", "De Vuurtoren")
    terminal.answer("In which language do you write?", "fr")
    terminal.answer("In which language do you write?", "nl")
    terminal.answer("Which departments?", "Verkoop")
    terminal.answer("Which departments?", "Verkoop, Techniek")
    assert terminal.end() == 0
    assert "'fr' is none of our languages; write en or nl" in terminal.shown
    assert sound(tmp_path / "club")
    assert "name: Techniek" in (tmp_path / "club" / "departments" / "techniek.yaml").read_text("utf-8")


def test_an_interrupted_question_leaves_nothing_behind(tmp_path):
    terminal = Terminal("init", "club", cwd=tmp_path)
    terminal.answer("What is the organization called?", "De Vuurtoren")
    assert terminal.interrupt() == 130
    assert not (tmp_path / "club").exists()


def test_the_schema_beside_it_is_that_of_the_command(tmp_path):
    collabctl("init", tmp_path)
    place = tmp_path / ".collabctl" / "collab.schema.json"
    assert place.read_text("utf-8") == collabctl("schema", "--with-ids", "--root", tmp_path).stdout
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))
    assert [tmp_path / path for path in settings["yaml.schemas"]] == [place]


def test_pre_commit_can_read_its_configuration(tmp_path):
    collabctl("init", tmp_path)
    command = [sys.executable, "-m", "pre_commit", "validate-config", tmp_path / ".pre-commit-config.yaml"]
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0
