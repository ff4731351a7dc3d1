"""A shared goal is shared by one department only.

A goal that one department pursues on its own is a KPI. A shared goal earns its name when two or more departments are
in it together, and each knows what it brings.

What to do: add the departments without which it cannot be reached, with what each contributes and the question it asks
itself. If there are none, write it as a KPI of the department.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def one_department(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for goal in organization.goals:
        if len(goal.departments) == 1:
            name = organization.department_name(goal.departments[0])
            yield (
                goal.at("shared_by"),
                f"the goal {goal} is shared by {name} alone",
                Details(about=(goal,), help="add the departments that it cannot be reached without, or make it a KPI"),
            )
