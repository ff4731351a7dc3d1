"""Writing is all or nothing, and only ever replaces what was made before."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from collabctl import output
from collabctl.output import (
    MANIFEST,
    NotWritten,
    OutputError,
    Refused,
    Stopped,
    Written,
    compare,
    replacing,
    write_file,
)

OLD = {"README.md": "old\n", "goals/a.md": "a\n", "goals/b.md": "b\n", "gone/c.md": "c\n"}
NEW = {"README.md": "new\n", "goals/a.md": "a\n", "goals/d.md": "d\n", "more/deep/e.md": "e\n"}


def write(folder: Path, files: dict[str, str], **options: Any) -> Written:
    return output.write(folder, files, made_by="collabctl 0", **options)


def tree(folder: Path) -> dict[str, str]:
    """What stands in a folder, without the list of our files."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {os.readlink(path)}"
        elif path.is_file() and path.name != MANIFEST:
            found[name] = path.read_text()
    return found


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def test_a_first_run_adds_and_a_second_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "handbook"
    assert write(folder, OLD) == Written(added=tuple(sorted(OLD)))
    assert tree(folder) == OLD
    before = folder.stat().st_ino, (folder / MANIFEST).stat().st_mtime_ns
    assert write(folder, OLD) == Written(unchanged=tuple(sorted(OLD)))
    assert (folder.stat().st_ino, (folder / MANIFEST).stat().st_mtime_ns) == before
    assert not compare(folder, OLD).stale
    assert beside(folder) == ["handbook"]


def test_a_later_run_changes_and_removes_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    write(folder, OLD)
    differs = compare(folder, NEW)
    assert differs.different == ("README.md",)
    assert differs.missing == ("goals/d.md", "more/deep/e.md")
    assert differs.left_over == ("goals/b.md", "gone/c.md")
    done = write(folder, NEW)
    assert done == Written(differs.missing, differs.different, differs.left_over, ("goals/a.md",))
    assert tree(folder) == NEW
    assert not (folder / "gone").exists()
    assert beside(folder) == ["handbook"]


def test_files_of_others_stay_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    write(folder, OLD)
    (folder / "gone" / "mine.txt").write_text("mine")
    (folder / "link").symlink_to("nowhere")
    (folder / "empty").mkdir(mode=0o700)
    (folder / "notes").mkdir()
    (folder / "notes" / "mine.txt").write_text("mine")
    inode = (folder / "notes" / "mine.txt").stat().st_ino
    write(folder, NEW)
    assert tree(folder) == {**NEW, "gone/mine.txt": "mine", "link": "-> nowhere", "notes/mine.txt": "mine"}
    assert (folder / "notes" / "mine.txt").stat().st_ino == inode
    assert (folder / "empty").stat().st_mode & 0o777 == 0o700


def test_where_a_disk_knows_no_second_name_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no")

    folder = tmp_path / "handbook"
    write(folder, OLD)
    (folder / "mine.txt").write_text("mine")
    (folder / "link").symlink_to("nowhere")
    monkeypatch.setattr(os, "link", no_links)
    write(folder, NEW)
    assert tree(folder) == {**NEW, "mine.txt": "mine", "link": "-> nowhere"}
    assert beside(folder) == ["handbook"]


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda folder: (folder / "goals").symlink_to("/tmp"), "goals"),
        (lambda folder: (folder / "README.md").write_text("by hand"), "README.md"),
        (lambda folder: (folder / "README.md").symlink_to("/etc/passwd"), "README.md"),
        (lambda folder: (folder / "goals").write_text("a file"), "goals"),
        (lambda folder: [(folder / "README.md").mkdir(), (folder / "README.md" / "x").touch()], "README.md/x"),
    ],
)
def test_what_is_not_ours_and_in_the_way_stops_the_run(
    tmp_path: Path, make: Callable[[Path], object], named: str
) -> None:
    folder = tmp_path / "handbook"
    folder.mkdir()
    make(folder)
    before = tree(folder)
    assert compare(folder, NEW).foreign == (named,)
    with pytest.raises(Refused, match=f"'{named}' in .* not made by collabctl"):
        write(folder, NEW)
    assert tree(folder) == before
    assert beside(folder) == ["handbook"]


