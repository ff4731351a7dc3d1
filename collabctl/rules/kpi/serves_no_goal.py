"""A KPI helps no shared goal, or says that it supports one that it harms.

A number that serves no goal keeps people busy and takes them nowhere together. Sometimes the way to a goal is only not
written down yet; sometimes there is none.

What to do: name the goal under `supports`, write down the influence that leads to it, or ask why this KPI is there.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.notices import aimless
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def serves_no_goal(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for kpi, harmed in aimless(find(organization, settings.as_of).wants):
        department = organization.department_name(kpi.department)
        if harmed is not None:
            message = f"{kpi} of {department} is said to support {harmed}, and what it moves harms that goal"
            yield (
                kpi.at("supports"),
                message,
                Details(about=(kpi,), help="look at the influences that lead to the goal"),
            )
        else:
            yield (
                kpi.at("metric"),
                f"{kpi} of {department} helps no shared goal",
                Details(
                    about=(kpi,), help="name the goal under 'supports', or write down the influence that leads to it"
                ),
            )
