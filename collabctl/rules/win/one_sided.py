"""A win that names one department only.

Celebrating together means that everybody hears why each part was needed. A win with one name under it tells all the
others that their part was not seen, and the next time they will keep it to themselves.

An outside partner counts as somebody else.

What to do: ask who made it possible: who passed on the question, built it, paid for it, picked up the phone? Add a line
for each. If it really was one department, it is a fine result, and no win of working together.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def one_sided(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for win in organization.wins:
        if len(win.contributions) == 1:
            name = organization.department_name(next(iter(win.contributions)))
            yield (
                win.at("contributions"),
                f"the win {win} names what {name} added, and nobody else",
                Details(about=(win,), help="ask who made it possible, and write a line for each department"),
            )
