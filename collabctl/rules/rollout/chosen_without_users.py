"""A tool was chosen without the working group of its users.

The choice was made before the group began, or nobody of the group is among those who agreed. Then the group is there to
carry out what others decided, and everybody notices.

It is asked of every choice that is written down, and from `planned` on also where none is: then nobody of the group has
agreed yet. A role counts for whoever fills it in its department. Without a working group, `rollout/no-working-group`
says so and this rule is silent; a rollout that is done or stopped is left alone.

What to do: let the working group look at the choice again, with its own requirements. When it agrees, write the day and
the names in `choice`. If it chooses something else, better now than after the first wave.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Location
from collabctl.organization import Organization
from collabctl.organization.readiness import chosen_too_early, missing
from collabctl.organization.rollouts import tool_of
from collabctl.organization.tools import Rollout
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def chosen_without_users(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, _ in missing(organization, "choice", settings.as_of):
        place, said = _said(organization, rollout)
        yield (
            place,
            said,
            Details(
                about=(rollout,),
                help="let the working group look at the choice again, and write in 'choice' who agreed and when",
            ),
        )


def _said(organization: Organization, rollout: Rollout) -> tuple[Location, str]:
    tool = tool_of(organization, rollout)
    chosen = str(tool) if tool else "a tool"
    choice = rollout.choice
    if choice is not None and chosen_too_early(rollout):
        return (
            rollout.at("choice", "date"),
            (
                f"{chosen} was chosen on {choice.date}, and the working group of {rollout} began on "
                f"{rollout.working_group_since}"
            ),
        )
    place = ("choice", "agreed_by") if choice else ("tool",)
    return rollout.at(*place), f"nobody of the working group of {rollout} has agreed to the choice of {chosen}"
