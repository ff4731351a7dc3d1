"""Taking figures over from a table: read, shown, asked about, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from collabctl.cli.asking import agree, at_a_terminal
from collabctl.cli.failure import Failure
from collabctl.cli.loading import load, load_to_edit, must_exist
from collabctl.cli.remarks import tell

if TYPE_CHECKING:
    from collabctl.adopt.figures.columns import Terms
    from collabctl.adopt.figures.grid import Grid
    from collabctl.adopt.figures.merging import Change, Merged
    from collabctl.adopt.figures.outcome import Reading
    from collabctl.adopt.figures.writing import Written
    from collabctl.organization import Organization
    from collabctl.sources import Sources

SHOWN = 20
"""Cells that are told of one by one; more are counted."""


def take_over(
    file: Path,
    grid: Callable[[bytes], Grid],
    *,
    metric: str | None,
    department: str | None,
    skipped: Sequence[str],
    dates: str | None,
    decimal: str | None,
    replace: bool,
    dry_run: bool,
    yes: bool,
    root: Path | None,
) -> None:
    """Take the figures in a file over; `grid` reads its bytes. The rest is what `import` was told."""
    asking = not yes and not dry_run
    if asking and not at_a_terminal():
        raise click.UsageError("nobody is here to ask, so --yes or --dry-run must be given")
    data = _bytes_of(file)
    folder, sources, organization = load(root) if dry_run else load_to_edit(root)
    terms = _terms(organization, metric, department, skipped)
    found, tables = _worked_out(file, lambda: grid(data), organization, terms, (dates, decimal), replace=replace)
    _must_be_read(sources, tables)
    if not tables.added and not tables.edited:
        click.echo(_nothing_new(found))
        return
    if asking:
        _show(found, tables, err=True)
        agree("Write this?")
    if not dry_run:
        _write(folder, tables)
    if asking:
        written = len(tables.added) + len(tables.edited)
        click.echo(f"{written:,} table{'s' * (written > 1)} written")
    else:
        _show(found, tables, err=False)
    if dry_run:
        click.echo("nothing was written")


def _terms(organization: Organization, metric: str | None, department: str | None, skipped: Sequence[str]) -> Terms:
    """What the table may name, and what was said in its stead."""
    from collabctl.adopt.figures.columns import Terms, skip_key
    from collabctl.adopt.figures.names import Names

    must_exist(organization, organization.metrics, "metric", metric)
    must_exist(organization, organization.departments, "department", department)
    unknown = metric is not None and metric not in organization.metrics
    if unknown or (department is not None and department not in organization.departments):
        raise Failure("there are documents that cannot be read, and what you named may be in them: collabctl validate")
    return Terms(
        metrics=Names.of_metrics(organization),
        departments=Names.of_departments(organization),
        year_starts=organization.settings.year_starts,
        metric=metric,
        department=department or "",
        skipped=frozenset(map(skip_key, skipped)),
    )


def _worked_out(
    file: Path,
    grid: Callable[[], Grid],
    organization: Organization,
    terms: Terms,
    habits: tuple[str | None, str | None],
    *,
    replace: bool,
) -> tuple[list[Merged], Written]:
    """What would be written. All that is wrong with the table is said, and then nothing is."""
    from collabctl.adopt.figures.grid import NotATable
    from collabctl.adopt.figures.habits import Habit
    from collabctl.adopt.figures.merging import merged
    from collabctl.adopt.figures.reading import read
    from collabctl.adopt.figures.writing import written
    from collabctl.edits import NotPossible

    dates, decimals = map(Habit, habits)
    try:
        reading = read(grid(), organization, terms, dates, decimals)
        found = merged(organization, reading)
        _say(file, reading.remarks)
        _must_be_sound(file, reading, found, replace=replace)
        return found, written(organization, found)
    except NotATable as error:
        raise Failure(f"nothing can be taken over from '{file}': {error}") from error
    except NotPossible as error:
        raise Failure(str(error)) from error


def _bytes_of(file: Path) -> bytes:
    """What is in a file, and no more than may be in one."""
    from collabctl.documents.limits import MAX_TABLE_BYTES

    try:
        if file.exists() and not file.is_file():
            raise Failure(f"'{file}' is no file")
        with file.open("rb") as opened:
            return opened.read(MAX_TABLE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "its name cannot be").lower()
        raise Failure(f"'{file}' cannot be read: {reason}") from error


def _must_be_read(sources: Sources, tables: Written) -> None:
    """What the organization ignores would be lost."""
    from collabctl.edits import NotPossible
    from collabctl.edits.trying import must_be_read

    try:
        must_be_read(sources, tables.added)
    except NotPossible as error:
        raise Failure(str(error)) from error


def _must_be_sound(file: Path, reading: Reading, found: Sequence[Merged], *, replace: bool) -> None:
    """Nothing is written of a table in which anything is wrong, or which would take the place of what is there."""
    if reading.wrong:
        problems = reading.problems
        _say(file, _first(problems, len(problems)))
        from collabctl.documents.limits import MAX_BAD_ROWS

        least = "at least " if reading.wrong >= MAX_BAD_ROWS else ""
        cells = "one place of it" if reading.wrong == 1 else f"{least}{reading.wrong:,} places of it"
        raise Failure(f"nothing was written: {cells} cannot be taken over")
    changes = [(one, change) for one in found for change in one.changed]
    if changes and not replace:
        told = [_changed(one, change) for one, change in changes[:SHOWN]]
        _say(file, _first(told, len(changes)))
        figures = "a figure is" if len(changes) == 1 else f"{len(changes):,} figures are"
        raise Failure(
            f"nothing was written: {figures} there already and not the same; correct the table, or say --replace"
        )


def _first(sentences: Sequence[str], number: int) -> list[str]:
    more = number - min(SHOWN, len(sentences))
    return [*sentences[:SHOWN], *([f"and {more:,} more"] if more else [])]


def _changed(one: Merged, change: Change) -> str:
    from collabctl.adopt.figures.grid import place
    from collabctl.organization.quantities import number

    there, figure = change
    where = place(figure.row, figure.column)
    old = f"{there.path}:{there.line}"
    if change.has_other_value:
        return f"{where}: {one.metric} is {number(figure.value)} here, and {number(there.value)} at {old}"
    return f"{where}: {one.metric} has another note than at {old}"


def _nothing_new(found: Sequence[Merged]) -> str:
    same = sum(one.same for one in found)
    if not same:
        return "nothing to write: there is no figure in it"
    return f"nothing to write: {'its figure is' if same == 1 else f'all {same:,} figures are'} there already"


def _show(found: Sequence[Merged], tables: Written, *, err: bool) -> None:
    """What becomes of each metric, and each figure that is no longer as it was."""
    from collabctl.escaping import terminal

    for one in found:
        counted = [f"{number:,} {word}" for number, word in _counts(one) if number]
        path = tables.place_of[one.metric.id]
        is_new = " (a new table)" if path in tables.added else ""
        click.echo(terminal(f"{path}: {', '.join(counted)}{is_new}"), err=err)
        for sentence in _first([_changed(one, change) for change in one.changed[:SHOWN]], len(one.changed)):
            click.echo(terminal(f"  {sentence}"), err=err)


def _counts(one: Merged) -> tuple[tuple[int, str], ...]:
    return (len(one.new), "new"), (len(one.changed), "changed"), (one.same, "there already")


def _say(file: Path, sentences: Sequence[str]) -> None:
    from collabctl.escaping import terminal

    for sentence in sentences:
        click.echo(terminal(f"{file}: {sentence}"), err=True)


def _write(folder: Path, tables: Written) -> None:
    from collabctl.output import OutputError, write_files

    try:
        tell(write_files(folder, tables.added, tables.edited))
    except OutputError as error:
        raise Failure(str(error)) from error
