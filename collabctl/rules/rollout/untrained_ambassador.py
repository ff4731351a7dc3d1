"""The ambassadors of a department are not trained before it starts.

On the first morning all questions come at once, and to them. Somebody who learns the tool together with everybody else
can only say that they do not know either.

It is asked of waves with a day, once the rollout is in its pilot or rolling out, and of a planned rollout when there is
no pilot to come first. One ambassador of a department who is trained by the day of the wave is
enough. Once a wave is done, training that came late is water under the bridge, and only training that never came is
said. A department without ambassadors is `rollout/no-ambassador`.

What to do: train the ambassadors before the others, and write the day in `trained_on`; or let the wave wait.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.organization.rollouts import ambassadors_of
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def untrained_ambassador(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, step in missing(organization, "ambassadors-trained", settings.as_of):
        number = step.wave or 0
        wave = rollout.waves[number]
        names = listed(organization.department_name(id) for id in step.departments)
        first = rollout.ambassadors.index(ambassadors_of(organization, rollout, step.departments[0])[0])
        day = wave.date or wave.done_on
        was, start = ("was", f"started on {day}") if wave.done_on else ("is", f"starts on {day}")
        yield (
            rollout.at("ambassadors", first),
            f"no ambassador in {names} {was} trained before {rollout} {start}",
            Details(
                about=(rollout,),
                help="train the ambassadors first and write the day in 'trained_on', or let the wave wait",
                related=(Related(rollout.at("waves", number), f"the wave {start}"),),
            ),
        )