@pytest.mark.parametrize("name", ["README.md", "gone/c.md"])
def test_an_edited_page_is_named_and_kept_until_it_is_deleted(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "handbook"
    write(folder, OLD)
    (folder / name).write_text("edited by hand\n")
    assert compare(folder, NEW).edited == (name,)
    with pytest.raises(Refused, match=f"'{name}' in .* edited by hand"):
        write(folder, NEW)
    assert (folder / name).read_text() == "edited by hand\n"
    (folder / name).unlink()
    write(folder, NEW)
    assert tree(folder) == NEW


def test_a_page_that_already_reads_as_it_should_is_taken_as_ours(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    folder.mkdir()
    (folder / "README.md").write_text(NEW["README.md"])
    write(folder, NEW)
    assert "README.md" in json.loads((folder / MANIFEST).read_text())["files"]
    write(folder, OLD)
    assert tree(folder) == OLD


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    write(folder, {"a.md": "file"})
    write(folder, {"a.md/b.md": "deeper"})
    assert tree(folder) == {"a.md/b.md": "deeper"}
    write(folder, {"a.md": "file"})
    assert tree(folder) == {"a.md": "file"}


def test_many_names_in_the_way_are_counted(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    folder.mkdir()
    files = {f"{number:02}.md": "new" for number in range(13)}
    for name in files:
        (folder / name).write_text("theirs")
    with pytest.raises(Refused, match=r"'09.md' and 3 more in "):
        write(folder, files)


def test_folders_that_hold_more_than_output_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    organization = tmp_path / "company" / "org"
    organization.mkdir(parents=True)
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    other = tmp_path / "other"
    other.mkdir()
    (other / "organization.yaml").touch()
    (tmp_path / "plain").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "plain")
    (tmp_path / "file").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "me"))
    (tmp_path / "home" / "me").mkdir(parents=True)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    names = ["company/org", "company", "repository", "other", "link", "file", "home/me", "home", "work"]
    for folder in [*(tmp_path / name for name in names), Path("/"), Path(".")]:
        for attempt in (write, compare):
            with pytest.raises(Refused):
                attempt(folder, NEW, root=organization)
    assert tree(tmp_path / "company") == tree(tmp_path / "plain") == {}
    write(organization / "handbook", NEW, root=organization)


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"files": 3}', "<<<<<<<", "[" * 100_000])
def test_a_damaged_list_stops_the_run(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "handbook"
    write(folder, OLD)
    (folder / MANIFEST).write_text(damage)
    with pytest.raises(Refused, match="nobody can tell"):
        write(folder, NEW)
    assert tree(folder) == OLD


def test_a_list_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    folder.mkdir()
    (folder / MANIFEST).symlink_to("/dev/zero")
    with pytest.raises(Refused, match="not a file of ours"):
        write(folder, NEW)


@pytest.mark.parametrize("name", ["../x.md", "/x.md", "a/../x.md", "a//b.md", "", ".", "a\\b.md", MANIFEST])
def test_names_that_are_no_names_are_a_mistake_of_ours(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name"):
        write(tmp_path / "handbook", {**NEW, name: "x"})


@pytest.mark.parametrize("name", ["README.md/x.md", "x", "x.sh", ".x.md", ".git/x.md"])
def test_names_that_we_never_make_are_a_mistake_of_ours(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name"):
        write(tmp_path / "handbook", {**NEW, name: "x"})


def test_files_get_the_usual_mode_and_line_ends(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    before = os.umask(0o027)
    try:
        write(folder, {"a.md": "één\ntwee\n"})
        write_file(tmp_path / "b.txt", "één\n")
    finally:
        os.umask(before)
    assert (folder / "a.md").read_bytes() == "één\ntwee\n".encode()
    assert (folder / "a.md").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "b.txt").stat().st_mode & 0o777 == 0o640


def test_a_second_run_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output.turns, "WAIT_FOR_OTHER_RUN", 0.1)
    (tmp_path / ".git").mkdir()
    with output.turns.turn(tmp_path / "handbook"), pytest.raises(Refused, match="another run is writing"):
        write(tmp_path / "handbook", NEW)
    write(tmp_path / "handbook", NEW)


def test_a_folder_that_may_not_be_written_to_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "handbook"
    write(folder, OLD)
    for closed in (folder, tmp_path):
        monkeypatch.setattr(os, "access", lambda path, _, closed=closed: path != closed)
        with pytest.raises(Refused, match="may not be written to"):
            write(folder, NEW)
        assert tree(folder) == OLD


CALLS = ("open", "write", "fsync", "rename", "link", "mkdir", "rmdir", "unlink", "scandir", "chmod", "stat", "makedirs")


class PowerCut(BaseException):
    """Nothing is done any more, not even tidying up."""


class Trouble:
    """Makes the n-th call to the system fail: once, or that one and everything after it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
        self.left = -1
        self.error: BaseException = OSError()
        self.lasting = False
        monkeypatch.setattr(os, "fsync", lambda _: None)  # slow, and no test can see what comes of it
        for name in CALLS:
            monkeypatch.setattr(os, name, self.watched(getattr(os, name)))
        real: Any = replacing._exchange if exchange else lambda *_: False
        monkeypatch.setattr(replacing, "_exchange", self.watched(real))

    def watched(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def attempt(*arguments: Any, **options: Any) -> Any:
            if self.left == 0 and self.lasting:
                raise self.error
            self.left -= 1
            if self.left == 0:
                raise self.error
            return call(*arguments, **options)

        return attempt


@pytest.fixture(params=[True, False], ids=["exchange", "two-renames"])
def trouble(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Trouble:
    return Trouble(monkeypatch, request.param)


FULL = OSError(errno.ENOSPC, "No space left on device")
FAULTS = [
    (FULL, False, NotWritten),
    (FULL, True, NotWritten),
    (KeyboardInterrupt(), False, Stopped),
    (PowerCut(), True, PowerCut),
]


@pytest.mark.parametrize(("error", "lasting", "raised"), FAULTS, ids=["full-once", "full", "ctrl-c", "power-cut"])
def test_whatever_call_fails_the_folder_is_old_or_new(
    tmp_path: Path, trouble: Trouble, error: BaseException, lasting: bool, raised: type, request: pytest.FixtureRequest
) -> None:
    one_step = "exchange" in request.node.callspec.id
    mine = {"mine.txt": "mine", "goals/mine.txt": "mine"}
    outcomes, sorts, told = set(), set(), set()
    for number in range(1, 1000):
        folder = tmp_path / str(number) / "handbook"
        write(folder, OLD)
        for name, text in mine.items():
            (folder / name).write_text(text)
        trouble.error, trouble.lasting, trouble.left = error, lasting, number
        try:
            done = write(folder, NEW)
            clean = trouble.left > 0
            state = "new"
            told |= {remark for remark in done.remarks if "holds the new files" in remark}
        except (OutputError, Stopped, PowerCut) as stopped:
            clean = False
            sentence = str(stopped)
            state = "new" if "holds the new files" in sentence else "old" if "as it was" in sentence else "either"
            sorts.add(type(stopped))
        trouble.left, trouble.lasting = -1, False
        if folder.exists() or one_step or not lasting:
            now = tree(folder)
            assert now in ({**OLD, **mine}, {**NEW, **mine}), f"a mix after call {number}"
            assert state == "either" or (now["README.md"] == "new\n") == (state == "new"), number
            outcomes.add(now["README.md"])
        write(folder, NEW)
        assert tree(folder) == {**NEW, **mine}, f"not repaired after call {number}"
        assert beside(folder) == ["handbook"], f"something was left after call {number}"
        if clean:
            break
    assert number > 40
    assert outcomes == {"old\n", "new\n"}
    assert sorts == {raised}
    assert bool(told) == isinstance(error, OSError), "what fails once the new files are there is a remark"


def test_what_others_put_in_the_folder_while_it_was_replaced_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "handbook"
    write(folder, OLD)
    swap = replacing._swap
    late = {"late.txt": "late", "notes/late.txt": "late"}

    def while_others_write(beside: replacing.Beside) -> None:
        for name, text in late.items():
            (beside.folder / name).parent.mkdir(exist_ok=True)
            (beside.folder / name).write_text(text)
        swap(beside)

    monkeypatch.setattr(replacing, "_swap", while_others_write)
    assert write(folder, NEW).remarks == ()
    assert tree(folder) == {**NEW, **late}
    assert beside(folder) == ["handbook"]


def test_a_page_edited_while_it_was_replaced_is_named_and_stays_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "handbook"
    write(folder, OLD)
    swap = replacing._swap

    def while_others_write(beside: replacing.Beside) -> None:
        (beside.folder / "README.md").write_text("by hand")
        swap(beside)

    monkeypatch.setattr(replacing, "_swap", while_others_write)
    [remark] = write(folder, NEW).remarks
    [kept] = tmp_path.glob(".handbook.collabctl-*/README.md")
    assert f"'{kept}' came there while the folder was replaced" in remark
    assert (kept.read_text(), tree(folder)) == ("by hand", NEW)
    monkeypatch.undo()
    with pytest.raises(Refused, match="take out what you want to keep, and delete it"):
        write(folder, OLD)
    assert (kept.read_text(), tree(folder)) == ("by hand", NEW)


def test_a_link_that_others_turned_elsewhere_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "handbook"
    write(folder, OLD)
    (folder / "link").symlink_to("one")
    swap = replacing._swap

    def while_others_turn_it(beside: replacing.Beside) -> None:
        (beside.folder / "link").unlink()
        (beside.folder / "link").symlink_to("other")
        swap(beside)

    monkeypatch.setattr(replacing, "_swap", while_others_turn_it)
    [remark] = write(folder, NEW).remarks
    [kept] = tmp_path.glob(".handbook.collabctl-*")
    assert f"'{kept / 'link'}' came there while the folder was replaced" in remark
    assert [os.readlink(one / "link") for one in (folder, kept)] == ["one", "other"]


def test_the_sentence_says_what_stopped_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise FULL

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(NotWritten, match=r"the system stopped the work \(no space left on device\); '.*' is as it was"):
        write(tmp_path / "handbook", NEW)


def test_a_single_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_file(path, "one\n")
    path.chmod(0o600)
    write_file(path, "two\n")
    assert path.read_text() == "two\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert beside(path) == ["report.json"]


def test_a_single_file_is_never_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("real")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, sort in {"link": "link", "folder": "folder", "pipe": "device"}.items():
        with pytest.raises(Refused, match=f"is a {sort}; name a file"):
            write_file(tmp_path / name, "text")
    assert (tmp_path / "real").read_text() == "real"
    with pytest.raises(NotWritten, match="no such file or directory"):
        write_file(tmp_path / "nowhere" / "file", "text")


def test_a_single_file_that_could_not_be_written_is_as_it_was(tmp_path: Path, trouble: Trouble) -> None:
    path = tmp_path / "report.json"
    for number in range(1, 100):
        write_file(path, "old")
        trouble.error, trouble.left = FULL, number
        with suppress(NotWritten):
            write_file(path, "new")
        clean, trouble.left = trouble.left > 0, -1
        assert path.read_text() in ("old", "new")
        if clean:
            break
    assert beside(path) == ["report.json"]
