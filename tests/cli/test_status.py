"""`collabctl status` as people, CI and scripts call it."""

import json

import pytest

from tests.cli.test_validate import collabctl
from tests.results.samples import EXAMPLES
from tests.sources.repository import Repository

DAY = ("--as-of", "2026-11-23")


def test_where_the_example_stands():
    done = collabctl("status", EXAMPLES / "org", *DAY)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("on 2026-11-23: of 16 targets")
    assert "## Where we stand" in collabctl("status", EXAMPLES / "org", *DAY, "--format", "markdown").stdout


def test_moving_the_day_moves_the_verdicts():
    found = json.loads(collabctl("status", EXAMPLES / "org", "--as-of", "2026-07-15", "--format", "json").stdout)
    assert [one["verdict"] for one in found["goals"]] == ["at risk", "on track", "on track"]
    found = json.loads(collabctl("status", EXAMPLES / "org", "--as-of", "2026-02-15", "--format", "json").stdout)
    assert {one["reason"] for one in found["goals"]} == {"early"}


@pytest.mark.parametrize(("fail_on", "code"), [(None, 0), ("warning", 1), ("never", 0)])
def test_fail_on_is_about_figures_and_what_is_late(fail_on, code):
    options = ("--fail-on", fail_on) if fail_on else ()
    assert collabctl("status", EXAMPLES / "silo", *DAY, *options).returncode == code
    assert collabctl("status", EXAMPLES / "org", *DAY, *options).returncode == 0


def test_the_course_of_the_silo_index_over_the_history_of_the_repository(tmp_path):
    silo = (
        "kind: organization\nformat: 1\nname: Lantern\n---\nkind: department\nid: sales\nname: Sales\n---\n"
        "kind: department\nid: it\nname: IT\n"
    )
    goal = (
        "---\nkind: goal\nid: nine\nname: Nine\n"
        "shared_by: [{department: sales, weight: 9}, {department: it, weight: 9}]\n"
        '---\nkind: meeting\nid: m\nname: M\nschedule: {every: day, at: "9:00"}\nwho: {departments: [sales, it]}\n'
    )
    made = Repository(tmp_path / "repository")
    made.commit_on("2026-07-20", readme="x: 1\n")
    made.commit_on("2026-08-20", readme=None, organization=silo)
    made.commit_on("2026-10-15", organization=silo + goal)
    done = collabctl("status", made.folder, *DAY, "--history", "6", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["history"] == [
        {"as_of": "2026-08-31", "index": 50},
        {"as_of": "2026-09-30", "index": 50},
        {"as_of": "2026-10-31", "index": 0},
        {"as_of": "2026-11-23", "index": 0},
    ]
    assert (
        "██▁▁ from 50 on 2026-08-31 to 0 on 2026-11-23"
        in collabctl("status", made.folder, *DAY, "--history", "6").stdout
    )
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "organization.yaml").write_text(silo)
    done = collabctl("status", alone, *DAY, "--history", "6")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is in no git repository" in done.stderr


def test_a_table_that_cannot_be_read_fails_and_the_rest_is_told(tmp_path):
    (tmp_path / "organization.yaml").write_text("kind: organization\nformat: 1\nname: Lantern\n")
    (tmp_path / "broken.yaml").write_text("kind: metric\nid: x\n")
    (tmp_path / "measurements").mkdir()
    (tmp_path / "measurements/csat.csv").write_text("nothing\n")
    done = collabctl("status", tmp_path, *DAY)
    assert done.returncode == 1
    assert "the first row should name the columns" in done.stdout
    assert done.stderr.startswith("collabctl: ") and "errors in the documents" in done.stderr
