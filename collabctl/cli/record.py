"""`collabctl record`: a measurement, added to the table of its metric."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from collabctl.cli import completing
from collabctl.cli.failure import Failure
from collabctl.cli.loading import Day, load_to_edit, must_exist
from collabctl.cli.remarks import tell


@click.command(context_settings={"ignore_unknown_options": True})  # so that -12 is a value, and no option
@click.argument("metric", shell_complete=completing.ids("metric"))
@click.argument("value", required=False)
@click.option("--date", type=Day(), default=datetime.date.today, metavar="DATE", help="The day it is about.  [today]")
@click.option(
    "--department",
    default="",
    metavar="ID",
    shell_complete=completing.ids("department"),
    help="Whose figure it is.  [that of the whole organization]",
)
@click.option("--note", default="", metavar="TEXT", help="What should be known about it.")
@click.option("--answers", metavar="N,N,...", help="For an eNPS, instead of VALUE: how many answered 0, 1, ... 10.")
@click.option("--root", type=click.Path(path_type=Path), metavar="ROOT", help="The folder with organization.yaml.")
def record(
    metric: str,
    value: str | None,
    date: datetime.date,
    department: str,
    note: str,
    answers: str | None,
    root: Path | None,
) -> None:
    """Add a measurement to measurements/METRIC.csv, which is made where there is none.

    It is written as the table is: its columns, its decimal sign, its line ends. A day that has a value already is
    refused, and so is a value outside the range of the metric.

    \b
    For example:
      collabctl record csat 8.7
      collabctl record csat 8,7 --date 2026-10-31 --department support --note "new survey"
      collabctl record enps --answers 0,0,1,0,1,3,4,9,14,12,6
    """
    from collabctl.edits import NotPossible
    from collabctl.edits.recording import Row, from_answers, recorded
    from collabctl.escaping import terminal
    from collabctl.output import OutputError, write_files

    if (value is None) == (answers is None):
        raise click.UsageError("name the value, or for an eNPS how many gave each answer: --answers")
    folder, _, organization = load_to_edit(root)
    must_exist(organization, organization.metrics, "metric", metric)
    must_exist(organization, organization.departments, "department", department or None)
    measured = organization.metrics.get(metric)
    if measured is None or (department and department not in organization.departments):
        raise Failure("there are documents that cannot be read, and what you named may be in them: collabctl validate")
    try:
        if answers is not None:
            value, counted = from_answers(answers)
            note = note or counted
        found = recorded(organization, measured, Row(date, value or "", department, note))
        if found.before is None:
            remarks = write_files(folder, {found.path: found.after.decode()})
        else:
            remarks = write_files(folder, {}, {found.path: (found.before, found.after)})
    except (NotPossible, OutputError) as error:
        raise Failure(str(error)) from error
    tell(remarks)
    click.echo(terminal(f"{found.path}: {found.line}"))
