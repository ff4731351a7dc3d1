"""Everybody in a working group is from one department, and others will use the tool too.

Each department works differently, and only its own people know how. A group of one department chooses what suits that
department, and the others find out on the day they start.

The departments that the tool reaches are those of the waves; without waves, those that use the tool. A department
stands for those below it, and somebody without a department counts for none. Outside departments need not be in the
group. It is asked until the rollout is done or stopped.

What to do: ask one or two people of the departments that are named to join, and give them a say in the choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def one_sided_working_group(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, step in missing(organization, "working-group", settings.as_of):
        if step.departments:
            own = next(filter(None, map(organization.department_of, rollout.working_group)), "")
            absent = listed(organization.department_name(id) for id in step.departments)
            yield (
                rollout.at("working_group"),
                (
                    f"the working group of {rollout} is of {organization.department_name(own)} alone, "
                    f"and it is for {absent} too"
                ),
                Details(about=(rollout,), help=f"ask one or two people of {absent} to join"),
            )
