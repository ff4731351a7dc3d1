"""An organization as it was at a revision of its git repository.

Only objects are read, by their hashes: never the work tree or the index, and nothing is ever checked out. What a
repository's configuration can make git run (filters, drivers for diffs, hooks, monitors, helpers) is run by none of
the two commands used here, `git rev-parse --verify` and `git cat-file --batch`; fetching what a partial clone lacks is
switched off, and so are objects that stand in for others. Only git itself reads the configuration, and has a limit of
time for it: it may include a file that never ends.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Any, NamedTuple

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # where there is no git, say so in our own words, and later

import git
from git.exc import BadName, BadObject, ODBError
from git.objects.fun import tree_entries_from_data

from collabctl.documents import Problem, SourceFile
from collabctl.sources import NoRevision, NotYet, Sources
from collabctl.sources.belonging import (
    NAME,
    belongs,
    is_hidden,
    is_left_behind,
    left_behind,
    linked,
    looks_like_one,
    most_bytes,
    not_ignored,
    not_too_large,
    not_too_many,
    sorted_out,
    unopened,
    unreadable,
)
from collabctl.sources.file_names import alike

MAX_REVISION = 200
"""Characters of a revision. Branches have at most 255 bytes, and nobody types that."""

MAX_SECONDS = 10.0
"""How long git may take to find a revision. That is a matter of milliseconds, on a slow network disk of a second."""

_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_BAD_CONFIGURATION = re.compile(rb"^fatal: bad .*config.* in file (.*?)(?:: .*)?$", re.MULTILINE)
_HEX = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_ENVIRONMENT = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # for git older than 2.44, which does not know the line above
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
_TREE, _LINK, _REPOSITORY = 0o040000, 0o120000, 0o160000
_MAX_PATH = 4096
_ERRORS = (git.GitError, BadName, BadObject, ODBError, ValueError, IndexError, OSError, RuntimeError)


class Revision(NamedTuple):
    """A commit, by its full hash, and the organization that it holds."""

    commit: str
    sources: Sources


class _Repository(git.Repo):
    """A repository of which Python does not read the configuration: that would read what is included to its end."""

    def _config_reader(self, *_: Any, **__: Any) -> git.GitConfigParser:
        return git.GitConfigParser([], read_only=True)


def read_revision(root: Path, revision: str, known: Sources | None = None) -> Revision:
    """The organization whose folder is `root`, as it was at a revision.

    Files that are the same in `known` are those of `known`, so that nothing has to be read twice. Raises NoRevision
    with one line that says what is missing; NotYet where the revision is there, and no organization in it.
    """
    if not revision or len(revision) > MAX_REVISION or revision.startswith("-") or _ODD.search(revision):
        raise NoRevision("this is not a revision; name a branch, a tag or a commit, such as main or HEAD~1")
    with _opened(root) as repository:
        commit = _resolved(repository, revision)
        try:
            return Revision(commit, _read(repository, root, revision, commit, known))
        except _ERRORS as error:
            raise NoRevision(f"the repository does not hold all of '{revision}'{_if_shallow(repository)}") from error


def commits_at(root: Path, days: Sequence[datetime.date]) -> dict[datetime.date, str]:
    """The commit that was the newest at the end of each of these days (UTC), back along first parents from HEAD.

    Days from before the first commit, or before what a shallow clone holds (`is_shallow`), are not in it.
    """
    found: dict[datetime.date, str] = {}
    with _opened(root) as repository:
        commit: git.Commit | None = git.Commit(repository, bytes.fromhex(_resolved(repository, "HEAD")))
        try:
            for day in sorted(days, reverse=True):
                while commit is not None and _day_of(commit) > day:
                    commit = next(iter(commit.parents), None)
                if commit is None:
                    break
                found[day] = commit.hexsha
        except _ERRORS:
            return found  # as far back as this clone goes
    return found


def is_shallow(root: Path) -> bool:
    """Whether this clone of the repository holds only its latest commits, as CI makes it."""
    with _opened(root) as repository:
        return bool(_if_shallow(repository))


def _day_of(commit: git.Commit) -> datetime.date:
    return datetime.datetime.fromtimestamp(commit.committed_date, datetime.UTC).date()


@contextmanager
def _opened(root: Path) -> Iterator[git.Repo]:
    try:
        repository = _Repository(root, search_parent_directories=True, expand_vars=False)
    except _ERRORS as error:
        raise NoRevision(f"{root} is in no git repository, so there is no other revision of it") from error
    try:
        repository.git.update_environment(**_ENVIRONMENT)
        repository.git.set_persistent_git_options(c=["core.fsmonitor=false", "protocol.allow=never"])
        yield repository
    finally:
        repository.close()


def _resolved(repository: git.Repo, revision: str) -> str:
    try:
        process = repository.git.rev_parse("--verify", "--end-of-options", f"{revision}^{{commit}}", as_process=True)
    except git.GitCommandNotFound as error:
        raise NoRevision("there is no git on this machine; install it to look at other revisions") from error
    except _ERRORS as error:
        raise NoRevision(f"there is no revision '{revision}' here") from error
    found, complaint = _answer(process)
    if b"dubious ownership" in complaint:
        raise NoRevision(
            "this repository belongs to somebody else, so git does not open it; "
            "if you trust it: git config --global --add safe.directory (its folder)"
        )
    if bad := _BAD_CONFIGURATION.search(complaint):
        where = bad[1].decode("utf-8", "replace")
        raise NoRevision(f"git cannot read its configuration in '{where}', so there is no other revision to see")
    if process.returncode or not _HEX.fullmatch(found):
        why = "; nothing is committed yet, or not all of the repository is here" if revision == "HEAD" else ""
        raise NoRevision(f"there is no revision '{revision}' here{why or _if_shallow(repository)}")
    return found


def _answer(process: Any) -> tuple[str, bytes]:
    """What git says, and what it complains of; it is not left running, whatever happens."""
    try:
        found, complaint = process.communicate(timeout=MAX_SECONDS)
    except BaseException as error:
        process.kill()
        process.communicate()
        if not isinstance(error, TimeoutExpired):
            raise
        raise NoRevision(
            f"git did not answer within {MAX_SECONDS:g} seconds; look at what its configuration includes: "
            "one of those files may have no end"
        ) from error
    return found.decode("ascii", "replace").strip(), complaint


def _if_shallow(repository: git.Repo) -> str:
    if (Path(repository.common_dir) / "shallow").exists():
        return "; this clone holds only the latest commits (in CI: fetch-depth: 0)"
    return ""


def _read(repository: git.Repo, root: Path, revision: str, commit: str, known: Sources | None) -> Sources:
    folder = _folder(repository, root)
    tree = _tree(repository, commit, folder)
    if tree is None:
        raise NotYet(f"there was no folder {folder} at '{revision}'", commit)
    problems: list[Problem] = []
    twins: list[tuple[str, ...]] = []
    entries = dict(sorted(_walk(repository, tree, problems, twins)))
    if NAME not in entries:
        raise NotYet(f"there was no file {root / NAME} at '{revision}'", commit)
    not_too_many(f"'{revision}'", [*entries])
    held = {file.path: file for file in (*known.files, *known.pages, *known.tables)} if known else {}
    own = _file(repository, NAME, entries[NAME], held)
    kept = not_ignored(own.data if own else b"", [*entries], problems)
    fetched: list[SourceFile] = []
    total = 0
    odd = unopened(problems)
    for path in kept:
        file = _file(repository, path, entries[path], held) if path not in odd else None
        if file is not None:
            total += len(file.data)
            not_too_large(f"'{revision}'", total)
            fetched.append(file)
    return sorted_out(fetched, kept, problems, twins)


def _folder(repository: git.Repo, root: Path) -> str:
    """The folder of the organization in the repository; "" for its top."""
    top = repository.working_tree_dir
    if top is None:
        raise NoRevision(f"{root} is in a repository without files, so nobody can tell which folder is meant")
    relative = root.resolve().relative_to(Path(top).resolve()).as_posix()
    return "" if relative == "." else relative


def _tree(repository: git.Repo, commit: str, folder: str) -> bytes | None:
    """The tree of a folder at a commit, as its binary hash."""
    return _below(repository, git.Commit(repository, bytes.fromhex(commit)).tree.binsha, folder)


def _below(repository: git.Repo, tree: bytes, folder: str) -> bytes | None:
    for part in filter(None, folder.split("/")):
        inner = {name: (mode, sha) for sha, mode, name in _entries(repository, tree)}.get(part)
        if inner is None or inner[0] != _TREE:
            return None
        tree = inner[1]
    return tree


def _entries(repository: git.Repo, tree: bytes) -> list[tuple[bytes, int, str]]:
    return [(sha, mode, name) for sha, mode, name in tree_entries_from_data(repository.odb.stream(tree).read())]


def _walk(
    repository: git.Repo, top: bytes, problems: list[Problem], twins: list[tuple[str, ...]]
) -> Iterator[tuple[str, tuple[int, bytes]]]:
    """The paths that belong to the organization, or look so, with mode and hash."""
    trees = [("", top)]
    while trees:
        folder, tree = trees.pop()
        listed = _entries(repository, tree)
        twins += alike(folder, (name for _, _, name in listed if not is_hidden(name)))
        for sha, mode, name in listed:
            path = f"{folder}/{name}" if folder else name
            if is_left_behind(name):
                problems.append(left_behind(path))
            if is_hidden(name) or "/" in name:
                continue
            if mode == _TREE:
                trees.append((path, sha))
            elif mode == _LINK:
                if belongs(folder, name) or _leads_to_folder(repository, top, folder, sha):
                    problems.append(unreadable(path, linked("a link to another place")))
                    yield path, (mode, sha)
            elif mode != _REPOSITORY and belongs(folder, name):
                yield path, (mode, sha)
            elif mode != _REPOSITORY and (problem := looks_like_one(folder, name)):
                problems.append(problem)
                yield path, (mode, sha)


def _leads_to_folder(repository: git.Repo, top: bytes, folder: str, link: bytes) -> bool:
    """Whether a link leads to a folder of the organization; elsewhere nobody can tell what there was."""
    target = repository.odb.stream(link).read(_MAX_PATH).decode("utf-8", "replace")
    path = posixpath.normpath(posixpath.join(folder, target))
    return not path.startswith(("/", "..")) and _below(repository, top, path) is not None


def _file(
    repository: git.Repo, path: str, entry: tuple[int, bytes], held: Mapping[str, SourceFile]
) -> SourceFile | None:
    """A file, up to a byte more than is allowed; none for a link."""
    mode, sha = entry
    if mode == _LINK:
        return None
    same = held.get(path)
    if same is not None and _hash(same.data) == sha:
        return same
    return SourceFile(path, repository.odb.stream(sha).read(most_bytes(path)))


def _hash(data: bytes) -> bytes:
    """The name that git gives these bytes."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).digest()
