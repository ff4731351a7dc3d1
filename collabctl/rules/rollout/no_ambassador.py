"""A department starts with a tool, and nobody in it is there to ask.

In the first weeks everybody has small questions that nobody sends to a help desk. A colleague two desks away who likes
the tool answers them before lunch.

It is asked of waves with a day, once the rollout is in its pilot or rolling out, and of a planned rollout when there is
no pilot to come first. An ambassador of a department stands for those below it, and one of a part
of a department for the whole. Outside departments need none.

What to do: ask in each department that is named who likes the tool, give that person some time for it, and write the
name or the role in `ambassadors`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_ambassador(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, step in missing(organization, "ambassadors", settings.as_of):
        names = listed(organization.department_name(id) for id in step.departments)
        yield (
            rollout.at("waves", step.wave or 0, "departments"),
            f"nobody in {names} is there to help colleagues start with {rollout}",
            Details(
                about=(rollout,), help=f"find an ambassador in {names}, and write the name or role in 'ambassadors'"
            ),
        )
