"""Nobody in management stands behind a rollout.

A rollout asks people to change how they work, costs time and money, and meets walls that a working group cannot move.
Somebody with the power to do so has to stand behind it, and be seen to.

It is asked once there is a plan: of a rollout that is planned, in its pilot or rolling out.

What to do: ask somebody who leads the departments that it reaches, and name that person in `sponsor`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_sponsor(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, _ in missing(organization, "sponsor", settings.as_of):
        yield (
            rollout.at(),
            f"nobody in management stands behind {rollout}",
            Details(about=(rollout,), help="name in 'sponsor' who in management stands behind it"),
        )
