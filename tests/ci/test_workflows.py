"""Our workflows and those to paste: what holds for all of them, and what linters do not look at."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci.conftest import ORGANIZATION, SALES
from tests.ci.runner import ROOT

OURS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITHUB = sorted((ROOT / "examples/ci/github").glob("*.yml"))
GITLAB = ROOT / "examples/ci/gitlab/collabctl.gitlab-ci.yml"
ACTION = ROOT / "action.yml"
BIN = Path(sys.executable).parent
US = "OWNER_OF_COLLABCTL/collabctl@COMMIT_OF_A_RELEASE"


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", [*OURS, *GITHUB], ids=lambda path: path.stem)
def test_a_workflow_may_do_only_what_it_says_a_reason_for(path):
    text = path.read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text
    assert "secrets." not in text
    longest = 180 if path.stem == "nightly" else 20
    assert all(job["timeout-minutes"] <= longest for job in workflow["jobs"].values())
    granted = re.findall(
        r"^ +(?:contents|actions|issues|pages|id-token|pull-requests|security-events): .*$", text, re.MULTILINE
    )
    assert granted
    assert all("  # to " in line for line in granted)
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def pins(path):
    return re.findall(r"uses: (\S+)@(\S+)(?: # (\S+))?$", path.read_text("utf-8"), re.MULTILINE)


def test_actions_are_pinned_to_commits_and_one_release_of_each():
    releases = {}
    for path in [*OURS, *GITHUB]:
        for action, commit, release in pins(path):
            if f"{action}@{commit}" != US:
                assert re.fullmatch(r"[0-9a-f]{40}", commit), f"{path.name}: {action}"
                assert re.fullmatch(r"v\d+\.\d+\.\d+", release), f"{path.name}: {action}"
                assert releases.setdefault(action, (commit, release)) == (commit, release)


def test_what_the_examples_hand_our_action_is_what_it_takes():
    action = yaml.safe_load(ACTION.read_text("utf-8"))
    found = [step for path in GITHUB for step in steps(yaml.safe_load(path.read_text("utf-8")))]
    ours = [step for step in found if step.get("uses") == US]
    assert len(ours) == 3
    for step in ours:
        assert step.get("with", {}).keys() <= action["inputs"].keys()
    used = {
        name for path in GITHUB for name in re.findall(r"steps\.collabctl\.outputs\.(\w+)", path.read_text("utf-8"))
    }
    assert used <= action["outputs"].keys()


def test_the_two_workflows_of_the_comment_agree():
    first, second = [
        (ROOT / "examples/ci/github" / name).read_text("utf-8") for name in ("pull-request.yml", "comment.yml")
    ]
    event = yaml.safe_load(second)[True]["workflow_run"]  # YAML 1.1 takes `on` for a truth
    assert event["workflows"] == [yaml.safe_load(first)["name"]]
    upload = next(step for step in steps(yaml.safe_load(first)) if "upload-artifact" in step.get("uses", ""))
    assert f'NAME = "{upload["with"]["name"]}"' in second
    assert "collabctl-changes.md" in ACTION.read_text("utf-8")


def test_what_the_readme_says_to_paste_is_the_check_of_a_pull_request():
    (block,) = re.findall(r"```yaml\n(name: .*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    pasted = yaml.safe_load(block)
    whole = yaml.safe_load((ROOT / "examples/ci/github/pull-request.yml").read_text("utf-8"))
    assert pasted["permissions"] == whole["permissions"] == {}
    assert pasted["jobs"]["check"]["permissions"] == whole["jobs"]["check"]["permissions"]
    assert [{**step, "id": "collabctl"} for step in steps(pasted)] == [
        {**step, "id": "collabctl"} for step in steps(whole)[:2]
    ]


def test_the_page_about_the_examples_names_each_of_them():
    page = (ROOT / "examples/ci/README.md").read_text("utf-8")
    for path in [*GITHUB, GITLAB]:
        assert f"({path.relative_to(ROOT / 'examples/ci').as_posix()})" in page


def scripts():
    for path in [ACTION, *OURS, *GITHUB]:
        read = yaml.safe_load(path.read_text("utf-8"))
        for step in read["runs"]["steps"] if "runs" in read else steps(read):
            if "run" in step and step.get("shell", "bash") == "bash":
                yield pytest.param("bash", step["run"], id=f"{path.stem}: {step.get('name', step['run'])[:40]}")
    for name, job in yaml.safe_load(GITLAB.read_text("utf-8")).items():
        for part in ("before_script", "script"):
            if part in job:
                yield pytest.param("sh", "\n".join(job[part]), id=f"gitlab: {name} {part}")


@pytest.mark.parametrize(("shell", "script"), list(scripts()))
def test_a_script_says_what_it_means(shell, script, tmp_path):
    (tmp_path / "script").write_text(script, "utf-8")
    command = [BIN / "shellcheck", f"--shell={shell}", "--enable=all", "--exclude=SC2154,SC2250", "--norc", "script"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_runs_a_command_that_is_there():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"] == "collabctl validate"
    assert all(re.search(hook["files"], name) for name in ("organization.yaml", "a/b.yml"))
    assert not re.search(hook["files"], "README.md")
    assert hook["pass_filenames"] is False


def test_the_handbook_that_is_published_begins_at_its_index(runner, repository):
    repository.commit(
        organization=ORGANIZATION, sales=SALES, org__organization=None, org__sales=None, org__support=None
    )
    written = steps(yaml.safe_load((ROOT / "examples/ci/github/handbook.yml").read_text("utf-8")))
    job = runner.steps([step for step in written if "run" in step], {})
    assert (job.ran, job.failed) == (["Write the handbook"], []), job.log
    assert (runner.temporary / "handbook" / "index.html").is_file()
    (upload,) = [step for step in written if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["with"]["path"] == "${{ runner.temp }}/handbook"


@pytest.mark.parametrize(("base", "code"), [("HEAD~1", 0), ("", 1)])
def test_the_jobs_on_gitlab(runner, repository, base, code):
    """The last line of `script` decides; what it writes is what `artifacts` names."""
    repository.commit(org__sales=SALES.replace("name: Sales", "name: Trade"))
    jobs = yaml.safe_load(GITLAB.read_text("utf-8"))

    def run(name):
        script = "set -eu\n" + "\n".join(jobs[name]["script"])
        environment = {
            "PATH": runner.path,
            "COLLABCTL_ROOT": "org",
            "CI_PROJECT_DIR": str(repository.folder),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base and repository.git("rev-parse", base),
        }
        command = ["sh", "-c", script]
        return subprocess.run(
            command, cwd=repository.folder, env=environment, capture_output=True, text=True, check=False
        )

    done = run("collaboration")
    assert done.returncode == code, done.stdout + done.stderr
    assert ("Trade" in done.stdout) == bool(base)
    for report in jobs["collaboration"]["artifacts"]["reports"].values():
        assert "org/support.yaml" in (repository.folder / report).read_text("utf-8")
    if base:
        repository.commit(org__support=None)
        done = run("pages")
        assert done.returncode == 0, done.stderr
        assert (repository.folder / jobs["pages"]["artifacts"]["paths"][0] / "index.html").is_file()
