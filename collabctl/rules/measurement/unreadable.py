"""A file of measurements cannot be read as one.

The first row says how the file is written: `date,value` with a point before decimals, or `date;value` with a comma, and
`department` and `note` as well where they are wanted, in any order. A file may begin with the mark that spreadsheets
put there, and its lines may end as they do on Windows. It is written in UTF-8; from any other encoding the figures are
still read, but letters in the notes are lost.

One finding a file, also where the same is wrong in every row.

What to do: begin the file with the row `date,value`, and save it as UTF-8. In a spreadsheet that is `CSV UTF-8` among
the formats in which it can be saved.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.measurements.table import UNREADABLE
from collabctl.organization import Organization
from collabctl.rules import Settings, Yielded, rule


@rule(severity="error")
def unreadable(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    yield from (problem for problem in organization.problems if problem.rule == UNREADABLE)
    for table in organization.figures.tables:
        yield from (problem for problem in table.problems if problem.rule == UNREADABLE)
