"""Files that people wrote are changed together or not at all, whenever the work is stopped."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from collabctl.output import NotWritten, Refused, Stopped, add_file, add_files, edit_files, editing, finish_edit

REPOSITORY = Path(__file__).parent.parent
BEFORE = {"a.yaml": b"a: 1\n", "b/b.yaml": b"b: 1\r\n", "c.yaml": b"c: 1\n"}
AFTER = {"a.yaml": b"a: 2\n", "b/b.yaml": b"b: 2\r\n", "c.yaml": b"c: 2\n"}
CHANGES = {path: (BEFORE[path], AFTER[path]) for path in BEFORE}


@pytest.fixture
def root(tmp_path):
    (tmp_path / "b").mkdir()
    for path, data in BEFORE.items():
        (tmp_path / path).write_bytes(data)
    (tmp_path / "a.yaml").chmod(0o640)
    return tmp_path


def contents(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_all_are_changed_and_keep_their_modes(root):
    edit_files(root, CHANGES)
    assert contents(root) == AFTER
    assert (root / "a.yaml").stat().st_mode & 0o777 == 0o640
    assert finish_edit(root) == ()


@pytest.mark.parametrize("name", ["replace", "unlink", "fsync", "rename", "chmod", "write"])
@pytest.mark.parametrize(
    ("fault", "error"), [(OSError(errno.ENOSPC, "full"), NotWritten), (KeyboardInterrupt(), Stopped)]
)
@pytest.mark.parametrize("call", [1, 2, 3, 4])
def test_a_fault_at_any_step_leaves_all_as_it_was(root, monkeypatch, name, fault, error, call):
    calls = [0]
    real = getattr(os, name)

    def faulty(*arguments, **options):
        calls[0] += 1
        if calls[0] == call:
            raise fault
        return real(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, name, faulty)
        if calls_needed(name) < call:
            edit_files(root, CHANGES)
            assert contents(root) == AFTER
            return
        with pytest.raises(error, match="every file is as it was"):
            edit_files(root, CHANGES)
    assert contents(root) == BEFORE


def calls_needed(name):
    return {"replace": 3, "unlink": 2, "fsync": 7, "rename": 1, "chmod": 3, "write": 4}[name]


DIES = """
import os, sys
from pathlib import Path
from collabctl.output import edit_files
left = int(sys.argv[2])
def counted(real):
    def call(*arguments):
        global left
        if not left:
            os._exit(9)
        left -= 1
        return real(*arguments)
    return call
os.replace, os.unlink = counted(os.replace), counted(os.unlink)
edit_files(Path(sys.argv[1]), {changes})
"""


@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_what_a_run_that_died_was_writing_is_finished_by_the_next(root, after):
    script = DIES.replace("{changes}", repr(CHANGES))
    done = subprocess.run([sys.executable, "-c", script, root, str(after)], cwd=REPOSITORY, check=False)
    assert (done.returncode, editing.JOURNAL in contents(root)) == (9, True)
    assert finish_edit(root) == tuple(BEFORE)
    assert contents(root) == AFTER


def test_what_a_run_that_died_early_left_is_in_nobodys_way(root):
    done = subprocess.run(
        [sys.executable, "-c", DIES.replace("{changes}", repr(CHANGES)), root, "0"], cwd=REPOSITORY, check=False
    )
    assert (done.returncode, finish_edit(root)) == (9, ())
    assert {path: data for path, data in contents(root).items() if path in BEFORE} == BEFORE
    edit_files(root, CHANGES)
    assert contents(root) == AFTER


def test_a_file_that_was_changed_since_is_not_touched(root):
    (root / editing.JOURNAL).write_text('{"a.yaml": ["00", "11"]}')
    with pytest.raises(Refused, match="changed since"):
        finish_edit(root)
    with pytest.raises(Refused, match="changed at this moment"):
        edit_files(root, {"a.yaml": (b"else", b"new")})


@pytest.mark.parametrize("list_", ["[", "[]", '{"../x": ["00", "11"]}', '{"/etc/x": ["00", "11"]}', '{"a": 1}'])
def test_a_list_that_is_not_ours_is_not_followed(root, list_):
    (root / editing.JOURNAL).write_text(list_)
    with pytest.raises(Refused):
        finish_edit(root)
    assert {path: data for path, data in contents(root).items() if path in BEFORE} == BEFORE


def test_nothing_is_reached_through_a_link(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (root / "linked").symlink_to(outside)
    with pytest.raises(Refused, match="is a link"):
        add_file(root, "linked/new.yaml", "a: 1\n")
    assert not list(outside.iterdir())


def test_a_new_file_never_takes_the_place_of_another(root):
    add_file(root, "new/deep/d.yaml", "d: 1\n")
    with pytest.raises(Refused, match="there already"):
        add_file(root, "new/deep/d.yaml", "d: 2\n")
    assert contents(root) == {**BEFORE, "new/deep/d.yaml": b"d: 1\n"}


def test_a_new_file_that_cannot_be_written_leaves_no_folder(root, monkeypatch):
    monkeypatch.setattr(os, "write", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(NotWritten, match="was not written"):
        add_file(root, "new/deep/d.yaml", "d: 1\n")
    assert not (root / "new").exists()


def test_new_files_go_when_the_edits_that_belong_to_them_are_refused(tmp_path):
    (tmp_path / "there.yaml").write_bytes(b"changed meanwhile\n")
    texts = {"new/a.yaml": "a: 1\n", "b.yaml": "b: 1\n"}
    with pytest.raises(Refused, match="changed at this moment"):
        add_files(tmp_path, texts, {"there.yaml": (b"before\n", b"after\n")})
    assert [path.name for path in tmp_path.iterdir()] == ["there.yaml"]
    add_files(tmp_path, texts, {"there.yaml": (b"changed meanwhile\n", b"after\n")})
    assert (tmp_path / "there.yaml").read_bytes() == b"after\n"
    assert (tmp_path / "new" / "a.yaml").read_text() == "a: 1\n"
