"""A message is more sensitive than its channel may carry.

A special price, somebody's sick leave, feedback on how a colleague works: in a chat that everybody scrolls through, it
is out before anybody meant it. People choose the channel that the agreement names, so the agreement has to be safe.

Public, internal, confidential: a message that says nothing is internal, and so is the most that a channel may carry
when it says nothing.

What to do: give the message a home that is safe enough. If the channel is safe, write so: `most_sensitive:
confidential`. If anybody may read the message, write `sensitivity: public`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.channels import SENSITIVITIES, Channel, Message
from collabctl.organization.delivery import carried
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def not_safe_enough(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for channel in organization.open_channels:
        for place, message in carried(organization, channel):
            if SENSITIVITIES.index(message.sensitivity) > SENSITIVITIES.index(channel.most_sensitive):
                yield (
                    channel.at("use_for", place),
                    f"{message} is {message.sensitivity}, and {channel} {_most(channel)}",
                    Details(
                        about=(channel, message),
                        related=(Related(message.at("sensitivity"), f"{message} is {message.sensitivity}"),),
                        help=_help(channel, message),
                    ),
                )


def _most(channel: Channel) -> str:
    if "most_sensitive" in channel.document.data:
        return f"may carry {channel.most_sensitive} messages at most"
    return f"does not say that it may carry more than {channel.most_sensitive} messages"


def _help(channel: Channel, message: Message) -> str:
    ways = "give it a home that is safe enough"
    if "sensitivity" not in message.document.data and channel.most_sensitive == "public":
        return f"{ways}; if anybody may read it, write `sensitivity: public` in {message}"
    return f"{ways}; if {channel} is, write `most_sensitive: {message.sensitivity}` there"
