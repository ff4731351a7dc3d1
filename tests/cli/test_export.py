"""`collabctl export codeowners`: who looks after which file, as a forge reads it."""

from __future__ import annotations

import os
import shutil

import pytest

from collabctl.adopt.codeowners import BEGIN, END, codeowners
from collabctl.documents import SourceFile
from collabctl.escaping import codeowners_pattern
from collabctl.organization import build
from tests.cli.test_validate import ORGANIZATION, REPOSITORY, collabctl

PEOPLE = """\
{kind: department, id: sales, name: Sales, lead: [anna, {role: Deputy, department: sales}]}
---
{kind: department, id: inside, name: Inside sales, part_of: sales}
---
{kind: person, id: anna, name: Anna, department: sales, contact: {email: anna@example.org, chat: "@anna"}}
---
{kind: person, id: bo, name: Bo, department: sales, role: {nl: Plaatsvervanger, en: deputy},
  contact: {email: bo@example.org, url: "https://github.com/bo-works"}}
---
{kind: person, id: cas, name: Cas, contact: {chat: "@cas"}}
---
{kind: person, id: dea, name: Dea, contact: {email: dea@example.org}, left_on: 2027-01-01}
---
{kind: person, id: eva, name: Eva, contact: {email: eva@example.org}, private: true}
---
{kind: person, id: finn, name: Finn, contact: {email: "finn#x@example.org"}}
"""


def owners(**files):
    sources = [SourceFile("organization.yaml", ORGANIZATION.encode()), SourceFile("people.yaml", PEOPLE.encode())]
    named = {name.replace("_", "/") + ".yaml": text for name, text in files.items()}
    sources += [SourceFile(path, text.encode()) for path, text in named.items()]
    organization = build(sources)
    assert not organization.problems
    made = codeowners(organization, named)
    lines = made.text.splitlines()
    assert (lines[0], lines[-1]) == (BEGIN, END)
    return [*lines[1:-1], *(f"nobody: {path}" for path in made.nobodys)]


METRIC = "kind: metric\nid: m\nname: M\nunit: x\nbetter: lower\n"
GOAL = "kind: goal\nid: g\nname: G\nshared_by: [{department: inside}]\n"


@pytest.mark.parametrize(
    ("document", "names"),
    [
        (GOAL, "@bo-works anna@example.org"),
        (GOAL + "owner: anna\n", "anna@example.org"),
        (GOAL + "owner: [bo, anna]\n", "@bo-works anna@example.org"),
        (GOAL + "owner: {department: inside}\n", "@bo-works anna@example.org"),
        (GOAL + "owner: {role: plaatsvervanger, department: sales}\n", "@bo-works"),
        (GOAL + "owner: {role: nobody yet, department: sales}\n", "@bo-works anna@example.org"),
        (GOAL + "owner: cas\n", "@bo-works anna@example.org"),  # his name in the chat is nobody's on the forge
        (GOAL + "owner: dea\n", "@bo-works anna@example.org"),
        (GOAL + "owner: eva\n", "@bo-works anna@example.org"),
        (GOAL + "owner: finn\n", "@bo-works anna@example.org"),
        ("kind: team\nid: t\nname: T\ndepartments: [inside]\nlead: bo\n", "@bo-works"),
        (METRIC + "---\nkind: kpi\nid: k\ndepartment: sales\nmetric: m\n", "@bo-works anna@example.org"),
    ],
)
def test_who_looks_after_a_file(document, names):
    assert owners(goals_g=document) == [f"/goals/g.yaml {names}"]


def test_what_nobody_looks_after_is_named_and_has_no_line():
    assert owners(m=METRIC) == ["nobody: m.yaml"]
    assert owners(m=METRIC + "owner: anna\nprivate: true\n") == ["nobody: m.yaml"]


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("a b/#c.yaml", "/a\\ b/?c.yaml"),
        ("[x]!*?\\y.yaml", "/?x?????y.yaml"),
        ("één.yaml", "/één.yaml"),
        ("##[group]x.yaml", "/???group?x.yaml"),
        ("a\nb.yaml", ""),
        ("a\u202eb.yaml", ""),
    ],
)
def test_a_path_as_a_pattern(path, pattern):
    assert codeowners_pattern(path) == pattern


