"""The organization as it would be with new files and edits: what could be read, and what the rules say of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from collabctl.documents import SourceFile
from collabctl.edits import NotPossible
from collabctl.findings import Finding
from collabctl.organization import Organization, build
from collabctl.rules import check
from collabctl.sources import Sources
from collabctl.sources.belonging import NAME, not_ignored


def new_findings(
    organization: Organization, sources: Sources, files: Mapping[str, bytes], as_of: datetime.date
) -> list[Finding]:
    """What would be said with these files, and is not said now. `files` are new or take the place of their old ones.

    Raises NotPossible where one of them could not be read, or would not be.
    """
    must_be_read(sources, files)
    known = {finding.fingerprint for finding in check(organization, as_of)}
    after = with_files(sources, files)
    for problem in after.problems:
        if problem.location.path in files and problem not in organization.problems:
            raise NotPossible(f"that would not do: {problem.message}" + (f"; {problem.help}" if problem.help else ""))
    return [finding for finding in check(after, as_of) if finding.fingerprint not in known]


def must_be_read(sources: Sources, paths: Iterable[str]) -> None:
    """Raises NotPossible where the organization leaves one of these files out."""
    own = next((file.data for file in sources.files if file.path == NAME), b"")
    wanted = sorted(paths)
    for path in sorted(set(wanted) - set(not_ignored(own, wanted, []))):
        raise NotPossible(f"{path} would not be read: 'ignore' in {NAME} leaves it out")


def with_files(sources: Sources, files: Mapping[str, bytes]) -> Organization:
    """The organization with these files in it."""
    return build(replaced(sources.files, files), sources.pages, sources.problems, tables=sources.tables)


def replaced(there: Sequence[SourceFile], files: Mapping[str, bytes]) -> list[SourceFile]:
    """The files of an organization, some of them new, in the order of their paths."""
    kept = [file for file in there if file.path not in files]
    return sorted([*kept, *(SourceFile(path, data) for path, data in files.items())], key=lambda file: file.path)
