"""A row of measurements is not one: its day, its value or its department cannot be what it says.

A row that is left out in silence makes an average wrong and nobody the wiser. So each row that does not count is told
of, at its line, and all others are used.

A day is written as 2026-01-31. A value is a number alone, with a point before decimals in a file with `,` between its
columns, and with a comma in one with `;`; nothing stands between thousands. What may mean two things is not guessed:
`1.234` in a file with `;` is asked about. A department is named by its id. Empty rows do not matter. A file with very
many wrong rows has the first thousand told one by one, and the rest counted.

What to do: correct the row, or leave it out until the figure is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.documents.limits import MAX_BAD_ROWS
from collabctl.documents.nearest import nearest
from collabctl.documents.shown import shown
from collabctl.findings import Location
from collabctl.measurements import Table
from collabctl.measurements.table import WRONG_ROW
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def wrong_row(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for table in organization.figures.tables:
        yield from (problem for problem in table.problems if problem.rule == WRONG_ROW)
        yield from _unknown_departments(organization, table)


def _unknown_departments(organization: Organization, table: Table) -> Iterator[Yielded]:
    known = [department.id for department in organization.departments]
    unknown = [
        department
        for department in table.rows.departments
        if department and department not in organization.departments and not organization.perhaps(department)
    ]
    metric = organization.metrics.get(table.metric)
    about = (metric,) if metric else ()
    place = Location(table.path)
    for department in unknown[:MAX_BAD_ROWS]:
        close = nearest(department, known)
        line = table.rows.first_of(department)
        place = Location(table.path, line, 1, line, 1)
        yield (
            place,
            f"there is no department '{shown(department)}', so this row and all others of it do not count",
            Details(
                about=about,
                help=f"did you mean '{close}'?" if close else "write the id of a department, or leave it empty",
                subject=f"department {department}",
            ),
        )
    if len(unknown) > MAX_BAD_ROWS:
        more = len(unknown) - MAX_BAD_ROWS
        yield (
            place,
            f"this file names {more:,} more department{'s' * (more > 1)} that nobody wrote down",
            Details(about=about, help="the column may hold something else than departments", subject="the rest"),
        )
