"""The list of what is being written stands where no commit can bring it."""

from __future__ import annotations

import os
import subprocess
import tempfile

import pytest

from collabctl.output import is_unfinished
from collabctl.output.errors import Refused
from collabctl.output.unfinished import place_of
from collabctl.sources.files import read_folder


@pytest.fixture
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "collabctl"


def git(*arguments, at):
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *name, *arguments], cwd=at, check=True, capture_output=True)


def test_in_the_git_directory_of_the_repository_and_of_a_second_work_tree(tmp_path, state):
    repository = tmp_path / "repository"
    (repository / "org").mkdir(parents=True)
    git("init", at=repository)
    git("commit", "--allow-empty", "-m", "begin", at=repository)
    git("worktree", "add", tmp_path / "other", at=repository)
    place = place_of(repository / "org" / "not-there-yet")
    assert (place.top, place.lock) == (repository, repository / ".git")
    place = place_of(tmp_path / "other")
    assert (place.top, place.lock) == (tmp_path / "other", repository / ".git" / "worktrees" / "other")
    assert place.list.parent == place.lock
    assert not state.exists()


def test_elsewhere_with_the_user_and_a_list_for_each_organization(tmp_path, state):
    for name in ("one", "other"):
        (tmp_path / name / "inside").mkdir(parents=True)
        (tmp_path / name / "organization.yaml").touch()
    one, inside, other = (place_of(tmp_path / path) for path in ("one", "one/inside", "other"))
    assert one == place_of(tmp_path / "one") and one.list == inside.list != other.list
    assert one.list.parent == one.lock == state
    assert state.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("pointer", ["gitdir: /nowhere", "else", "gitdir: a\0b", "x" * 10_000, None])
def test_no_link_and_no_odd_pointer_is_followed(tmp_path, state, pointer):
    (tmp_path / "elsewhere").mkdir()
    if pointer is None:
        (tmp_path / ".git").symlink_to("elsewhere")
    else:
        (tmp_path / ".git").write_text(pointer)
    assert place_of(tmp_path).lock == state


def test_where_there_is_no_home_it_stands_among_the_users_own_temporary_files(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    own = tmp_path / f"collabctl-{os.getuid()}"
    assert place_of(tmp_path / "org").lock == own
    own.rmdir()
    own.symlink_to(tmp_path)
    with pytest.raises(Refused, match="let XDG_STATE_HOME name one that you may write to"):
        place_of(tmp_path / "org")
    own.unlink()
    own.mkdir(mode=0o777)
    own.chmod(0o777)
    with pytest.raises(Refused):
        place_of(tmp_path / "org")


@pytest.mark.parametrize("in_git", [True, False])
def test_what_a_run_of_this_machine_left_is_no_finding_and_what_a_commit_brought_is(tmp_path, state, in_git):
    root = tmp_path / "org"
    root.mkdir()
    (root / "organization.yaml").touch()
    if in_git:
        (root / ".git").mkdir()
    place = place_of(root)
    place.note({"token": "0123456789abcdef", "folder": ".", "made": [], "files": []})
    (root / ".collabctl-part-0123456789abcdef-0").touch()
    (root / ".collabctl-part-fedcba9876543210-0").touch()
    assert is_unfinished(root / ".collabctl-part-0123456789abcdef-0")
    [problem] = read_folder(root).problems
    assert (problem.rule, problem.location.path) == ("document/left-behind", ".collabctl-part-fedcba9876543210-0")


def test_reading_makes_no_folder(tmp_path, state):
    (tmp_path / "organization.yaml").touch()
    (tmp_path / ".collabctl-edit").touch()
    assert [problem.rule for problem in read_folder(tmp_path).problems] == ["document/left-behind"]
    assert not state.exists()
