"""Nothing that stands in an organization's files, or on the command line, becomes a command for a CI runner.

Every command, in each of its formats, on both streams: what is new has to be called here too.
"""

from __future__ import annotations

import importlib
import os
import sys
from keyword import iskeyword

import click
import pytest

from collabctl.cli import COMMANDS, main
from collabctl.rules import all_rules
from tests.hostile_files import broken, sound, tables
from tests.runner_commands import commands_in
from tests.sources.repository import Repository

BASE = "kind: organization\nformat: 1\nname: Lantern\n---\nkind: department\nid: sales\nname: Sales\n"
SAID = ["::error::x", "##[error]x", "a\n::error::x", "a\r##[add-path]/tmp", "\u2028::error::x", "%0A::error::x"]

BOOK = ["--output X --check", "--output ../book --language X", "--output ../book --draft", "--output X X"]
NOTES = "csv ../tables/notes.csv --yes --replace --metric"
READ = ["csv ../tables/columns.csv --yes", "csv ../tables/rows.csv --dry-run --skip X"]
TABLES = ["csv X", "xlsx X", *READ, f"{NOTES} X", f"{NOTES} handling-time"]
# How each command is called in the folder of an organization; X stands for any of SAID.
CALLS = {
    "validate": ["", "--since HEAD", "--since X", "--select X", "--as-of X", "--output X/X", "X"],
    "conflicts": ["", "--with-library", "--department sales", "--department X", "--what-if X", "--what-if x/X=X", "X"],
    "graph": ["", "--view goals", "--view influences", "--view X", "X"],
    "import": ["", "X", *TABLES],
    "record": ["X", "csat X", "handling-time 5 --note X", "handling-time 5 --date X", "X 5 --department X --answers X"],
    "status": ["", "--as-of X", "X"],
    "diff": ["HEAD", "HEAD HEAD", "X", "HEAD X", "HEAD --root X"],
    "handbook": ["--output ../book", "--output ../book --site", "--output ../book --check", *BOOK],
    "calendar": ["", "--department sales", "--department X", "--team X", "--person X", "--output ../all.ics", "X"],
    "rename": ["department sales X --dry-run", "department sales trade --dry-run", "X X X", "person X Y"],
    "resolve": ["X", "0123456789abcdef"],
    "playbook": [
        "",
        "list",
        "show X",
        "use X --yes",
        "use shared-goal --yes --set X",
        "use shared-goal --yes --set goal=X X",
    ],
    "export": ["", "codeowners", "codeowners --check", "codeowners --output ../owners", "X"],
    "explain": ["", "X", "kpi/opposed-directions"],
    "schema": ["", "X", "--with-ids", "kpi --with-ids", "--with-ids --root X", "--output X/X"],
    "init": ["", "X", "X --name X", "../new --name X", "../new --departments X", "../new --language X"],
    "new": ["X", "kpi", "department X", "person a --set X", "person a --set department=X", "practice a --set name=X"],
}


def formats(command):
    """The options that ask for each of its formats; none where it has only one."""
    module = command + "_" * iskeyword(command)
    made = getattr(importlib.import_module(f"collabctl.cli.{module}"), module)
    choices = [
        each.type.choices for each in made.params if each.name == "format_" and isinstance(each.type, click.Choice)
    ]
    return [["--format", choice] for choice in choices[0]] if choices else [[]]


def test_every_command_is_called_here():
    assert CALLS.keys() == COMMANDS.keys()


@pytest.fixture(scope="module", params=["sound", "broken"])
def folder(request, tmp_path_factory):
    """A repository with a plain organization, and a hostile one in its files."""
    top = tmp_path_factory.mktemp(request.param)
    repository = Repository(top / "repository")
    repository.commit(organization=BASE)
    if request.param == "sound":
        (repository.folder / "organization.yaml").unlink()
        (repository.folder / ".git").rename(top / "git")
        repository.folder.rmdir()
        sound(repository.folder)
        (top / "git").rename(repository.folder / ".git")
    else:
        broken(repository.folder)
    tables(top / "tables")
    return repository.folder


def run(arguments, monkeypatch, capfd):
    monkeypatch.setattr(sys, "argv", ["collabctl", *arguments])
    code = main()
    out, err = capfd.readouterr()
    assert code in (0, 1, 2), arguments
    assert "Traceback" not in out + err
    return out, err


@pytest.mark.parametrize("command", CALLS)
def test_no_command_for_the_runner_but_our_annotations(folder, command, monkeypatch, capfd):
    monkeypatch.chdir(folder)
    for call in CALLS[command]:
        for said in SAID if "X" in call else [""]:
            arguments = [command, *(part.replace("X", said) for part in call.split())]
            for format_ in formats(command) if said in SAID[:1] + [""] else [[]]:
                out, err = run([*arguments, *format_], monkeypatch, capfd)
                assert commands_in(err) == [], (arguments, format_)
                ours = {found.properties.get("title") for found in commands_in(out)}
                if format_ == ["--format", "github"]:
                    assert {found.name for found in commands_in(out)} <= {"error", "warning", "notice"}
                    assert ours <= {*all_rules(), "collabctl"}
                else:
                    assert not ours, (arguments, format_)


def test_annotations_are_there_to_be_found(folder, monkeypatch, capfd):
    """Else the test above would prove nothing about them."""
    monkeypatch.chdir(folder)
    out, _ = run(["validate", "--format", "github"], monkeypatch, capfd)
    assert len(commands_in(out)) > 10


def test_the_texts_are_there_to_be_escaped(folder, monkeypatch, capfd):
    monkeypatch.chdir(folder)
    out, _ = run(["graph" if folder.parent.name.startswith("sound") else "validate"], monkeypatch, capfd)
    assert "error" in out
    assert "forged" in out


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("command", ["", *CALLS])
def test_wrong_usage_is_told_without_obeying_it(command, said, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    for arguments in ([said], [f"--{said}"], ["--format", said], ["--root", said], ["--output", said, said]):
        out, err = run([*filter(None, [command]), *arguments], monkeypatch, capfd)
        assert commands_in(out) + commands_in(err) == [], (command, arguments)


def test_what_is_written_into_a_handbook_is_inert_too(folder, monkeypatch, capfd, tmp_path):
    monkeypatch.chdir(folder)
    run(["handbook", "--draft", "--output", str(tmp_path / "book")], monkeypatch, capfd)
    written = list((tmp_path / "book").rglob("*.md"))
    assert written
    for path in written:
        assert commands_in(path.read_text("utf-8")) == [], path.name


def test_names_of_files_that_are_not_ours_are_inert(folder, monkeypatch, capfd, tmp_path):
    book = tmp_path / "book"
    monkeypatch.chdir(folder)
    run(["handbook", "--draft", "--output", str(book)], monkeypatch, capfd)
    for number, said in enumerate(SAID):
        name = said.replace("/", "-")
        (book / f"{name}{number}.md").write_text("x")
        os.symlink("nowhere", book / f"{name}{number}")
        (book / f"{name} folder").mkdir(exist_ok=True)
    for more in (["--check"], []):
        out, err = run(["handbook", "--draft", "--output", str(book), *more], monkeypatch, capfd)
        assert commands_in(out) + commands_in(err) == []
