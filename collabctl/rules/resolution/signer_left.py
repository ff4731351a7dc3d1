"""Somebody who agreed to a resolution no longer works here.

The agreement rests on people who look after it. When one of them has left, nobody may feel bound by it any more, and
nobody remembers why it was made.

What to do: ask whoever took over to look at it, and put that name in `agreed_by`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def signer_left(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for resolution in organization.resolutions:
        if not resolution.in_force(settings.as_of):
            continue
        for index, signer in enumerate(resolution.agreed_by):
            person = organization.people.get(signer) if isinstance(signer, str) else None
            if person is not None and person.has_left(settings.as_of):
                yield (
                    resolution.at("agreed_by", index),
                    f"{person.name} agreed to {resolution} and left on {person.left_on}",
                    Details(
                        about=(resolution,),
                        help="ask whoever took over to look at it, and put that name in 'agreed_by'",
                        subject=person.id,
                    ),
                )
