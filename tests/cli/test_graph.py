"""`collabctl graph` as people call it: a process, its streams and its exit code."""

from __future__ import annotations

import json

import pytest

from tests.cli.test_validate import ISLANDS, ORGANIZATION, collabctl
from tests.reports.conflicts.samples import EXAMPLES


@pytest.fixture
def root(tmp_path):
    (tmp_path / "organization.yaml").write_text(ORGANIZATION)
    (tmp_path / "departments.yaml").write_text(ISLANDS)
    return tmp_path


def test_the_map_is_what_one_gets_without_asking_for_more():
    done = collabctl("graph", EXAMPLES / "silo")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("flowchart LR\n  accTitle: Who works with whom\n")
    asked = collabctl("graph", EXAMPLES / "silo", "--view", "collaboration", "--format", "mermaid")
    assert asked.stdout == done.stdout


@pytest.mark.parametrize("view", ["collaboration", "goals", "influences"])
def test_each_view_in_each_format(view):
    found = json.loads(collabctl("graph", EXAMPLES / "org", "--view", view, "--format", "json").stdout)
    assert (found["version"], found["view"]) == (1, view)
    assert collabctl("graph", EXAMPLES / "org", "--view", view, "--format", "dot").stdout.startswith(
        f'digraph "{view}" {{'
    )
    assert collabctl("graph", EXAMPLES / "org", "--view", view, "--format", "svg").stdout.startswith("<svg ")


def test_findings_do_not_matter(root):
    assert collabctl("graph", root).returncode == 0


@pytest.mark.parametrize(("arguments", "sentence"), [(["--view", "people"], "people"), (["--format", "png"], "png")])
def test_wrong_usage_exits_2_with_one_line(root, arguments, sentence):
    done = collabctl("graph", root, *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert sentence in done.stderr


def test_no_organization(tmp_path):
    done = collabctl("graph", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "holds no organization" in done.stderr


def test_what_can_be_read_is_drawn(root):
    sound = collabctl("graph", root)
    (root / "broken.yaml").write_text("kind: department\nid: [\n")
    done = collabctl("graph", root)
    assert (done.returncode, done.stdout) == (0, sound.stdout)
    assert done.stderr.count("\n") == 1
    assert "1 error in the documents" in done.stderr


def test_more_departments_than_anybody_can_take_in_are_drawn_as_groups(root):
    more = "".join(f"---\nkind: department\nid: d{number}\nname: D{number}\npart_of: d0\n" for number in range(1, 39))
    (root / "more.yaml").write_text("kind: department\nid: d0\nname: D0\n" + more)
    done = collabctl("graph", root)
    assert (done.returncode, done.stderr) == (0, "")
    assert '["D0<br/>and 38 more"]' in done.stdout
    assert done.stdout.count('["') == 3
    assert len(json.loads(collabctl("graph", root, "--format", "json").stdout)["nodes"]) == 41


def test_departments_that_are_part_of_none_are_drawn_by_what_joins_them(root):
    more = "".join(f"---\nkind: department\nid: d{number}\nname: D{number}\n" for number in range(39))
    (root / "more.yaml").write_text(more.removeprefix("---\n"))
    done = collabctl("graph", root)
    assert (done.returncode, done.stderr) == (0, "")
    assert "more" in done.stdout and done.stdout.count('["') <= 40
