"""action.yml, its steps run as the runner of GitHub would run them, in real repositories."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.ci.runner import ROOT, Runner
from tests.hostile_files import broken
from tests.runner_commands import commands_in

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
TELL, SARIF, CHECK, HANDBOOK = [step["name"] for step in STEPS[1:]]


def check(runner: Runner, root="org", **inputs):
    return runner.action(done=("install",), root=root, **inputs)


def test_it_installs_itself_and_looks_for_python_in_no_files_of_others(installed):
    assert installed.first.ran == ["Install collabctl", CHECK]
    assert installed.first.failed == [], installed.first.log
    assert "everything checks out: 1 file" in installed.first.log
    assert not installed.sprung.exists()


def test_no_script_holds_an_expression_and_only_inputs_come_through_the_environment():
    for step in STEPS:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
        assert "working-directory" not in step
        assert all(re.fullmatch(r"\$\{\{ inputs\.[a-z-]+ \}\}", value) for value in step.get("env", {}).values())
        assert all(f'"${name}"' in step["run"] for name in step.get("env", {}))


def test_its_steps_are_plain_calls():
    said = [line.split()[0] for step in STEPS[1:] for line in step["run"].splitlines()]
    assert set(said) == {"collabctl", "cat", "echo"}
    assert [step["run"].split()[:2] for step in STEPS[1:]] == [
        ["collabctl", "diff"],
        ["collabctl", "validate"],
        ["collabctl", "validate"],
        ["collabctl", "handbook"],
    ]


def test_every_input_is_used_and_says_what_it_is_for():
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(ACTION["inputs"])
    assert all(one["description"].endswith(".") for one in [*ACTION["inputs"].values(), *ACTION["outputs"].values()])


def test_a_finding_stands_on_its_line_and_fails_the_job(runner):
    job = check(runner)
    assert job.failed == [CHECK]
    (command,) = [command for command in commands_in(job.log) if command.name == "error"]
    assert command.properties["file"] == "org/support.yaml"
    assert command.properties["line"] == "4"
    assert "mision" in command.data
    assert (job.summary, job.outputs) == ("", {"sarif": "", "changes": ""})


@pytest.mark.parametrize(("fail_on", "failed"), [("error", [CHECK]), ("never", []), ("nothing", [CHECK])])
def test_fail_on(runner, fail_on, failed):
    assert check(runner, fail_on=fail_on).failed == failed


def test_only_what_is_new_counts_and_the_summary_tells_what_changed(runner, repository):
    repository.commit(org__sales="kind: department\nid: sales\nname: Sales and Service\n")
    job = check(runner, since="HEAD^1")
    assert job.failed == [], job.log
    assert [command for command in commands_in(job.log) if command.name == "error"] == []
    assert "Sales and Service" in job.summary
    assert Path(job.outputs["changes"]).read_text("utf-8") == job.summary

    repository.commit(org__legal="kind: department\nid: legal\nname: Legal\nmision: Help.\n")
    job = check(runner, since="HEAD^1")
    assert job.failed == [CHECK]
    errors = [command for command in commands_in(job.log) if command.name == "error"]
    assert [command.properties["file"] for command in errors] == ["org/legal.yaml"]
    assert "legal.yaml" in job.summary


def test_without_a_change_nothing_is_new(runner, repository):
    repository.commit(README="nothing: of ours\n")
    job = check(runner, since="HEAD^1")
    assert job.failed == [], job.log
    assert job.summary


def test_a_pull_request_is_compared_with_what_it_is_merged_into(runner, repository):
    """Checked out as actions/checkout does it: the merge of both, and main went on in the meantime."""
    repository.git("checkout", "--quiet", "-b", "theirs")
    repository.commit(org__legal="kind: department\nid: legal\nname: Legal\n")
    repository.git("checkout", "--quiet", "main")
    repository.commit(org__finance="kind: department\nid: finance\nname: Finance\n")
    repository.git("checkout", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "merge", "theirs")
    job = check(runner, since="HEAD^1")
    assert job.failed == [], job.log
    assert "Legal" in job.summary
    assert "Finance" not in job.summary


def test_a_revision_that_is_not_there_fails_with_one_clear_line(runner):
    job = check(runner, since="HEAD^1")
    assert job.failed == [TELL, CHECK]
    for step in job.steps:
        if step.outcome == "failure":
            assert step.code == 2
            assert re.fullmatch(r"collabctl: .*'HEAD\^1'.*\n", step.log), step.log
    assert job.summary == ""
    assert job.outputs["changes"] == ""


def test_all_findings_as_sarif_the_old_ones_too(runner, repository):
    repository.commit(README="nothing: of ours\n")
    job = check(runner, since="HEAD^1", sarif="all findings.sarif")
    assert job.failed == []
    assert job.outputs["sarif"] == "all findings.sarif"
    (run,) = json.loads((repository.folder / "all findings.sarif").read_text("utf-8"))["runs"]
    assert {result["ruleId"] for result in run["results"]} >= {"document/unknown-key"}


def test_a_stale_handbook_is_told_also_when_the_organization_is_not_in_order(runner, repository):
    repository.commit(org__support="kind: department\nid: support\nname: Support\n")
    job = check(runner, handbook="book")
    assert job.failed == [HANDBOOK]
    assert "book is stale" in job.log
    repository.commit(org__sales="kind: department\nid: sales\nname: ''\n")
    assert check(runner, handbook="book").failed == [CHECK, HANDBOOK]


def test_a_handbook_that_is_up_to_date(runner, repository):
    repository.commit(org__support="kind: department\nid: support\nname: Support\n")
    write = {"name": "Write", "shell": "bash", "run": "collabctl handbook --output=book -- org"}
    assert runner.steps([write], {}).failed == []
    job = check(runner, handbook="book")
    assert job.failed == [], job.log
    assert "all as they should be" in job.log


@pytest.mark.parametrize("root", ["a folder", "--help", "$(touch sprung)", "*;'\""])
def test_a_folder_may_have_any_name(runner, repository, root):
    (repository.folder / "org").rename(repository.folder / root)
    repository.commit()
    repository.git("commit", "--quiet", "--allow-empty", "--message", "another")
    job = check(runner, root=root, since="HEAD^1", sarif=f"{root}.sarif", handbook=f"{root}/book")
    assert [step.code for step in job.steps] == [0, 0, 0, 0, 1], job.log
    assert not (repository.folder / "sprung").exists()


BRANCH = "$(touch${IFS}sprung)`touch${IFS}sprung`';touch${IFS}sprung;'\";touch${IFS}sprung;%0A"  # git allows no colon
TITLE = "::error::x\n##[add-path]/tmp\n$(touch sprung)"


def test_a_hostile_pull_request_gives_findings_and_nothing_else(installed, repository, tmp_path):
    repository.commit(org__support="kind: department\nid: support\nname: Support\n")
    broken(repository.folder / "org")
    repository.git("checkout", "--quiet", "-b", BRANCH)
    repository.commit()
    event = {"number": 1, "pull_request": {"title": TITLE, "body": TITLE, "head": {"ref": TITLE, "label": BRANCH}}}
    names = {"GITHUB_HEAD_REF": BRANCH, "GITHUB_REF_NAME": BRANCH, "GITHUB_REF": BRANCH, "GITHUB_ACTOR": TITLE}
    runner = Runner(repository.folder, tmp_path / "temporary", installed.path, event, **names)
    job = check(runner, since="HEAD^1", sarif="all.sarif", handbook="book")
    assert job.failed == [CHECK, HANDBOOK], job.log
    assert [step.code for step in job.steps] == [0, 0, 0, 1, 1], job.log
    assert "Traceback" not in job.log

    rules = {path.parent.name + "/" + path.stem.replace("_", "-") for path in (ROOT / "collabctl/rules").rglob("*.py")}
    commands = commands_in(job.log)
    assert {command.name for command in commands} <= {"error", "warning", "notice"}
    assert {command.properties["title"] for command in commands} <= {*rules, "collabctl"}
    assert all(command.properties["file"].startswith("org/") for command in commands[:-1])
    assert all(commands_in(step.log) == [] for step in job.steps if step.name != CHECK)

    assert commands_in(job.summary) == []
    assert "<img" not in job.summary
    assert re.sub(r"`[^`\n]*`", "", job.summary).count("@everyone") == 0
    json.loads((repository.folder / "all.sarif").read_text("utf-8"))
    assert [path for path in tmp_path.rglob("*") if path.name.startswith("sprung")] == []
