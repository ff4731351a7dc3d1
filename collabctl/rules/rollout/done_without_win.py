"""A rollout is done, and nothing of it was celebrated.

A colleague who tells what became easier is the best advertisement there is, and the people who made the effort deserve
to hear that it helped. What nobody celebrates, people remember as trouble.

A win counts when it says that it belongs to the rollout (`of: rollout/...`), at whatever moment. It is asked when the
status is `done`.

What to do: ask around what is better now than before. Write the smallest of the answers as a win, with what each
department did for it, and tell it where everybody hears it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def done_without_win(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, _ in missing(organization, "wins", settings.as_of):
        yield (
            rollout.at("status"),
            f"{rollout} is done, and no win of it has been celebrated",
            Details(about=(rollout,), help=f"write what became better as a win, with 'of: {rollout.reference}'"),
        )
