"""New files and edits are written together or not at all, whenever the work is stopped."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from collabctl.output import NotWritten, Refused, Stopped, finish, write_file, write_files

BEFORE = {"a.yaml": b"a: 1\n", "b/b.yaml": b"b: 1\r\n"}
AFTER = {"a.yaml": b"a: 2\n", "b/b.yaml": b"b: 2\r\n"}
EDITS = {path: (BEFORE[path], AFTER[path]) for path in BEFORE}
ADDED = {"new/deep/c.yaml": "c: 1\n", "d.yaml": "d: 1\n"}
ALL = AFTER | {path: text.encode() for path, text in ADDED.items()}
CALLS = ("open", "write", "fsync", "rename", "replace", "link", "mkdir", "rmdir", "unlink", "chmod")


@pytest.fixture(params=[True, False], ids=["repository", "no-repository"])
def root(request, tmp_path, monkeypatch):
    """An organization, the list of what is unfinished in its repository or with the user."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "organization"
    (folder / "b").mkdir(parents=True)
    if request.param:
        (folder / ".git").mkdir()
    for path, data in BEFORE.items():
        (folder / path).write_bytes(data)
    (folder / "a.yaml").chmod(0o640)
    return folder


def contents(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_all_are_written_and_keep_their_modes(root):
    assert write_files(root, ADDED, EDITS) == ()
    assert contents(root) == ALL
    assert (root / "a.yaml").stat().st_mode & 0o777 == 0o640
    assert (root / "d.yaml").stat().st_nlink == 1
    assert finish(root) == ()


class PowerCut(BaseException):
    """Nothing is done any more, not even tidying up."""


class Trouble:
    """Makes the n-th call to the system fail: before anything comes of it, or after. A power cut lasts."""

    def __init__(self, patched, fault, number, *, late=False):
        self.left, self.fault, self.late = number, fault, late
        patched.setattr(os, "fsync", lambda _: None)  # slow, and no test can see what comes of it
        for name in CALLS:
            patched.setattr(os, name, self.watched(getattr(os, name)))

    def watched(self, call):
        def attempt(*arguments, **options):
            self.left -= 1
            fails = self.left == 0 or (self.left < 0 and isinstance(self.fault, PowerCut))
            if fails and not self.late:
                raise self.fault
            done = call(*arguments, **options)
            if fails:
                raise self.fault
            return done

        return attempt


def begin_anew(root):
    """Everything as it was."""
    for path in [path for path in root.iterdir() if path.name not in (".git", "b")]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path, data in BEFORE.items():
        (root / path).write_bytes(data)


@pytest.mark.parametrize("root", [True], indirect=True, ids=["repository"])
@pytest.mark.parametrize(
    ("fault", "error", "late"),
    [
        (OSError(errno.ENOSPC, "full"), NotWritten, False),
        (KeyboardInterrupt(), Stopped, False),
        (KeyboardInterrupt(), Stopped, True),
    ],
    ids=["full", "ctrl-c", "ctrl-c-after"],
)
def test_a_fault_at_any_call_leaves_all_or_nothing_and_says_which(root, fault, error, late):
    outcomes = set()
    for number in range(1, 500):
        with pytest.MonkeyPatch.context() as patched:
            trouble = Trouble(patched, fault, number, late=late)
            try:
                remarks = write_files(root, ADDED, EDITS)
                whole, said = True, not remarks or "all of it is written" in remarks[0]
            except error as stopped:
                whole = "all of it is written" in str(stopped)
                said = whole or "every file is as it was" in str(stopped)
            clean = trouble.left > 0
        assert contents(root) == (ALL if whole else BEFORE), f"a mix after call {number}"
        assert said and (whole or not (root / "new").exists()), number
        outcomes.add(whole)
        if clean:
            break
        assert finish(root) == (), f"something was left after call {number}"
        begin_anew(root)
    assert number > 40
    assert outcomes == {True, False}


def dies(root, wanted):
    """Let runs die later and later, until one leaves what is wanted."""
    for number in range(1, 200):
        with pytest.MonkeyPatch.context() as patched:
            Trouble(patched, PowerCut(), number)
            with pytest.raises(PowerCut):
                write_files(root, ADDED, EDITS)
        if wanted(contents(root)):
            return
        finish(root)
        begin_anew(root)
    raise AssertionError


@pytest.mark.parametrize("root", [True], indirect=True, ids=["repository"])
def test_what_a_run_that_died_before_it_wrote_anything_left_is_cleared_away(root):
    dies(root, lambda found: sum(".collabctl-part-" in path for path in found) == len(ALL))
    [told] = finish(root)
    assert told == "an earlier run was cut short before it had written anything; what it left is cleared away"
    assert contents(root) == BEFORE
    assert not (root / "new").exists()
    write_files(root, ADDED, EDITS)
    assert contents(root) == ALL


@pytest.mark.parametrize("last", [*EDITS, *ADDED])
def test_what_a_run_that_died_was_writing_is_finished_by_the_next(root, last):
    dies(root, lambda found: found.get(last) == ALL[last])
    [told] = finish(root)
    assert told.startswith("an earlier run was cut short; finished now: ")
    assert all(f"'{path}'" in told for path in ALL)
    assert contents(root) == ALL
    assert finish(root) == ()


@pytest.mark.parametrize("root", [True], indirect=True, ids=["repository"])
def test_what_was_changed_since_stays_as_it_is_and_stands_in_nobodys_way(root):
    dies(root, lambda found: found["a.yaml"] == AFTER["a.yaml"])
    (root / "b" / "b.yaml").write_bytes(b"b: 3\r\n")
    [told] = finish(root)
    assert told.endswith("; 'b/b.yaml' was changed since, and stays as it is")
    assert contents(root) == ALL | {"b/b.yaml": b"b: 3\r\n"}


@pytest.mark.parametrize("root", [True], indirect=True, ids=["repository"])
def test_a_set_is_finished_although_its_parts_were_cleaned_away(root):
    dies(root, lambda found: found["a.yaml"] == AFTER["a.yaml"])
    for part in root.rglob(".collabctl-part-*"):  # as `git clean` does
        part.unlink()
    finish(root)
    assert contents(root) == ALL


def test_every_next_run_that_writes_puts_it_right(root):
    dies(root, lambda found: found["a.yaml"] == AFTER["a.yaml"])
    (root / "organization.yaml").touch()
    if not (root / ".git").exists():  # then the organization is what tells whose list it is
        assert "finished now" in write_files(root, {"e.yaml": "e: 1\n"})[0]
    else:
        assert "finished now" in write_file(root / "b" / "report.json", "{}\n")[0]
        (root / "b" / "report.json").unlink()
        (root / "e.yaml").write_text("e: 1\n")
    (root / "organization.yaml").unlink()
    assert contents(root) == ALL | {"e.yaml": b"e: 1\n"}


def test_a_file_that_was_changed_just_now_is_not_touched(root):
    with pytest.raises(Refused, match="changed at this moment"):
        write_files(root, ADDED, {"a.yaml": (b"else", b"new")})
    assert contents(root) == BEFORE


@pytest.mark.parametrize(
    "path", ["a.sh", ".github/workflows/a.yml", ".hidden.yaml", "b", "Makefile", ".collabctl/x.json"]
)
def test_only_documents_tables_pages_and_the_schema_of_editors_are_edited(root, path):
    with pytest.raises(Refused, match="no other file is edited"):
        write_files(root, {}, {path: (b"before", b"after")})


def test_a_new_file_never_takes_the_place_of_another(root):
    write_files(root, {"new/deep/d.yaml": "d: 1\n"})
    with pytest.raises(Refused, match="there already"):
        write_files(root, {"e.yaml": "e: 1\n", "new/deep/d.yaml": "d: 2\n"})
    assert contents(root) == {**BEFORE, "new/deep/d.yaml": b"d: 1\n"}


def test_a_new_file_that_came_meanwhile_stays_although_it_is_the_same(root, monkeypatch):
    link = os.link

    def late(part, place):
        (root / "d.yaml").write_text(ADDED["d.yaml"])
        link(part, place)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(Refused, match="there already"):
        write_files(root, {"d.yaml": ADDED["d.yaml"]}, EDITS)
    assert contents(root) == {**BEFORE, "d.yaml": b"d: 1\n"}


def test_where_a_disk_knows_no_second_name_a_file_gets_its_only_one(root, monkeypatch):
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError(errno.EPERM, "no")))
    write_files(root, ADDED, EDITS)
    assert contents(root) == ALL


