"""`collabctl handbook`: the pages that everybody reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli.failure import Failure
from collabctl.cli.loading import load, load_to_write, root_argument
from collabctl.cli.remarks import tell

if TYPE_CHECKING:
    from collabctl.handbook import Handbook

SHOWN = 20
"""How many pages are named before the rest is only counted."""

_STATES = {
    "missing": "missing",
    "not as it should be": "different",
    "edited by hand": "edited",
    "in the way": "foreign",
    "left over": "left_over",
}


@click.command()
@root_argument
@click.option(
    "--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder to write it to."
)
@click.option("--language", metavar="L", help="Only in this language.  [every language of the organization]")
@click.option("--site", "with_site", is_flag=True, help="Make the web site too, beside the Markdown.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when DIR is not what would be written.")
@click.option("--draft", is_flag=True, help="Write what can be read, even when documents have errors.")
def handbook(root: Path | None, output: Path, language: str | None, with_site: bool, check: bool, draft: bool) -> int:
    """Write the handbook of the organization in ROOT as Markdown, for GitHub, GitLab or any editor.

    Only pages that collabctl made are ever replaced. Without --language every language of the organization gets a
    folder of its own. With --site the pages are a web site as well: it begins at index.html,
    on a web server or on a disk.

    \b
    For example:
      collabctl handbook --output handbook
      collabctl handbook examples/org --output handbook --language nl
      collabctl handbook --output public --site
      collabctl handbook --output handbook --check
    """
    from collabctl.handbook import build_with_pictures
    from collabctl.organization.building import no_collection
    from collabctl.output import OutputError

    folder, sources, organization = load(root) if check else load_to_write(root)
    languages = organization.settings.languages
    if language is not None and language not in languages:
        raise click.UsageError(f"the organization has no language '{language}'; it has {', '.join(languages)}")
    if organization.problems and not draft:
        count = len(organization.problems)
        click.echo(
            f"collabctl: no handbook: {count:,} error{'s' * (count > 1)} in its documents; "
            "'collabctl validate' shows them, and --draft writes what can be read",
            err=True,
        )
        return 1
    _must_be_apart(output, folder, [file.path for file in (*sources.files, *sources.pages)])
    chosen = [language] if language else languages
    with no_collection():
        made = build_with_pictures(organization, chosen, pages=sources.pages)
        files = made.pages | (_site(made, chosen) if with_site else {})
    told = f"{len(made.pages):,} page{'s' * (len(made.pages) != 1)}{' and their site' * with_site}"
    try:
        return _compared(output, files, folder, told) if check else _written(output, files, folder, told)
    except OutputError as error:
        raise Failure(str(error)) from error


def _site(made: Handbook, languages: Sequence[str]) -> dict[str, str]:
    from collabctl.drawings.svg import svg
    from collabctl.handbook.site import site

    return site(made.pages, languages, {lines: svg(picture) for lines, picture in made.pictures.items()})


def _must_be_apart(output: Path, root: Path, paths: Sequence[str]) -> None:
    """The pages may stand inside the organization's folder, but not in a folder that holds files of its own."""
    place, root = output.resolve(), root.resolve()
    if place.is_relative_to(root):
        inside = "" if place == root else f"{place.relative_to(root).as_posix()}/"
        if inside == "pages/":
            raise Failure(f"'{output}' is the place of the organization's own pages; name another folder")
        if found := next((path for path in paths if path.startswith(inside)), None):
            raise Failure(f"'{output}' holds files of the organization, such as {found}; name another folder")


def _written(output: Path, files: Mapping[str, str], root: Path, told: str) -> int:
    from collabctl.escaping import terminal
    from collabctl.output import write

    written = write(output, files, made_by="collabctl handbook", root=root)
    tell(written.remarks)
    _name("removed", written.removed)
    changes = {"added": written.added, "changed": written.changed, "removed": written.removed}
    said = ", ".join(f"{len(names)} {what}" for what, names in changes.items() if names)
    click.echo(f"{terminal(str(output))}: {told}, {said or 'nothing changed'}")
    return 0


def _compared(output: Path, files: Mapping[str, str], root: Path, told: str) -> int:
    from collabctl.escaping import terminal
    from collabctl.output import compare

    differs = compare(output, files, root=root)
    if not differs.stale:
        click.echo(f"{terminal(str(output))}: {told}, all as they should be")
        return 0
    for what, names in _STATES.items():
        _name(what, getattr(differs, names))
    place = terminal(str(output))
    if differs.edited or differs.foreign:
        click.echo(f"{place} is stale: put your changes in the organization's files, and move away what is not ours")
    else:
        click.echo(f"{place} is stale: write it anew with the same command, without --check")
    return 1


def _name(what: str, names: Sequence[str]) -> None:
    from collabctl.escaping import terminal

    for name in names[:SHOWN]:
        click.echo(f"{what}: {terminal(name)}")
    if len(names) > SHOWN:
        click.echo(f"{what}: {len(names) - SHOWN} more")
