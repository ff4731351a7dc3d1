"""A joint project has one department in it.

An initiative is there to bring departments together that work past each other. With one department it is a project
like any other, and calling it joint hides that nobody else was asked.

An outside partner counts as the other side. What is done or stopped is left alone.

What to do: add the one or two departments without which it cannot succeed. If there are none, write it as a team.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def one_department(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for initiative in organization.initiatives:
        if len(set(initiative.departments)) == 1 and not initiative.is_over(settings.as_of):
            name = organization.department_name(initiative.departments[0])
            yield (
                initiative.at("departments"),
                f"the joint project {initiative} is of {name} alone",
                Details(
                    about=(initiative,), help="add the departments that it cannot succeed without, or make it a team"
                ),
            )