@pytest.mark.parametrize("path", ["linked/new.yaml", "linked/deeper/new.yaml"])
def test_nothing_new_is_reached_through_a_link(root, tmp_path_factory, path):
    outside = tmp_path_factory.mktemp("outside")
    (root / "linked").symlink_to(outside)
    with pytest.raises(Refused, match="is a link"):
        write_files(root, {path: "a: 1\n"})
    assert not list(outside.iterdir())


def test_nothing_is_edited_through_a_link(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.yaml").write_bytes(b"theirs\n")
    (root / "linked").symlink_to(outside)
    with pytest.raises(Refused, match="is a link"):
        write_files(root, {}, {"linked/a.yaml": (b"theirs\n", b"ours\n")})
    assert (outside / "a.yaml").read_bytes() == b"theirs\n"


def test_a_list_in_the_folder_is_nobodys(root):
    (root / ".collabctl-edit").write_text('{"a.yaml": ["00", "11"]}')
    (root / "collabctl-unfinished.json").write_text('{"token": "", "folder": ".", "made": [], "files": []}')
    before = contents(root)
    assert finish(root) == ()
    write_files(root, {}, EDITS)
    assert contents(root) == before | AFTER


def test_two_runs_take_turns(root, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr("collabctl.output.turns.WAIT_FOR_OTHER_RUN", 0.1)
    write_files(root, {"e.yaml": "e: 1\n"})
    lock = root / ".git" if (root / ".git").exists() else Path(os.environ["XDG_STATE_HOME"]) / "collabctl"
    descriptor = os.open(lock, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        with pytest.raises(Refused, match="another run is writing"):
            write_files(root, ADDED, EDITS)
    finally:
        os.close(descriptor)
    write_files(root, ADDED, EDITS)
