"""examples/ci/github/comment.yml: it runs with the right to write, on bytes that a stranger chose."""

from __future__ import annotations

import io
import json
import os
import random
import re
import sys
import zipfile

import pytest
import yaml

from tests.ci.runner import ROOT, Runner
from tests.runner_commands import commands_in

WORKFLOW = yaml.safe_load((ROOT / "examples/ci/github/comment.yml").read_text("utf-8"))
MARK = "<!-- collabctl: what this pull request changes -->"
COMMIT = "c0ffee" * 6 + "c0ff"
BRANCH = "x\";$(touch sprung)`touch sprung`'&state=closed#::error::x"
FILE = "collabctl-changes.md"

# What `gh` of the machine is asked, and answers: lines of JSON in, files out.
GH = """#!{python} -I
import json, os, sys
here = {folder!r}
asked = sys.argv[1:]
given = sys.stdin.buffer.read().decode() if "--input" in asked else None
with open(os.path.join(here, "asked"), "a") as file:
    file.write(json.dumps([asked, given and json.loads(given)]) + "\\n")
path = asked[1]
name = (
    "zip" if path.endswith("/zip") else "artifacts" if path.endswith("/artifacts")
    else "pulls" if path.endswith("/pulls") else "written" if given else "comments"
)
with open(os.path.join(here, name), "rb") as file:
    sys.stdout.buffer.write(file.read())
"""


def packed(words, name=FILE):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, words)
    return made.getvalue()


def pull(number=7, sha=COMMIT, repository="stranger/org"):
    return {"number": number, "head": {"sha": sha, "repo": repository and {"full_name": repository}}}


@pytest.fixture
def comment(tmp_path):
    """Run the workflow's step; gives its log and what was written: (path, method, text)."""
    folder = tmp_path / "gh"
    folder.mkdir()
    (folder / "gh").write_text(GH.format(python=sys.executable, folder=str(folder)), "utf-8")
    (folder / "gh").chmod(0o755)
    (folder / "python").symlink_to(sys.executable)

    def run(artifact=b"", pulls=None, comments=(), size=None, listed=None, repository="stranger/org", code=0):
        (folder / "pulls").write_text(json.dumps([pull()] if pulls is None else pulls))
        one = {"id": 5, "expired": False, "size_in_bytes": len(artifact) if size is None else size}
        (folder / "artifacts").write_text(json.dumps({"artifacts": [one] if listed is None else listed}))
        (folder / "comments").write_text(json.dumps([list(comments)]))
        (folder / "written").write_text("{}")
        (folder / "zip").write_bytes(artifact)
        (folder / "asked").write_bytes(b"")
        event = {
            "github.repository": "us/org",
            "github.event.workflow_run.id": "99",
            "github.event.workflow_run.head_sha": COMMIT,
            "github.event.workflow_run.head_branch": BRANCH,
            "github.event.workflow_run.head_repository.owner.login": repository.split("/")[0],
            "github.event.workflow_run.head_repository.full_name": repository,
        }
        workspace = tmp_path / "workspace"
        workspace.mkdir(exist_ok=True)
        runner = Runner(workspace, tmp_path / "temporary", f"{folder}{os.pathsep}{os.environ['PATH']}")
        (step,) = runner.steps(WORKFLOW["jobs"]["comment"]["steps"], event).steps
        assert step.code == code, step.log
        assert commands_in(step.log) == []
        assert list(workspace.iterdir()) == [], "nothing of the artifact is ever a file"
        run.asked = [json.loads(line) for line in (folder / "asked").read_text("utf-8").splitlines()]
        written = [(asked[1], asked[asked.index("--method") + 1], body["body"]) for asked, body in run.asked if body]
        return step.log, written

    return run


def test_it_may_do_no_more_than_comment():
    assert WORKFLOW["permissions"] == {}
    (job,) = WORKFLOW["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    (step,) = job["steps"]
    assert "${{" not in step["run"]
    assert "uses" not in step


def test_a_first_comment(comment):
    _, written = comment(
        packed("## Sales\n\nSales' target goes up"), repository="us/org", pulls=[pull(7, COMMIT, "us/org")]
    )
    assert written == [("repos/us/org/issues/7/comments", "POST", f"{MARK}\n## Sales\n\nSales' target goes up")]


def test_our_comment_is_edited_in_place_and_nobody_elses(comment):
    comments = [
        {"id": 1, "user": {"login": "stranger"}, "body": f"{MARK}\nmine"},
        {"id": 2, "user": None, "body": MARK},
        {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"something else\n{MARK}"},
        {"id": 4, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"},
    ]
    _, ((path, method, _),) = comment(packed("new"), comments=comments)
    assert (path, method) == ("repos/us/org/issues/comments/4", "PATCH")


def test_the_words_of_a_fork_are_code(comment):
    words = "@everyone ![x](https://evil.example/x.png) <img src=x>\n```\n````\n# x\n" + MARK
    _, ((_, _, text),) = comment(packed(words))
    found = re.fullmatch(rf"{MARK}\nWhat this .*:\n\n(`+)\n(.*)\n\1", text, re.DOTALL)
    assert found
    assert found[2] == words
    assert found[1] not in words


def test_the_branch_is_asked_for_as_it_is(comment):
    comment(packed("x"))
    assert ["-f", f"head=stranger:{BRANCH}"] == run_options(comment)[-2:]


def run_options(comment):
    return next(asked for asked, _ in comment.asked if asked[1].endswith("/pulls"))


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [pull(sha="d" * 40)],
        [pull(repository="other/org")],
        [pull(repository=None)],
        [pull(1), pull(2)],
    ],
)
def test_without_exactly_one_pull_request_of_that_commit_nothing_is_written(comment, pulls):
    log, written = comment(packed("x"), pulls=pulls)
    assert written == []
    assert log.startswith("No comment: ")
    assert not any(asked[1].endswith("/zip") for asked, _ in comment.asked)


NOISE = random.Random(1).randbytes(600_000)


@pytest.mark.parametrize(
    ("artifact", "more"),
    [
        (b"", {}),
        (b"not a zip", {}),
        (packed("x")[:-9], {}),
        (packed("x", "../../collabctl-changes.md"), {}),
        (packed("x", "/etc/passwd"), {}),
        (packed(NOISE), {"size": 10}),  # GitHub is mistaken about its size
        (packed(NOISE), {}),
        (packed("x"), {"listed": []}),
        (packed("x"), {"listed": [{"id": 5, "expired": True, "size_in_bytes": 1}]}),
    ],
)
def test_what_is_no_artifact_of_ours_is_not_read(comment, artifact, more):
    log, written = comment(artifact, **more)
    assert written == []
    assert log.startswith("No comment: ")
    assert "Traceback" not in log


def test_a_bomb_is_cut_off(comment):
    _, ((_, _, text),) = comment(packed("boom " * 20_000_000))
    assert len(text) < 61_000


def test_long_words_of_any_alphabet_are_handed_over(comment):
    _, ((_, _, text),) = comment(packed("\U0001f600" * 70_000))
    assert 59_000 < len(text) < 61_000


def test_what_nobody_can_see_is_left_out(comment):
    _, ((_, _, text),) = comment(packed(b"a\x1b[2Jb\rc\x00d\xff\x9be\xed\xa0\x80"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)


def test_where_github_does_not_answer_the_run_fails(comment, tmp_path):
    (tmp_path / "gh" / "gh").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    _, written = comment(packed("x"), code=1)
    assert written == []
