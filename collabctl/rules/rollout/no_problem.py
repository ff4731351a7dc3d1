"""A rollout does not say which problem it solves.

The aim is never to bring in a tool; the aim is that something stops going wrong. People change their habits for a
problem that they have themselves, and hardly ever for a list of features.

It is asked from the first stage on, until the rollout is done or stopped. A tool that says which problem it solves says
it for its rollout too. Where neither does, this rule speaks and `tool/no-problem` is silent.

What to do: write in `problem` what goes wrong today, in the words of the people who meet it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_problem(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, _ in missing(organization, "problem", settings.as_of):
        yield (
            rollout.at(),
            f"{rollout} does not say which problem it solves",
            Details(
                about=(rollout,),
                help="write in 'problem' what goes wrong today, in the words of the people who meet it",
            ),
        )
