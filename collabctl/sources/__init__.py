"""Where bytes come from: the only rooms that read the disk or a repository."""

from __future__ import annotations

from dataclasses import dataclass

from collabctl.documents import Problem, SourceFile


@dataclass(frozen=True, slots=True)
class Sources:
    """All bytes of an organization, read once: YAML files, own pages, tables of measurements; each sorted by path."""

    files: tuple[SourceFile, ...]
    pages: tuple[SourceFile, ...] = ()
    tables: tuple[SourceFile, ...] = ()
    problems: tuple[Problem, ...] = ()


class NoOrganization(Exception):
    """There is no organization to read; the message is one line for the person who asked."""


class NoRevision(NoOrganization):
    """There is no such revision, or nothing in it to read; the message is one line for the person who asked."""


class NotYet(NoRevision):
    """There was no organization at that revision; `commit` is the revision's full hash."""

    def __init__(self, message: str, commit: str) -> None:
        super().__init__(message)
        self.commit = commit
