"""`collabctl export`: what other systems can read."""

from __future__ import annotations

from pathlib import Path

import click

from collabctl.cli.failure import Failure
from collabctl.cli.loading import load, root_argument, say_what_is_broken
from collabctl.cli.reporting import deliver

_NAMES_IN_A_SENTENCE = 5


@click.group()
def export() -> None:
    """Write what the organization knows in the form of another system.

    \b
    For example:
      collabctl export codeowners
    """


@export.command()
@root_argument
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when the file is not what would be written.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file.")
def codeowners(root: Path | None, check: bool, output: Path | None) -> int:
    """Print who is to review a change to which file, as GitHub and GitLab read it in CODEOWNERS.

    A file is looked after by the owners of its documents; of a document without one by its lead, or by the leads of the
    departments it is about. People are named by the account in their contact's url (https://github.com/...), or else by
    their e-mail. What is private is left out. In a file with lines of your own, only what stands between the marks is
    replaced.

    --check looks at FILE, or at .github/CODEOWNERS, CODEOWNERS or docs/CODEOWNERS in the repository.

    \b
    For example:
      collabctl export codeowners --output .github/CODEOWNERS
      collabctl export codeowners --check
    """
    from collabctl.adopt.codeowners import codeowners as made_of

    folder, sources, organization = load(root)
    top = _top(folder)
    below = folder.resolve().relative_to(top).as_posix()
    made = made_of(organization, (file.path for file in sources.files), "" if below == "." else f"{below}/")
    say_what_is_broken(len(organization.problems))
    if made.nobodys:
        _say_whose_are_nobodys(made.nobodys)
    if check:
        return _stale(_place(top, output), made.text)
    deliver(_with_lines_of_others(output, made.text), output)
    return 0


def _top(folder: Path) -> Path:
    """The top of the repository that the organization is in; its own folder where it is in none."""
    here = folder.resolve()
    return next((place for place in (here, *here.parents) if (place / ".git").exists()), here)


def _place(top: Path, output: Path | None) -> Path:
    from collabctl.adopt.codeowners import PLACES

    places = [output] if output is not None else [top / place for place in PLACES]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        where = f"{output}" if output is not None else ", ".join(PLACES[:-1]) + f" or {PLACES[-1]}"
        raise Failure(f"there is no file {where}; write one with 'collabctl export codeowners --output FILE'")
    return found


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Failure(f"{path} is not UTF-8 text") from error
    except OSError as error:
        raise Failure(f"{path} cannot be read: {(error.strerror or 'the system refused').lower()}") from error


def _stale(path: Path, made: str) -> int:
    """Whether the file differs from what would be written, which is shown line by line."""
    from collabctl.adopt.codeowners import merged
    from collabctl.escaping import terminal

    existing = _read(path)
    after = merged(existing, made)
    if after == existing:
        click.echo(terminal(f"{path} is up to date"))
        return 0
    is_there, should_be = existing.splitlines(), (made if after is None else after).splitlines()
    there, wanted = set(is_there), set(should_be)
    gone = [] if after is None else [line for line in is_there if line not in wanted]
    missing = [line for line in should_be if line not in there]
    for line in [*(f"- {line}" for line in gone), *(f"+ {line}" for line in missing)]:
        click.echo(terminal(line))
    click.echo(terminal(f"{path} is stale; write it anew with 'collabctl export codeowners --output {path}'"))
    return 1


def _with_lines_of_others(output: Path | None, made: str) -> str:
    """What to write: our part, among the lines that others wrote where the file is there already."""
    from collabctl.adopt.codeowners import BEGIN, END, merged

    if output is not None and not output.parent.is_dir():
        raise Failure(f"there is no folder {output.parent}; make it first")
    if output is None or not output.is_file():
        return made
    existing = _read(output)
    after = merged(existing, made) if existing.strip() else made
    if after is None:
        raise Failure(
            f"{output} has lines that collabctl did not write; put these two where its own may stand, and try again: "
            f"{BEGIN} and {END}"
        )
    return after


def _say_whose_are_nobodys(paths: tuple[str, ...]) -> None:
    from collabctl.escaping import terminal

    named = ", ".join(paths[:_NAMES_IN_A_SENTENCE])
    more = f" and {len(paths) - _NAMES_IN_A_SENTENCE:,} more" if len(paths) > _NAMES_IN_A_SENTENCE else ""
    click.echo(terminal(f"collabctl: nobody with an address looks after {named}{more}"), err=True)
