"""What somebody sees who edits an organization in VS Code: the official YAML language server, with our schemas."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.test_validate import collabctl
from tests.schemas.language_server import LanguageServer

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "org"
SETTINGS = EXAMPLE.parent.parent / "collabctl" / "starting" / "first" / "any" / "settings.json"
DEPARTMENT = "kind: department\nid: legal\nname: Legal\n"
KPI = "kind: kpi\nid: a\ndepartment: sales\nmetric: csat\n"
MEETING = 'kind: meeting\nid: a\nname: A\nschedule: {every: week, day: mon, at: "10:00"}\nwho: {everyone: true}\n'
BROKEN = {
    "no name": ("kind: department\nid: legal\n", {1}),
    "no kind": ("id: legal\nname: Legal\n", {1}),
    "a kind that is none": ("kind: departement\nid: legal\nname: Legal\n", {1}),
    "an id that is none": (DEPARTMENT.replace("id: legal", "id: Legal Team"), {2}),
    "an unknown key": (DEPARTMENT + "misison: x\n", {4}),
    "a list for a name": (DEPARTMENT.replace("name: Legal", "name: [Legal]"), {3}),
    "a word for true": (DEPARTMENT + "external: maybe\n", {4}),
    "a target that is none": (KPI + "target: {atleast: 5}\n", {5}),
    "a target in words": (KPI + "target: lots\n", {5}),
    "a weight over 100": (KPI + "weight: 120\n", {5}),
    "one goal, not a list": (KPI + "supports: one-story\n", {5}),
    "a period that is none": (KPI + "period: next year\n", {5}),
    "the same key twice": (KPI + "weight: 10\nweight: 20\n", {5, 6}),
    "a type of meeting that is none": (MEETING + "type: party\n", {6}),
    "a duration that is none": (MEETING + "duration: long\n", {6}),
    "a quarter": (MEETING.replace("every: week", "every: quarter"), {4}),
    "a day that is none": (MEETING.replace("day: mon", "day: monday"), {4}),
    "a date that is none": ("kind: win\nid: a\nname: A\ndate: 1 May\ncontributions: {it: x, sales: y}\n", {4}),
    "the second document": (DEPARTMENT + "---\n" + KPI + "wieght: 10\n", {9}),
    "an effect that is none": (
        "kind: metric\nid: a\nname: A\nunit: days\nbetter: lower\ninfluences:\n  - metric: csat\n    effect: ups\n",
        {8},
    ),
    "a bracket that is not closed": (KPI + "supports: [one-story\n", {5, 6}),
}
"""What goes wrong in a file, and the lines where it may be said."""


@pytest.fixture(scope="module")
def editor(node, node_packages, tmp_path_factory):
    """The example organization open in an editor, set up as `collabctl init` sets it up."""
    folder = tmp_path_factory.mktemp("editor") / "org"
    shutil.copytree(EXAMPLE, folder)
    (folder / ".collabctl").mkdir()
    place = folder / ".collabctl" / "collab.schema.json"
    assert collabctl("schema", "--with-ids", "--root", folder, "--output", place).returncode == 0
    settings = json.loads(SETTINGS.read_text("utf-8"))
    yaml = {name.removeprefix("yaml."): value for name, value in settings.items() if name.startswith("yaml.")}
    server = LanguageServer(node, node_packages, folder, {"yaml": {**yaml, "schemaStore": {"enable": False}}})
    yield server
    server.close()


def test_it_finds_nothing_in_the_example(editor):
    for file in sorted(EXAMPLE.rglob("*.yaml")):
        path = file.relative_to(EXAMPLE).as_posix()
        assert (path, editor.diagnostics(path, file.read_text("utf-8"))) == (path, [])


@pytest.mark.parametrize("case", BROKEN)
def test_it_shows_what_is_wrong_on_its_line(editor, case):
    text, lines = BROKEN[case]
    found = editor.diagnostics(f"{case.replace(' ', '-')}.yaml", text)
    assert found
    assert {one["range"]["start"]["line"] + 1 for one in found} <= lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: kpi\nid: a\ndepartment: |\n", {"sales": "Verkoop", "it": "IT"}),
        ("kind: kpi\nid: a\nmetric: |\n", {"csat": "Klanttevredenheid"}),
        ("kind: kpi\nid: a\nsupports:\n  - |\n", {"one-story": "Eén verhaal, van advertentie tot monteur"}),
        ("kind: department\nid: a\nname: A\nlead: |\n", {"anouk": "Anouk Terpstra"}),
        ("kind: meeting\nid: a\nwho:\n  leads_of:\n    - |\n", {"sales": "Verkoop"}),
        ("kind: goal\nid: a\nname: A\nshared_by:\n  - department: |\n", {"sales": "Verkoop"}),
        ("kind: commitment\nid: a\nfor:\n  - |\n", {"goal/one-story": "Eén verhaal, van advertentie tot monteur"}),
    ],
)
def test_it_offers_the_ids_of_the_organization_with_their_names(editor, text, expected):
    assert expected.items() <= editor.completions(f"{'-'.join(re.findall('[a-z]+', text))}.yaml", text).items()


def test_it_leaves_files_alone_that_are_not_ours(editor):
    assert editor.diagnostics(".github/workflows/check.yml", "on: push\njobs: {}\n") == []
