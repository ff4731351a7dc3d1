"""What a pull request may bring beside documents: names like ours, links, lists. None of it is believed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.cli.test_validate import REPOSITORY, collabctl

AS_OF = ("--as-of", "2026-11-23")
RECORD = ("record", "csat", "9.2", "--date", "2026-11-30")
NEW = ("new", "department", "customer-care", "--set", "name=Customer care")


@pytest.fixture
def root(tmp_path):
    """An organization in a checkout, from which CI publishes a site."""
    shutil.copytree(os.path.join(REPOSITORY, "examples", "org"), tmp_path / "org")
    git = tmp_path / "org" / ".git"
    git.mkdir()
    (git / "config").write_text("https://ci-token:SECRET@example.org")
    return tmp_path / "org"


@pytest.fixture
def outside(tmp_path):
    """A folder of somebody else."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "collab.schema.json").write_text("{}")
    return folder


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def findings(root):
    done = collabctl("validate", root, *AS_OF, "--format", "json")
    found = json.loads(done.stdout)["findings"]
    return done.returncode, [one["path"] for one in found if one["rule"] == "document/left-behind"]


def plant_a_list(root):
    (root / "scripts").mkdir()
    (root / "scripts" / "deploy.sh").write_text("echo ours\n")
    (root / "scripts" / ".collabctl-part-deploy.sh").write_text("echo EVIL\n")
    hashes = [hashlib.sha256(text).hexdigest() for text in (b"echo ours\n", b"echo EVIL\n")]
    (root / ".collabctl-edit").write_text(json.dumps({"scripts/deploy.sh": hashes}))


@pytest.mark.parametrize(
    "command",
    [
        (*RECORD, "--root"),
        (*NEW, "--root"),
        ("rename", "person", "anouk", "anoukje", "--root"),
        ("playbook", "use", "meeting-rhythm", "--yes"),
    ],
    ids=["record", "new", "rename", "playbook"],
)
def test_a_list_of_edits_that_came_with_a_commit_is_named_and_never_followed(root, command):
    plant_a_list(root)
    before = contents(root)
    assert findings(root) == (1, [".collabctl-edit", "scripts/.collabctl-part-deploy.sh"])
    done = collabctl(*command, root)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "nothing was written: .collabctl-edit: this looks like what a run of collabctl that was cut" in done.stderr
    assert contents(root) == before


def test_it_cannot_be_ignored(root):
    plant_a_list(root)
    own = root / "organization.yaml"
    own.write_text(own.read_text() + 'ignore: [".*", "**"]\n')
    assert findings(root)[1] == [".collabctl-edit", "scripts/.collabctl-part-deploy.sh"]


@pytest.mark.parametrize("listed", ['{"a\\u0000b": ["aa", "bb"]}', '{"a\\ud800": ["aa", "bb"]}', "[" * 10_000, None])
def test_whatever_such_a_list_says_it_is_not_even_read(root, listed):
    if listed is None:
        os.mkfifo(root / ".collabctl-edit")
    else:
        (root / ".collabctl-edit").write_text(listed)
    done = collabctl(*RECORD, "--root", root)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    (root / ".collabctl-edit").unlink()
    assert collabctl(*RECORD, "--root", root).returncode == 0


