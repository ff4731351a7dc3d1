"""A channel is used for what it is not for.

The same message stands in `use_for` and in `not_for`. Half of the people will have read the one, half the other, and
both are right.

What to do: decide together, and remove it from one of the two lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def contradiction(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for channel in organization.open_channels:
        for id in dict.fromkeys(channel.not_for):
            if id in channel.use_for:
                message = organization.messages.get(id)
                name = str(message) if message else f"'{id}'"
                yield (
                    channel.at("not_for", channel.not_for.index(id)),
                    f"{channel} both is and is not for {name}",
                    Details(
                        about=(channel, message) if message else (channel,),
                        related=(Related(channel.at("use_for", channel.use_for.index(id)), "here it is for it"),),
                        help="remove it from `use_for` or from `not_for`",
                        subject=id,
                    ),
                )
