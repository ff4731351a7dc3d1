"""`collabctl import`: what the organization has elsewhere, taken over into its own files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from collabctl.cli import completing
from collabctl.cli.taking_over import take_over

OPTIONS = (
    click.argument("file", type=click.Path(path_type=Path)),
    click.option(
        "--metric",
        metavar="ID",
        shell_complete=completing.ids("metric"),
        help="Of which metric the figures are, where the table does not say.",
    ),
    click.option(
        "--department",
        metavar="ID",
        shell_complete=completing.ids("department"),
        help="Whose figures they are, where the table does not say.  [those of the whole organization]",
    ),
    click.option(
        "--skip",
        "skipped",
        multiple=True,
        metavar="NAME",
        help="Leave out a column or rows of this name, such as Total. Repeatable.",
    ),
    click.option(
        "--dates", type=click.Choice(["day-first", "month-first"]), help="What 01/02/2026 is, where nothing tells."
    ),
    click.option("--decimal", type=click.Choice(["point", "comma"]), help="What 1.234 is, where nothing tells."),
    click.option("--replace", is_flag=True, help="Put these figures in the place of others for the same day."),
    click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing."),
    click.option("--yes", is_flag=True, help="Ask nothing, and write."),
    click.option("--root", type=click.Path(path_type=Path), metavar="ROOT", help="The folder with organization.yaml."),
)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.group("import")
def import_() -> None:
    """Take over what the organization has elsewhere: figures from a spreadsheet.

    \b
    For example:
      collabctl import csv figures.csv
      collabctl import xlsx figures.xlsx --sheet 2026
    """


@import_.command()
@_options
def csv(file: Path, **said: Any) -> None:
    """Take figures over from a table that a spreadsheet saved as text, into measurements/.

    The first row names the columns, in English or Dutch: date and value, and metric, department or note where you want
    them; or a date and a column for each metric, by its id, its name or what it is also_called; or a metric in each
    row, and a column for each month. Titles above it, empty rows and cells with n/a or - do no harm; leave totals out
    with --skip. Days may be written as 31-01-2026, months as jan 2026 and weeks as week 7 2026 (then the figure is for
    the last day), and numbers as 1.234,5 or 12%.

    What can mean two things is not guessed: other rows decide, or --dates and --decimal. All of a table is taken over
    or nothing. A figure that is there already stays as it is; where the table has another one, say --replace.

    \b
    For example:
      collabctl import csv figures.csv
      collabctl import csv export.csv --metric csat --department support --dry-run
      collabctl import csv months.csv --skip Total --skip Target
    """
    from collabctl.adopt.figures.text import TextGrid

    take_over(file, TextGrid, **said)


@import_.command()
@_options
@click.option("--sheet", metavar="NAME", help="The sheet to read.  [the first]")
def xlsx(file: Path, sheet: str | None, **said: Any) -> None:
    """Take figures over from a sheet of an .xlsx workbook, into measurements/.

    It may look as 'import csv --help' tells. Needs the extra collabctl[xlsx].

    \b
    For example:
      collabctl import xlsx figures.xlsx
      collabctl import xlsx figures.xlsx --sheet 2026 --skip Total
    """
    from collabctl.adopt.figures.workbook import SheetGrid

    take_over(file, lambda data: SheetGrid(data, sheet), **said)
