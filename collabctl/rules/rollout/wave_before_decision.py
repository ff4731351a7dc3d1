"""A wave begins before the pilot has decided anything.

Then the pilot was for show. What its teams found out comes too late for the people who start now, and whoever spoke up
learns that it made no difference.

It is said where a pilot has no outcome, and the rollout is rolling out, a wave has begun or is done, or a wave is to
begin before the pilot ends; and where the outcome is to come on a later day than the wave. A wave that is planned for
after the pilot is fine. Once the decision is there, nothing is said any more; nor about a rollout that is done or
stopped. Without a pilot, `rollout/big-bang` speaks.

What to do: decide first. If the decision was made, write it in `outcome`; if not, give the wave a later day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.organization.tools import Rollout
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def wave_before_decision(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, step in missing(organization, "decision", settings.as_of):
        details = Details(
            about=(rollout,), help="decide first and write it in 'outcome' of the pilot, or give the wave a later day"
        )
        if step.wave is not None:
            yield rollout.at("waves", step.wave), _said(rollout, step.wave, settings.as_of), details
        elif rollout.status == "rolling-out":
            yield rollout.at("status"), f"{rollout} is rolling out, and its pilot has no outcome", details


def _said(rollout: Rollout, number: int, as_of: datetime.date) -> str:
    wave, pilot = rollout.waves[number], rollout.pilot
    name = f"wave '{wave.name}'" if wave.name else f"wave {number + 1}"
    day = wave.date or wave.done_on
    starts = "started" if day and day <= as_of else "starts"
    if pilot and pilot.outcome:
        return f"{name} of {rollout} {starts} on {day}, and the pilot decides on {pilot.outcome.date}"
    return f"{name} of {rollout} {starts} on {day}, and the pilot has no outcome yet"
