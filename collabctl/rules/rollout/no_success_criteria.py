"""A pilot does not say when it has succeeded.

Without it, a pilot always succeeds: too much has been spent to say otherwise. Agreed on beforehand, it makes the
decision afterwards a short and friendly talk.

It is asked of a rollout that is planned or in its pilot, until the pilot has an outcome.

What to do: write in `success` one or two metrics and where they should be, such as the lead time at most 20 days. Let
the working group choose them.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_success_criteria(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, _ in missing(organization, "success", settings.as_of):
        yield (
            rollout.at("pilot"),
            f"the pilot of {rollout} does not say when it has succeeded",
            Details(about=(rollout,), help="write in 'success' a metric or two, and where they should be"),
        )
