"""A rollout was stopped, and goes on all the same.

The pilot said stop, or the rollout itself says that it stopped, and still it is rolling out or a wave is waiting with a
day. Somebody is preparing for something that nobody wants any more, or a decision was passed over in silence.

A wave that is done, and one whose day has passed, are history and not looked at. A rollout that is done is not either.
Nothing else is asked of a rollout that was stopped.

What to do: if it stopped, take the waves that are still to come out and set `status: stopped`. If it goes on after all,
write down who decided that and why, in a new `outcome`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.rollouts import was_stopped
from collabctl.organization.tools import Rollout
from collabctl.organization.waves import in_order_of_start
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def stopped_but_rolling(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout in organization.rollouts:
        if rollout.status == "done" or not was_stopped(rollout):
            continue
        said_stop = rollout.status != "stopped"
        reason = "the pilot said stop" if said_stop else "it was stopped"
        place = rollout.at("pilot", "outcome") if said_stop else rollout.at("status")
        details = Details(
            about=(rollout,),
            help="take out what is still to come and set 'status' to stopped, or write the new decision in 'outcome'",
            related=(Related(place, reason),),
        )
        number = _to_come(rollout, settings)
        if number is not None:
            wave = rollout.waves[number]
            name = f"wave '{wave.name}'" if wave.name else f"wave {number + 1}"
            yield rollout.at("waves", number), f"{name} of {rollout} starts on {wave.date}, and {reason}", details
        elif rollout.status == "rolling-out":
            yield rollout.at("status"), f"{rollout} is rolling out, and {reason}", details


def _to_come(rollout: Rollout, settings: Settings) -> int | None:
    """The first wave that is still to start."""
    for number, wave in in_order_of_start(rollout):
        if wave.done_on is None and wave.date is not None and wave.date >= settings.as_of:
            return number
    return None
