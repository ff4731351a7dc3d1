"""A rollout starts everywhere at once, without a small pilot.

Every tool has teething troubles. With one or two teams that like to try something new they are solved over coffee, and
the first success stories come with them. With everybody at once they are a bad week for the whole company, and people
remember that.

It is asked once there is a plan, where the tool reaches two departments of ours or more: those of its waves, or without
waves those that use it. A pilot with more than two teams is not small any more, until it has an outcome. Once a wave is
done, it is too late for a pilot and nothing is said.

What to do: pick one team, or two, that are open to it. Write them in `pilot` with a period and what counts as success,
and let the waves wait for the outcome.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import MOST_TEAMS_IN_A_PILOT, missing
from collabctl.organization.rollouts import reach
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def big_bang(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, _ in missing(organization, "pilot", settings.as_of):
        if rollout.pilot is not None:
            place = rollout.at("pilot", "teams")
            said = f"{len(rollout.pilot.teams)} teams at once are in the pilot of {rollout}, and small is one or two"
            mend = f"choose the {MOST_TEAMS_IN_A_PILOT} teams that are most open to it, and let the others follow"
        else:
            departments = len(reach(organization, rollout))
            place = rollout.at("waves" if rollout.waves else "status")
            said = f"{rollout} goes to {departments} departments without a small pilot first"
            if departments < 2:
                said = f"{rollout} is in its pilot, and does not say with which teams"
            mend = "write in 'pilot' one or two teams that are open to it, a period, and what counts as success"
        yield place, said, Details(about=(rollout,), help=mend)
