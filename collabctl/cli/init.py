"""`collabctl init`: the first files of an organization."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli.asking import ask, at_a_terminal, offer
from collabctl.cli.failure import Failure
from collabctl.cli.remarks import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabctl.starting.organizations import FirstDepartment

NAMES = {"en": "English", "nl": "Nederlands"}
"""What the languages call themselves."""


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--name", metavar="N", help="What the organization is called.  [after the folder]")
@click.option("--language", metavar="L", help="The language of the documents: en or nl.  [en]")
@click.option("--departments", metavar="ID,ID", help="Its departments, by id or name.  [two to begin with]")
def init(folder: Path | None, name: str | None, language: str | None, departments: str | None) -> None:
    """Begin an organization in DIR, or here: a few files that hold together, each field explained in them.

    Beside them come a README for whoever edits them, settings for VS Code, a workflow for GitHub and a hook for
    pre-commit. At a terminal, what no option says is asked for. No file is ever written over.

    \b
    For example:
      collabctl init
      collabctl init noorderlicht --name Noorderlicht --language nl --departments verkoop,klantenservice
    """
    from collabctl.edits import NotPossible
    from collabctl.output import OutputError, finish, write_files
    from collabctl.starting.organizations import DEPARTMENTS
    from collabctl.starting.organizations import departments as understood

    place = folder or Path()
    try:
        tell(finish(place))
        _must_be_free(place)
        asking = at_a_terminal()
        name = _name(name, place, asking)
        language = _language(language, asking)
        own = ", ".join(DEPARTMENTS[language])
        if departments is None:
            departments = ask("Which departments? With commas between them", understood, own) if asking else own
        files, kept = _files(place, name, language, understood(departments))
        remarks = write_files(place, files)
    except (NotPossible, OutputError) as error:
        raise Failure(str(error)) from error
    tell(remarks)
    _tell(place, files, kept)


def _must_be_free(place: Path) -> None:
    """There is no organization here yet, nor one that this folder would belong to."""
    from collabctl.sources.belonging import NAME, is_hidden

    if place.is_file():
        raise Failure(f"{place} is a file; name a folder")
    here = Path(os.path.realpath(place))
    for above in (here, *here.parents):
        if (above / NAME).is_file():
            where = "here" if above == here else f"in {above}, and this folder belongs to it"
            raise Failure(f"there is an organization {where} already; add to it with 'collabctl new'")
        if is_hidden(above.name):
            return


def _name(given: str | None, place: Path, asking: bool) -> str:
    from collabctl.edits import NotPossible

    def sense(answer: str) -> None:
        if not answer.strip():
            raise NotPossible("an organization needs a name")

    own = Path(os.path.realpath(place)).name or "Our organization"
    own = own[:1].upper() + own[1:]
    if given is None:
        given = ask("What is the organization called?", sense, own) if asking else own
    sense(given)
    return given.strip()


def _language(given: str | None, asking: bool) -> str:
    from collabctl.edits import NotPossible
    from collabctl.starting import LANGUAGES

    def known(answer: str) -> None:
        if answer not in LANGUAGES:
            raise NotPossible(f"'{answer}' is none of our languages; write {' or '.join(LANGUAGES)}")

    if given is None and asking:
        offer(NAMES.items())
        given = ask("In which language do you write?", known, LANGUAGES[0])
    given = given or LANGUAGES[0]
    known(given)
    return given


def _files(
    place: Path, name: str, language: str, departments: Sequence[FirstDepartment]
) -> tuple[dict[str, str], list[str]]:
    """What is to be written, and what stays as it is because it is there already."""
    from collabctl.documents import SourceFile
    from collabctl.edits import NotPossible
    from collabctl.organization import build
    from collabctl.starting.organizations import SCHEMA, beside, documents, schema_for_editors

    own = documents(name, language, departments)
    organization = build(SourceFile(path, text.encode()) for path, text in own.items())
    for problem in organization.problems:
        raise NotPossible(f"that would not do: {problem.message}")
    more = beside(name, language)
    more[SCHEMA] = schema_for_editors(organization)
    kept = [path for path in more if os.path.lexists(place / path)]
    return own | {path: text for path, text in more.items() if path not in kept}, kept


def _tell(place: Path, files: dict[str, str], kept: list[str]) -> None:
    """What was written, and what to do next."""
    from collabctl.escaping import terminal
    from collabctl.starting.organizations import EDITOR_SETTINGS, README, SCHEMA

    for path in files:
        click.echo(terminal(str(place / path)))
    for path in kept:
        click.echo(f"collabctl: {terminal(str(place / path))} was there already, and stays as it is", err=True)
    lines = ["", "next:"]
    if place != Path():
        lines.append(f"  cd {shlex.quote(str(place))}")
    lines += [
        "  collabctl validate                     # everything is sound so far",
        "  collabctl new kpi                      # what a department is judged by, and what that does to others",
        "  collabctl playbook list                # ready-made ways to work together",
        "  collabctl handbook --output handbook   # what everybody reads",
    ]
    if README not in kept:
        lines.append(f"{place / README} tells whoever edits these files how that goes")
    if EDITOR_SETTINGS in kept:
        lines.append(f"for help while typing, let 'yaml.schemas' in {place / EDITOR_SETTINGS} name {SCHEMA}")
    lines.append(f"for GitHub, fill in the two names in capitals in {place / '.github/workflows/collaboration.yml'}")
    above = _repository_above(place)
    if above is not None:
        lines.append(f"GitHub and pre-commit look only at the top of a repository, which is {above}:")
        lines.append("  move .github and .pre-commit-config.yaml there, and name this folder in them")
    click.echo("\n".join(map(terminal, lines)))


def _repository_above(place: Path) -> Path | None:
    """The repository that the folder lies in, unless it is its top."""
    here = Path(os.path.realpath(place))
    if (here / ".git").exists():
        return None
    return next((above for above in here.parents if (above / ".git").exists()), None)
