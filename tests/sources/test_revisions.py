"""An organization at a revision: the same bytes as in the folder then, and nothing of the repository ever runs."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from collabctl.documents import limits
from collabctl.sources import NoOrganization, NoRevision, revisions
from collabctl.sources.files import read_folder
from collabctl.sources.revisions import read_revision
from tests.sources.repository import ORGANIZATION, SALES, Repository

HOSTILE = [
    "", " ", "-", "--", "--output=marker", "-o marker", "--exec=touch marker", "--upload-pack=touch marker",
    "--git-dir=/", "-c core.fsmonitor=touch", "--no-index", "@{upstream}", "@{-1}", "@{99999}",
    "HEAD~99999", "HEAD^99", "HEAD^{tree}", "HEAD^{blob}", "HEAD^{nothing}", "HEAD^{", "HEAD:organization.yaml",
    "HEAD:../../etc/passwd", ":organization.yaml", ":/", ":/change[", ":!x", "..", "...", "main..HEAD", "main...HEAD",
    "^main", "HEAD\nmain", "HEAD\x00", "HEAD\r", "\x1b[31mHEAD", "../../../etc/passwd", "/etc/passwd", "refs/../../x",
    "$(touch marker)", "`touch marker`", "; touch marker", "| touch marker", "%s%s%n", "ext::sh -c touch", "a" * 201,
    "0" * 40, "f" * 64, "é\u202e", "HEAD@{", "HEAD@{99999}", "*", "?", "[a", "main.lock", "@{u}^{/x}",
]  # fmt: skip


@pytest.fixture
def repository(tmp_path):
    made = Repository(tmp_path / "repository")
    made.commit(organization=ORGANIZATION, departments__sales=SALES)
    return made


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    made = Repository(tmp_path_factory.mktemp("untouched"))
    made.commit(organization=ORGANIZATION)
    return made.folder


def files(revision):
    return {file.path: file.data for file in revision.sources.files}


# What is read


def test_a_revision_holds_what_the_folder_held(repository):
    then = read_folder(repository.folder)
    first = repository.git("rev-parse", "HEAD")
    repository.commit(departments__sales=None, departments__it="kind: department\nid: it\nname: IT\n")
    (repository.folder / "departments/it.yaml").write_text("not committed", encoding="utf-8")
    for revision in ("HEAD~1", first, first[:10], "main~1", "HEAD^", "@~1"):
        found = read_revision(repository.folder, revision)
        assert found.commit == first and found.sources == then
    assert files(read_revision(repository.folder, "HEAD"))["departments/it.yaml"].endswith(b"name: IT\n")


def test_tags_branches_and_remote_branches_are_revisions(repository):
    first = repository.git("rev-parse", "HEAD")
    repository.git("tag", "--annotate", "v1", "--message", "first")
    repository.git("branch", "side/branch")
    repository.git("update-ref", "refs/remotes/origin/main", first)
    repository.commit()
    for revision in ("v1", "side/branch", "origin/main", "refs/tags/v1", "HEAD^{/change}~1"):
        assert read_revision(repository.folder, revision).commit == first


def test_the_same_files_are_chosen_as_in_a_folder(repository):
    folder = repository.folder
    for path, text in {
        "organization.yaml": ORGANIZATION + "ignore: [archive/**]\n",
        "archive/old.yaml": SALES,
        ".hidden/x.yaml": SALES,
        "pages/new-here.md": "# New here",
        "other/readme.md": "# no page",
        "Teams/É.YML": SALES,
        "empty.yaml": "",
        "measurements/csat.csv": "date,value\n",
        "measurements/old/csat.csv": "#" * (limits.MAX_BYTES + 5),
        "csat.csv": "not one of ours",
        "large.yaml": "#" * (limits.MAX_BYTES + 5),
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "link.yaml").symlink_to("/etc/passwd")
    (folder / "linked").symlink_to("departments")
    repository.commit()
    found, expected = read_revision(folder, "HEAD").sources, read_folder(folder)
    assert found.files == expected.files and found.pages == expected.pages
    assert found.tables == expected.tables and len(found.tables) == 2
    assert found.problems == expected.problems
    assert [problem.location.path for problem in found.problems] == ["link.yaml", "linked"]


def test_more_than_anybody_writes_is_not_read(repository, monkeypatch):
    """Of all files together; each of them is small."""
    size = sum(map(len, files(read_revision(repository.folder, "HEAD")).values()))
    monkeypatch.setattr(limits, "MAX_TOTAL_BYTES", size)
    assert read_revision(repository.folder, "HEAD").sources == read_folder(repository.folder)
    monkeypatch.setattr(limits, "MAX_TOTAL_BYTES", size - 1)
    with pytest.raises(NoOrganization, match="'HEAD' holds more than 0 MiB of files"):
        read_revision(repository.folder, "HEAD")
    with pytest.raises(NoOrganization, match="repository holds more than 0 MiB of files"):
        read_folder(repository.folder)


def test_an_organization_in_a_folder_of_the_repository(tmp_path):
    made = Repository(tmp_path / "repository")
    first = made.commit(readme="x: 1\n")
    made.commit(company__here__organization=ORGANIZATION, company__here__sales=SALES, other__organization=ORGANIZATION)
    assert sorted(files(read_revision(made.folder / "company/here", "HEAD"))) == ["organization.yaml", "sales.yaml"]
    with pytest.raises(NoRevision, match=f"there was no folder company/here at '{first}'"):
        read_revision(made.folder / "company/here", first)
    with pytest.raises(NoRevision, match=r"there was no file .*organization\.yaml"):
        read_revision(made.folder, "HEAD")


def test_what_did_not_change_is_not_read_again(repository):
    table = repository.folder / "measurements/csat.csv"
    table.parent.mkdir()
    table.write_text("date,value\n")
    known = read_folder(repository.folder)
    repository.write(departments__sales=SALES + "# more\n")
    repository.commit()
    found = read_revision(repository.folder, "HEAD", known).sources
    same = {file.path for file in found.files if any(file is other for other in known.files)}
    assert same == {"organization.yaml"}
    assert found.tables[0] is known.tables[0]


def test_a_linked_work_tree_has_the_same_revisions(repository, tmp_path):
    repository.git("worktree", "add", "--quiet", str(tmp_path / "beside"), "HEAD", "--detach")
    assert files(read_revision(tmp_path / "beside", "main")) == files(read_revision(repository.folder, "main"))


# What cannot be read: one line each


def said(folder, revision="HEAD"):
    with pytest.raises(NoRevision) as caught:
        read_revision(folder, revision)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400
    return str(caught.value)


@pytest.mark.parametrize("revision", HOSTILE)
def test_a_hostile_revision_is_refused_in_one_line(untouched, revision, monkeypatch):
    before = sorted(untouched.rglob("*"))
    monkeypatch.chdir(untouched)
    assert "revision" in said(untouched, revision)
    assert sorted(untouched.rglob("*")) == before


def test_no_repository(tmp_path):
    (tmp_path / "organization.yaml").write_text(ORGANIZATION, encoding="utf-8")
    assert "is in no git repository" in said(tmp_path)


def test_a_repository_without_a_commit(tmp_path):
    made = Repository(tmp_path / "repository")
    made.write(organization=ORGANIZATION)
    assert "there is no revision 'HEAD' here; nothing is committed yet" in said(made.folder)


def test_a_shallow_clone_says_how_to_get_more(repository, tmp_path):
    first = repository.git("rev-parse", "HEAD")
    repository.commit()
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "shallow"))
    assert "fetch-depth: 0" in said(tmp_path / "shallow", "HEAD~1")
    assert "fetch-depth: 0" in said(tmp_path / "shallow", first)


def test_a_machine_without_git(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "there is no git on this machine" in said(repository.folder)


def test_objects_that_are_gone_or_broken(repository):
    for number, spoil in enumerate((Path.unlink, lambda path: path.write_bytes(b"no object"))):
        commit = repository.commit(departments__sales=f"{SALES}# {number}\n")
        blob = repository.git("rev-parse", f"{commit}:departments/sales.yaml")
        path = repository.folder / ".git/objects" / blob[:2] / blob[2:]
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        spoil(path)
        assert "does not hold all of 'HEAD'" in said(repository.folder)


# What must never run


def marking(folder: Path, marker: Path) -> str:
    """A program that leaves a marker."""
    program = folder / "program"
    program.write_text(f"#!{sys.executable}\nopen({str(marker)!r}, 'w').close()\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


CONFIGURED = {
    "fsmonitor": {"core.fsmonitor": "{}"},
    "external diff": {"diff.external": "{}"},
    "textconv": {"diff.x.textconv": "{}"},
    "filter": {"filter.x.smudge": "{}", "filter.x.clean": "{}", "filter.x.process": "{}", "filter.x.required": "true"},
    "pager and editor": {"core.pager": "{}", "core.editor": "{}", "pager.rev-parse": "{}", "pager.cat-file": "{}"},
    "alias": {"alias.rev-parse": "!{}", "alias.cat-file": "!{}"},
    "hooks": {"core.hooksPath": "."},
    "transport": {"core.sshCommand": "{}", "core.gitProxy": "{}", "credential.helper": "!{}", "core.askPass": "{}"},
    "alternate refs": {"core.alternateRefsCommand": "{}"},
    "promisor": {
        "extensions.partialClone": "origin",
        "remote.origin.url": "ext::{}",
        "remote.origin.promisor": "true",
        "remote.origin.uploadpack": "{}",
        "protocol.ext.allow": "always",
    },
    "include": {"include.path": "evil.config"},
    "work tree elsewhere": {"core.worktree": "/etc"},
}


@pytest.mark.parametrize("kind", CONFIGURED)
def test_what_a_repository_configures_is_not_run(repository, tmp_path, kind):
    marker = tmp_path / "marker"
    program = marking(tmp_path, marker)
    git = repository.folder / ".git"
    (git / "evil.config").write_text(f"[core]\n\tfsmonitor = {program}\n", encoding="utf-8")
    for hook in ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc"):
        shutil.copy(program, git / "hooks" / hook)
    repository.write(departments__it="kind: department\nid: it\nname: IT\n")
    (repository.folder / ".gitattributes").write_text("*.yaml diff=x filter=x\n", encoding="utf-8")
    commit = repository.commit()
    for key, value in CONFIGURED[kind].items():
        repository.git("config", key, value.replace("{}", program))
    if kind == "promisor":  # something to fetch
        blob = repository.git("-c", "extensions.partialClone=", "rev-parse", f"{commit}:departments/it.yaml")
        (git / "objects" / blob[:2] / blob[2:]).unlink()
    marker.unlink(missing_ok=True)
    if kind == "promisor":
        said(repository.folder, commit)
    else:
        assert "departments/sales.yaml" in files(read_revision(repository.folder, commit))
    assert not marker.exists()


def test_objects_that_stand_in_for_others_do_not_count(repository):
    first = repository.git("rev-parse", "HEAD")
    other = repository.commit(departments__sales=SALES.replace("Sales", "Evil"))
    repository.git("replace", first, other)
    assert b"Sales" in files(read_revision(repository.folder, first))["departments/sales.yaml"]


def test_objects_of_another_repository_are_read_and_nothing_else_of_it(repository, tmp_path):
    marker = tmp_path / "marker"
    repository.git("config", "core.fsmonitor", marking(tmp_path, marker))
    repository.git("clone", "--quiet", "--shared", str(repository.folder), str(tmp_path / "shared"))
    marker.unlink(missing_ok=True)
    assert files(read_revision(tmp_path / "shared", "HEAD"))
    (tmp_path / "shared/.git/objects/info/alternates").write_text("/nowhere\n", encoding="utf-8")
    assert "revision" in said(tmp_path / "shared") or "hold all" in said(tmp_path / "shared")
    assert not marker.exists()


def test_a_submodule_is_another_repository(repository, tmp_path):
    inner = Repository(tmp_path / "inner")
    inner.commit(organization=ORGANIZATION, evil=SALES)
    repository.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", str(inner.folder), "departments/inner"
    )
    repository.commit()
    assert sorted(files(read_revision(repository.folder, "HEAD"))) == ["departments/sales.yaml", "organization.yaml"]


def test_a_broken_configuration_is_one_line(repository):
    (repository.folder / ".git/config").write_text("[core\nx", encoding="utf-8")
    assert "git cannot read its configuration in '.git/config'" in said(repository.folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no file that never ends")
@pytest.mark.parametrize("where", ["zeros", "pipe", "itself"])
def test_a_configuration_that_never_ends_is_given_up(repository, where, monkeypatch):
    if where != "zeros":  # which git gives up by itself
        monkeypatch.setattr(revisions, "MAX_SECONDS", 0.5)
    configuration = repository.folder / ".git/config"
    sentence = "git did not answer within 0.5 seconds"
    if where == "itself":
        configuration.unlink()
        os.mkfifo(configuration)
    elif where == "pipe":
        os.mkfifo(repository.folder / "pipe")
        configuration.write_text(f"[include]\n\tpath = {repository.folder}/pipe\n")
    else:
        configuration.write_text("[include]\n\tpath = /dev/zero\n")
        sentence = "git cannot read its configuration in '/dev/zero'"
    assert sentence in said(repository.folder)
    with pytest.raises(ChildProcessError):  # and no git is left that waits
        os.waitpid(-1, os.WNOHANG)