@pytest.mark.parametrize("target", [".git", "/proc/self"])
@pytest.mark.parametrize("name", [".public.collabctl-old", ".public.collabctl-new"])
def test_a_link_named_like_a_replaced_folder_is_not_followed(root, name, target):
    (root / name).symlink_to(target)
    done = subprocess.run(
        [sys.executable, "-m", "collabctl", "handbook", "--site", "--output=public", "--draft"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": REPOSITORY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"{name}' looks like what a run that was cut short leaves" in done.stderr
    assert not os.path.lexists(root / "public")
    assert (root / name).is_symlink()
    assert findings(root) == (1, [name])


def test_a_folder_named_like_a_replaced_one_is_not_published(root):
    planted = root / ".public.collabctl-old"
    planted.mkdir()
    (planted / "evil.html").write_text("<script>alert(1)</script>")
    assert collabctl("handbook", root, "--output", root / "public").returncode == 1
    assert collabctl("handbook", root, "--output", root / "public", "--draft").returncode == 2
    shutil.rmtree(planted)
    assert collabctl("handbook", root, "--output", root / "public").returncode == 0
    assert not (root / "public" / "evil.html").exists()


def test_new_rename_and_schema_do_not_write_through_a_linked_folder(root, outside):
    shutil.rmtree(root / ".collabctl", ignore_errors=True)
    (root / ".collabctl").symlink_to(outside)
    before = contents(root)
    for command in (NEW, ("rename", "person", "anouk", "anoukje")):
        done = collabctl(*command, "--root", root)
        assert (done.returncode, "is a link to another place, and nothing is" in done.stderr) == (2, True)
    done = collabctl("schema", "--with-ids", "--root", root, "--output", root / ".collabctl" / "collab.schema.json")
    assert (done.returncode, "is a link, and nothing is written through one" in done.stderr) == (2, True)
    assert (outside / "collab.schema.json").read_text() == "{}"
    assert contents(root) == before


@pytest.mark.parametrize(
    "command",
    [
        ("validate", "--format=json", "--output=reports/out"),
        ("calendar", "--output=reports/out"),
        ("schema", "--output=reports/out"),
        ("handbook", "--output=reports/out", "--draft"),
        ("handbook", "--output=reports/../reports/out", "--draft"),
    ],
)
def test_no_report_goes_through_a_link_of_the_repository(root, outside, command):
    (root / "reports").symlink_to(outside)
    done = subprocess.run(
        [sys.executable, "-m", "collabctl", *command],
        cwd=root,
        env={**os.environ, "PYTHONPATH": REPOSITORY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "nothing is written through one; name the place it leads to" in done.stderr) == (2, True)
    assert [path.name for path in outside.iterdir()] == ["collab.schema.json"]


def test_a_link_of_the_machine_may_be_on_the_way(root, tmp_path):
    (tmp_path / "shortcut").symlink_to(tmp_path / "org")
    done = collabctl(*RECORD, "--root", tmp_path / "shortcut")
    assert (done.returncode, done.stderr) == (0, "")
    assert collabctl("calendar", root, "--output", tmp_path / "shortcut" / "meetings.ics").returncode == 0
    assert (root / "meetings.ics").is_file()


def test_a_manifest_that_came_with_a_commit_removes_no_file_of_a_kind_that_we_never_make(root):
    pages = root / "handbook"
    assert collabctl("handbook", root, "--output", pages).returncode == 0
    (pages / "deploy.sh").write_text("theirs")
    (pages / "notes.md").write_text("theirs")
    manifest = pages / ".collabctl-manifest.json"
    listed = json.loads(manifest.read_text())
    listed["files"] |= dict.fromkeys(("deploy.sh", "notes.md"), hashlib.sha256(b"theirs").hexdigest())
    manifest.write_text(json.dumps(listed))
    done = collabctl("handbook", root, "--output", pages)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "removed: notes.md")
    assert "1 removed" in done.stdout
    assert (pages / "deploy.sh").read_text() == "theirs"
    assert not (pages / "notes.md").exists()


@pytest.mark.parametrize(
    "command",
    [NEW, ("schema", "--with-ids"), ("playbook", "use", "meeting-rhythm", "--yes")],
    ids=["new", "schema", "playbook"],
)
def test_a_document_that_cannot_be_opened_is_never_left_out_in_silence(root, command):
    closed = root / "departments" / "closed.yaml"
    closed.symlink_to("nowhere")
    before = contents(root)
    where = (root,) if command[0] == "playbook" else ("--root", root)
    done = collabctl(*command, *where)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing was written: departments/closed.yaml could not be opened" in done.stderr
    assert contents(root) == before
    closed.unlink()
    closed.write_text("kind: [\n")
    done = collabctl(*command, *where)
    assert (done.returncode, "in the documents: this is told from what can be read" in done.stderr) == (0, True)
