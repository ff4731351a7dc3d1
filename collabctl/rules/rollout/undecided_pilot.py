"""A pilot is over, and nobody has decided anything.

The teams that tried it do not know whether to go on, what they learned is forgotten week by week, and the next group
asked to try something will remember.

It is asked of a rollout that is planned or in its pilot. Where a wave begins all the same,
`rollout/wave-before-decision` says so and this rule is silent.

What to do: sit down with the working group and the teams of the pilot, look at what was to be reached, and write the
outcome: go, adjust or stop, with what you learned. If the pilot needs longer, move its last day.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def undecided_pilot(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, step in missing(organization, "decision", settings.as_of):
        period = rollout.pilot.period if rollout.pilot else None
        goes_on = step.wave is not None or rollout.status == "rolling-out"
        if period is not None and not goes_on:
            yield (
                rollout.at("pilot"),
                f"the pilot of {rollout} ended on {period.last}, and it has no outcome",
                Details(
                    about=(rollout,),
                    help="decide together, and write in 'outcome' go, adjust or stop, the day and what you learned",
                ),
            )
