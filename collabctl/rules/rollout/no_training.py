"""A department starts with a tool before anybody has shown it how.

A tool that people have to find out for themselves is used in as many ways as there are people, or not at all. One
workshop with their own work in it saves weeks.

It is asked of waves with a day, once the rollout is in its pilot or rolling out, and of a planned rollout when there is
no pilot to come first. A training without departments is for everybody, and one for a department is
for those below and above it too. A training on the day of the start is in time, and one without a day counts as being
planned. Once a wave is done, a training that came late is water under the bridge.

What to do: plan a workshop of an hour or two before the wave, with real tasks of the department, and write it in
`training`; or let the wave wait.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_training(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, step in missing(organization, "training", settings.as_of):
        number = step.wave or 0
        wave = rollout.waves[number]
        start = f"started there on {wave.date or wave.done_on}" if wave.done_on else f"starts there on {wave.date}"
        names = listed(organization.department_name(id) for id in step.departments)
        yield (
            rollout.at("waves", number, "departments"),
            f"no training for {names} before {rollout} {start}",
            Details(
                about=(rollout,), help=f"plan a workshop for {names} before the wave, with real tasks of their own"
            ),
        )
