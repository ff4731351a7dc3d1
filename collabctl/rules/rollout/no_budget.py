"""Nobody has promised the money and the time that a rollout takes.

Licences are the small part. Ambassadors need hours, workshops need a day, and a connection to the other tools needs
somebody who builds it. When that has not been promised, it is taken from people's evenings, or not done.

A commitment of type `budget` that names the rollout, or its tool, is enough, unless it was dropped. It is asked once
there is a plan, until the rollout is done or stopped.

What to do: ask the sponsor for it, and write a commitment of type `budget` with the rollout under `for`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def no_budget(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, _ in missing(organization, "budget", settings.as_of):
        yield (
            rollout.at(),
            f"nobody has promised the money and the time that {rollout} takes",
            Details(
                about=(rollout,),
                help=f"write a commitment of type 'budget' with 'for: [{rollout.reference}]'",
            ),
        )