def test_patterns_fit_their_files_as_git_reads_them():
    from pathspec import PathSpec

    for path in ("a b/#c.yaml", "[x]!*?\\y.yaml", "één.yaml", "plain.yaml", "!x.yaml", "a  b.yaml"):
        fits = PathSpec.from_lines("gitignore", [codeowners_pattern(path)]).match_file
        assert fits(path.replace("\\", "?") if "\\" in path else path)
        assert not fits(f"deeper/{path}")


@pytest.fixture
def repository(tmp_path):
    shutil.copytree(os.path.join(REPOSITORY, "examples", "org"), tmp_path / "our org")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".github").mkdir()
    return tmp_path


def test_written_up_to_date_then_stale(repository):
    file = repository / ".github" / "CODEOWNERS"
    none = collabctl("export", "codeowners", "our org", "--check", cwd=repository)
    assert (none.returncode, "there is no file" in none.stderr) == (2, True)
    done = collabctl("export", "codeowners", "our org", "--output", file, cwd=repository)
    assert (done.returncode, done.stdout) == (0, "")
    written = file.read_text()
    assert "\n/our\\ org/kpis/sales.yaml anouk@klaterbeek.example\n" in written
    assert collabctl("export", "codeowners", "our org", cwd=repository).stdout == written
    assert collabctl("export", "codeowners", "our org", "--check", cwd=repository).returncode == 0
    file.write_bytes(written.replace("\n", "\r\n").encode())
    assert collabctl("export", "codeowners", "--check", cwd=repository / "our org").returncode == 0
    sales = repository / "our org" / "departments" / "sales.yaml"
    sales.write_text(sales.read_text().replace("lead: anouk", "lead: henk"))
    stale = collabctl("export", "codeowners", "our org", "--check", cwd=repository)
    assert stale.returncode == 1
    assert "+ /our\\ org/kpis/sales.yaml henk@klaterbeek.example" in stale.stdout
    assert "- /our\\ org/kpis/sales.yaml anouk@klaterbeek.example" in stale.stdout
    assert "is stale" in stale.stdout


def test_lines_of_others_stay(repository):
    nowhere = collabctl("export", "codeowners", "our org", "--output", "no/CODEOWNERS", cwd=repository)
    assert (nowhere.returncode, "there is no folder no" in nowhere.stderr) == (2, True)
    file = repository / "CODEOWNERS"
    file.write_text("* @everyone\n")
    refused = collabctl("export", "codeowners", "our org", "--output", "CODEOWNERS", cwd=repository)
    assert (refused.returncode, refused.stderr.count("\n"), file.read_text()) == (2, 2, "* @everyone\n")
    assert BEGIN in refused.stderr
    assert collabctl("export", "codeowners", "our org", "--check", cwd=repository).returncode == 1
    file.write_text(f"* @everyone\n{BEGIN}\n{END}\n/code/ @developers\n")
    assert collabctl("export", "codeowners", "our org", "--output", "CODEOWNERS", cwd=repository).returncode == 0
    assert file.read_text().startswith(f"* @everyone\n{BEGIN}\n/our\\ org/")
    assert file.read_text().endswith(f"{END}\n/code/ @developers\n")
    assert collabctl("export", "codeowners", "our org", "--check", cwd=repository).returncode == 0


def test_an_organization_in_no_repository(tmp_path):
    (tmp_path / "organization.yaml").write_text(ORGANIZATION)
    (tmp_path / "people.yaml").write_text(PEOPLE)
    done = collabctl("export", "codeowners", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[1]) == (0, "/people.yaml @bo-works anna@example.org")
    assert "nobody with an address looks after organization.yaml" in done.stderr


def test_an_unknown_form_is_one_line(tmp_path):
    done = collabctl("export", "codeowner", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
