"""A promise of management should have been kept by now.

People watch what becomes of a promise more closely than what is said about working together. One that quietly passes
its day teaches them that the next one need not be taken seriously either.

A promise is late from the day after `due` on, as long as its status is `open`.

What to do: keep it and write `status: kept`; or tell everybody why it takes longer, and name a new day; or write
`status: dropped` and say why in `notes`. Each of these is better than silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def late(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for commitment in organization.commitments:
        if commitment.due < settings.as_of and commitment.status == "open":
            yield (
                commitment.at("due"),
                f"the promise {commitment} was to be kept by {commitment.due}, and is still open",
                Details(
                    about=(commitment,),
                    help="keep it, name a new day and say why, or drop it openly",
                ),
            )
