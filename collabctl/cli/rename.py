"""`collabctl rename`: another id for a document, everywhere at once."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli import completing
from collabctl.cli.editors import schema_edit
from collabctl.cli.failure import Failure
from collabctl.cli.loading import as_of_option, load, load_to_edit
from collabctl.cli.remarks import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabctl.documents import Document
    from collabctl.edits.renaming import Names, Renaming
    from collabctl.organization import Organization
    from collabctl.sources import Sources


@click.command()
@click.argument("kind", shell_complete=completing.kinds)
@click.argument("old", shell_complete=completing.ids_of_kind)
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show every edit, and write nothing.")
@click.option("--root", type=click.Path(path_type=Path), metavar="ROOT", help="The folder with organization.yaml.")
@as_of_option
def rename(kind: str, old: str, new: str, dry_run: bool, root: Path | None, as_of: datetime.date) -> None:
    """Give the document of this KIND that has the id OLD the id NEW, in every place that names it.

    References, formulas, agreements about it and links on your own pages are changed where they stand; comments, quotes
    and layout stay as they are. Either all files are changed or none. Files keep their names.

    \b
    For example:
      collabctl rename person anna anneke --dry-run
      collabctl rename metric csat customer-satisfaction
    """
    from collabctl.edits import NotPossible
    from collabctl.edits.renaming import Names
    from collabctl.edits.trying import with_files
    from collabctl.escaping import terminal
    from collabctl.output import OutputError, write_files

    folder, sources, organization = load(root) if dry_run else load_to_edit(root)
    names = Names(kind, old, new)
    try:
        renaming, documents = _worked_out(sources, organization, names, as_of)
    except NotPossible as error:
        raise Failure(str(error)) from error
    for edit in renaming.edits:
        change = f"{_on_one_line(edit.before)} -> {_on_one_line(edit.after)}"
        click.echo(terminal(f"{edit.path}:{edit.line}: {edit.field}: {change}"))
    if not dry_run:
        try:
            after = with_files(sources, {path: now for path, (_, now) in renaming.contents.items()})
            tell(write_files(folder, {}, {**renaming.contents, **schema_edit(folder, after)}))
        except OutputError as error:
            raise Failure(str(error)) from error
    places, files = len(renaming.edits), len(renaming.contents)
    counted = f"{places:,} place{'s' * (places > 1)} in {files:,} file{'s' * (files > 1)}"
    would = "would be " if dry_run else ""
    click.echo(f"{kind}/{old} {would or 'is now '}{kind}/{new}: {counted}" + ("; nothing was written" * dry_run))
    for left in _left(folder, sources, documents, renaming, names):
        click.echo(f"collabctl: {terminal(left)}", err=True)


def _worked_out(
    sources: Sources, organization: Organization, names: Names, as_of: datetime.date
) -> tuple[Renaming, list[Document]]:
    """Every edit. Agreements that name the way of a conflict are looked up in the organization as it will be."""
    from collabctl.documents import SourceFile, read
    from collabctl.edits.page_links import relinked
    from collabctl.edits.refusals import must_be_possible
    from collabctl.edits.renaming import rename as worked_out
    from collabctl.edits.ways import moved_ways, name_ways
    from collabctl.organization import build

    by_file = [(file, read(file)[0]) for file in sources.files]
    documents = [document for _, found in by_file for document in found]
    unread = [file for file, found in by_file if not found]
    closed = [problem for problem in sources.problems if problem.subject == "file"]
    must_be_possible(documents, unread, closed, names)
    renaming = worked_out(documents, names)
    if name_ways(organization):
        contents = {path: after for path, (_, after) in renaming.contents.items()}
        files = [SourceFile(file.path, contents.get(file.path, file.data)) for file in sources.files]
        after = build(files, sources.pages, sources.problems)
        moved = list(moved_ways(organization, after, documents, as_of, names))
        renaming = worked_out(documents, names, moved) if moved else renaming
    return renaming.along_with(relinked(sources.pages, names)), documents


def _left(folder: Path, sources: Sources, documents: list[Document], renaming: Renaming, names: Names) -> Iterator[str]:
    """What still has the old id and is not ours to change."""
    from collabctl.edits.page_links import links_left

    kind, old, _ = names
    own = next(document for document in documents if document.reference == f"{kind}/{old}").source.path
    if Path(own).stem == old:
        yield f"'{own}' keeps its name: the names of files are yours"
    if kind == "metric" and (folder / "measurements" / f"{old}.csv").is_file():
        yield f"'measurements/{old}.csv' keeps its name; rename it too, or the metric is without its measurements"
    for path, line in links_left(sources.pages, renaming, names):
        yield f"{path}:{line} links to '{kind}/{old}' in a way that cannot be edited safely; change it there by hand"
    link = re.compile(rf"(?<![\w-]){re.escape(old)}\.(?:md|html)\b")
    for page in sources.pages:
        for number, written in enumerate(page.data.decode("utf-8", "replace").split("\n"), 1):
            if link.search(written):
                yield f"{page.path}:{number} may link to its page of the handbook, whose name changes too"


def _on_one_line(written: str) -> str:
    """A value as the list of edits shows it."""
    return " ".join(written.split())
