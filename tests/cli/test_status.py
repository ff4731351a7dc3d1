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


def test_a_metric_that_is_not_written_down_is_said_to_be_the_reason(tmp_path):
    (tmp_path / "organization.yaml").write_text(
        "kind: organization\nformat: 1\nname: Lantern\n---\nkind: department\nid: sales\nname: Sales\n---\n"
        "kind: department\nid: it\nname: IT\n---\nkind: kpi\nid: deals\nname: Deals\ndepartment: sales\n"
        "metric: nowhere\ntarget: {at_least: 8}\n---\nkind: goal\nid: nine\nname: Nine\n"
        "shared_by: [{department: sales}, {department: it}]\nmeasure: {metric: nowhere, target: {at_least: 8}}\n"
    )
    done = collabctl("status", tmp_path, *DAY)
    lines = [line for line in done.stdout.splitlines() if line.startswith("unknown")]
    assert lines == [
        "unknown   its metric is not written down: Nine",
        "unknown   its metric is not written down: Sales: Deals",
    ]
    assert "2 errors in the documents" in done.stderr


SILO = (
    "kind: organization\nformat: 1\nname: Lantern\n---\nkind: department\nid: sales\nname: Sales\n---\n"
    "kind: department\nid: it\nname: IT\n"
    "---\nkind: metric\nid: deals\nname: Deals\nunit: deals\nbetter: higher\n"
    "influences: [{metric: calls, effect: raises, evidence: expert, because: Seen.}]\n"
    "---\nkind: metric\nid: calls\nname: Calls\nunit: calls\nbetter: higher\n"
    "---\nkind: kpi\nid: deals\ndepartment: sales\nmetric: deals\ntarget: {move: up}\nweight: 1\n"
    "---\nkind: kpi\nid: calls\ndepartment: it\nmetric: calls\ntarget: {move: up}\nweight: 1\n"
)
TOGETHER = (
    "---\nkind: goal\nid: nine\nname: Nine\n"
    "shared_by: [{department: sales, weight: 9}, {department: it, weight: 9}]\n"
    '---\nkind: meeting\nid: m\nname: M\nschedule: {every: day, at: "9:00"}\nwho: {departments: [sales, it]}\n'
)


def history(folder, *more):
    done = collabctl("status", folder, *DAY, "--history", "6", "--format", "json", *more)
    assert done.returncode == 0, done.stderr
    told = [(one["as_of"], one["index"] and round(one["index"])) for one in json.loads(done.stdout)["history"]]
    return told, done.stderr


def test_the_course_of_the_silo_index_over_the_history_of_the_repository(tmp_path):
    made = Repository(tmp_path / "repository")
    made.commit_on("2026-07-20", readme="x: 1\n")
    made.commit_on("2026-08-20", readme=None, organization=SILO)
    made.commit_on("2026-10-15", organization=SILO + TOGETHER)
    said = "collabctl: the silo index goes back to 2026-08-31: before, this folder held no organization\n"
    assert history(made.folder) == (
        [("2026-08-31", 75), ("2026-09-30", 75), ("2026-10-31", 3), ("2026-11-23", 3)],
        said,
    )
    drawn = "██▁▁ silo index from 75 on 2026-08-31 to 3 on 2026-11-23\n"
    for format_ in ("text", "markdown"):
        done = collabctl("status", made.folder, *DAY, "--history", "6", "--format", format_)
        assert drawn in done.stdout
        assert done.stderr == said
    # what is not committed counts for this day, and for no other
    made.write(organization=SILO)
    assert history(made.folder)[0][-2:] == [("2026-10-31", 3), ("2026-11-23", 75)]


def test_a_history_that_is_shorter_than_was_asked_for_says_why(tmp_path):
    made = Repository(tmp_path / "repository")
    made.commit_on("2026-08-20", organization=SILO)
    made.commit_on("2026-10-15", organization=SILO + TOGETHER)
    assert history(made.folder)[1].endswith("goes back to 2026-08-31: nothing was committed before\n")
    made.git("clone", "--quiet", "--depth", "1", f"file://{made.folder}", str(tmp_path / "shallow"))
    told, said = history(tmp_path / "shallow")
    assert [day for day, _ in told] == ["2026-10-31", "2026-11-23"]
    assert said.endswith("this clone holds only the latest commits (in CI: fetch-depth: 0)\n")
    # a folder that was renamed begins anew
    (made.folder / "company").mkdir()
    made.git("mv", "organization.yaml", "company/organization.yaml")
    made.commit_on("2026-11-02")
    told, said = history(made.folder / "company")
    assert [day for day, _ in told] == ["2026-11-23"]
    assert said.endswith("goes back to 2026-11-23: before, this folder held no organization\n")


def test_a_month_in_which_the_documents_had_errors_is_told_and_named(tmp_path):
    made = Repository(tmp_path / "repository")
    made.commit_on("2026-05-20", organization=SILO)
    made.commit_on("2026-09-20", organization=SILO, broken="kind: goal\n")
    made.commit_on("2026-10-15", broken=None)
    told, said = history(made.folder)
    assert len(told) == 7
    assert said == ("collabctl: the documents of 2026-09-30 had errors; the silo index is told from what can be read\n")


def test_without_a_repository_or_a_commit_there_is_no_history(tmp_path):
    (tmp_path / "organization.yaml").write_text(SILO)
    done = collabctl("status", tmp_path, *DAY, "--history", "6")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is in no git repository" in done.stderr
    Repository(tmp_path)
    done = collabctl("status", tmp_path, *DAY, "--history", "6")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no revision 'HEAD' here; nothing is committed yet" in done.stderr


def test_a_table_that_cannot_be_read_fails_and_the_rest_is_told(tmp_path):
    (tmp_path / "organization.yaml").write_text("kind: organization\nformat: 1\nname: Lantern\n")
    (tmp_path / "broken.yaml").write_text("kind: metric\nid: x\n")
    (tmp_path / "measurements").mkdir()
    (tmp_path / "measurements/csat.csv").write_text("nothing\n")
    done = collabctl("status", tmp_path, *DAY)
    assert done.returncode == 1
    assert "the first row should name the columns" in done.stdout
    assert done.stderr.startswith("collabctl: ") and "errors in the documents" in done.stderr
