"""A joint project runs, and nobody leads it.

Two departments that start something together each wait for the other when it stalls, unless one person is asked to
keep it going. That person need not decide everything; he or she notices first when it stops.

A plan is asked for a lead from the first day of its period on. What is done or stopped is left alone.

What to do: ask somebody who belongs to none of its departments, and write them in `lead`, by name or by role.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_lead(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for initiative in organization.initiatives:
        if initiative.lead or initiative.is_over(settings.as_of) or not initiative.has_begun(settings.as_of):
            continue
        yield (
            initiative.at(),
            f"nobody leads {initiative}, and it has begun",
            Details(about=(initiative,), help="ask somebody of none of its departments, and name them in 'lead'"),
        )
