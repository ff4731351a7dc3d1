"""What most commands begin with: an organization, and the day on which it is looked at."""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from collabctl.cli.failure import Failure
from collabctl.cli.remarks import tell

if TYPE_CHECKING:
    from collabctl.documents import SourceFile
    from collabctl.organization import Organization
    from collabctl.organization.organization import Collection
    from collabctl.sources import Sources

    _ParsedDay = click.ParamType[datetime.date]
else:
    _ParsedDay = click.ParamType  # not generic in the oldest click that will do

root_argument = click.argument("root", required=False, type=click.Path(path_type=Path), metavar="[ROOT]")

SLOW_SECONDS = 1.0
"""How long work may take before a person at a terminal wants to see that it goes on."""


class Day(_ParsedDay):
    """A day, written as 2026-11-23."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day that was written, or one line about what was expected."""
        if isinstance(value, datetime.date):
            return value
        try:
            day = datetime.date.fromisoformat(str(value))
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:  # Python also takes 20261123 and 2026-W48-1
            self.fail(f"'{value}' is not a day; write year, month and day, such as 2026-11-23", param, ctx)
        return day


as_of_option = click.option(
    "--as-of", type=Day(), default=datetime.date.today, metavar="DATE", help="Look at it as on this day.  [today]"
)


def find(root: Path | None) -> tuple[Path, Sources]:
    """The folder of the organization, and its bytes."""
    from collabctl.documents import LibyamlMissing
    from collabctl.sources import NoOrganization
    from collabctl.sources.files import find_root, read_folder

    try:
        folder = find_root(root)
        return folder, read_folder(folder)
    except (NoOrganization, LibyamlMissing) as error:
        raise Failure(str(error)) from error


def load(root: Path | None, what_if: Sequence[str] = ()) -> tuple[Path, Sources, Organization]:
    """The folder of the organization, its bytes, and what they mean, or would mean with the changes of `--what-if`."""
    from collabctl.organization import build
    from collabctl.organization.supposing import Supposition

    folder, sources = find(root)
    try:
        suppositions = [Supposition.parse(text) for text in what_if]
        files = _shown(sources.files)
        return folder, sources, build(files, sources.pages, sources.problems, suppositions, tables=sources.tables)
    except ValueError as error:
        if not what_if:
            raise
        raise click.UsageError(str(error)) from error


def load_to_write(root: Path | None) -> tuple[Path, Sources, Organization]:
    """The same, once what an earlier run left half written is put right."""
    from collabctl.output import OutputError, finish
    from collabctl.sources import NoOrganization
    from collabctl.sources.files import find_root

    try:
        tell(finish(find_root(root)))
    except (NoOrganization, OutputError) as error:
        raise Failure(str(error)) from error
    return load(root)


def load_to_edit(root: Path | None) -> tuple[Path, Sources, Organization]:
    """The same, in a folder where nothing looks like the work of a run that was cut short, and is not."""
    from collabctl.sources.belonging import LEFT_BEHIND

    folder, sources, organization = load_to_write(root)
    for problem in sources.problems:
        if problem.rule == LEFT_BEHIND:
            raise Failure(f"nothing was written: {problem.location.path}: {problem.message}; {problem.help}")
    return folder, sources, organization


def must_be_opened(sources: Sources) -> None:
    """Raises Failure where a file could not even be opened: what is written would leave out what is in it."""
    from collabctl.sources.belonging import UNOPENED_DOCUMENTS

    for problem in sources.problems:
        if problem.subject == UNOPENED_DOCUMENTS:
            path = problem.location.path
            raise Failure(
                f"nothing was written: {path} could not be opened, so nobody can tell which documents are in it; mend "
                f"it first ({problem.message})"
            )


def load_revision(folder: Path, revision: str, known: Sources) -> tuple[str, Organization]:
    """The commit that a revision means, and the organization that it holds; `known` are files read already."""
    from collabctl.organization import build
    from collabctl.sources import NoOrganization
    from collabctl.sources.revisions import read_revision

    try:
        commit, sources = read_revision(folder, revision, known)
    except NoOrganization as error:
        raise Failure(str(error)) from error
    return commit, build(sources.files, sources.pages, sources.problems, tables=sources.tables)


def load_base(folder: Path, revision: str, known: Sources) -> tuple[str, Organization | None]:
    """The same for what a change begins from: None where there was no organization yet, which is told."""
    from collabctl.escaping import terminal
    from collabctl.sources import NotYet

    try:
        return load_revision(folder, revision, known)
    except Failure as error:
        if not isinstance(error.__cause__, NotYet):
            raise
        click.echo(f"collabctl: {terminal(str(error))}, so all of it is new", err=True)
        return error.__cause__.commit, None


def must_exist(organization: Organization, known: Collection[Any], kind: str, id: str | None) -> None:
    """Nothing of this id is written down: say so, and what may be meant. What cannot be read may well be there."""
    from collabctl.documents.nearest import nearest

    if id is None or id in known or organization.perhaps(id):
        return
    close = nearest(id, [item.id for item in known])
    raise Failure(f"there is no {kind} '{id}'" + (f"; did you mean '{close}'?" if close else ""))


def say_what_is_broken(errors: int, of: str = "") -> None:
    """Tell that not everything could be read, where the rest is used all the same; `of` says in which version."""
    from collabctl.escaping import terminal

    if errors:
        click.echo(
            f"collabctl: {errors:,} error{'s' * (errors > 1)} in the documents{terminal(of)}: "
            "this is told from what can be read; 'collabctl validate' shows them",
            err=True,
        )


def _shown(files: Sequence[SourceFile]) -> Iterator[SourceFile]:
    """The files one by one; somebody at a terminal sees how far it is once that takes a while."""
    if not sys.stderr.isatty():
        yield from files
        return
    started = time.monotonic()
    remaining = iter(files)
    for done, file in enumerate(remaining, 1):
        yield file
        if time.monotonic() - started > SLOW_SECONDS:
            with click.progressbar(length=len(files), label="Reading", file=sys.stderr) as bar:
                bar.update(done)
                for later in remaining:
                    yield later
                    bar.update(1)
