"""A rollout has no working group of the people who will use the tool.

A tool that is chosen without the people who work with it every day fits their day badly, and they soon go back to what
they knew. People who helped to choose it make it their own.

It is asked from the very first stage, choosing, until the rollout is done or stopped. While there is no group, nothing
is said about who agreed to the choice.

What to do: bring together a few end users of each department that it will reach, let them write the requirements, and
name them in `working_group`. A role will do where you do not want to name people.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def no_working_group(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, step in missing(organization, "working-group", settings.as_of):
        if not step.departments:
            yield (
                rollout.at(),
                f"{rollout} has no working group of the people who will use it",
                Details(
                    about=(rollout,),
                    help="name in 'working_group' a few end users of each department that it will reach",
                ),
            )
