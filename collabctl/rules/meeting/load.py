"""Meetings take more hours a week than there should be.

What is left between the meetings is when the work gets done, and a department that has no hours left has none for its
neighbours either. It shows in every other figure: in answers that come late and promises that are kept at night.

Counted are the meetings of the coming twelve months, divided by the working weeks in them. A department is what all of
its people are expected in; its lead and whoever has a role in it are looked at too, unless the whole department is over
the limit already. Roles stand for people here, and of several with the same role the fullest week counts. Of several
slots to choose from, one counts. Outside departments are left out, and so is what is not planned.

The setting `hours_per_week` is 10: a quarter of a week of 40 hours, and about what executives spent in meetings in the
1960s, when it was less than 10 hours; by 2017 it was nearly 23 (Perlow, Hadley and Eun, "Stop the Meeting Madness",
Harvard Business Review, July 2017).

What to do: begin with the largest one. Does everybody have to be there, every week, for all of it? A message that is
read in two minutes may do.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.calendar.load import Load, loads
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule

SHOWN = 3


@rule(severity="warning", settings={"hours_per_week": 10})
def load(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    limit = settings["hours_per_week"]
    too_much = [load for load in loads(organization, settings.as_of) if load.hours > limit]
    full = {load.department.id for load in too_much if load.kind == "department" and load.department}
    for found in too_much:
        above = organization.line_above(found.department.id) if found.department else []
        if found.kind == "department":
            above = above[1:]
        where = found.person or found.department
        if where is None or full.intersection(above):
            continue
        yield (
            where.at("lead") if found.kind == "lead" else where.at(),
            (
                f"meetings take {_hours(found.hours)} a week from {found.name}, {found.share:.0%} of the working time, "
                f"where {_hours(limit)} are the limit: {_largest(found)}"
            ),
            Details(
                about=(where,),
                related=tuple(
                    Related(part.at("schedule"), f"{part} takes {_hours(hours)} a week")
                    for part, hours in found.parts[:SHOWN]
                ),
                help="begin with the largest: does everybody have to be there, every week, for all of it?",
                subject=found.kind if found.kind != "role" else f"role {found.name}",
            ),
        )


def _largest(found: Load) -> str:
    said = [f"{meeting} takes {_hours(hours)}" for meeting, hours in found.parts[:SHOWN]]
    if len(found.parts) > SHOWN:
        rest = sum(hours for _, hours in found.parts[SHOWN:])
        said.append(f"{len(found.parts) - SHOWN} more {_hours(rest)}")
    return ", ".join(said)


def _hours(hours: float) -> str:
    number = f"{hours:.1f}".removesuffix(".0")
    return f"{number} hour" if number == "1" else f"{number} hours"
