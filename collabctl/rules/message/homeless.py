"""A kind of message has no channel.

People will still send it: one by mail, one in the chat, one at the coffee machine. So it is missed, asked for again,
and never found back. Every kind of message needs one home that everybody knows.

A message counts as at home when a channel names it in `use_for`. As long as there is no channel at all, that is said
once, and not of each message again.

What to do: name the message in `use_for` of the channel where those who need it look anyway. If nobody sends it any
more, remove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.channels import Message
from collabctl.organization.delivery import homes
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def homeless(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    without = [
        message
        for message in organization.messages
        if not homes(organization, message) and not organization.perhaps(message.id)
    ]
    if without and not len(organization.open_channels):
        yield _no_channel(without)
        return
    for message in without:
        refused = [str(channel) for channel in organization.open_channels if message.id in channel.not_for]
        yield (
            message.at(),
            f"{message} has no channel: nothing says where to send it"
            + (f", only that it does not belong in {' or '.join(refused)}" if refused else ""),
            Details(about=(message,), help=f"write {message.id} in `use_for` of the channel it belongs in"),
        )


def _no_channel(messages: list[Message]) -> Yielded:
    first, *others = messages
    more = f" and {len(others)} more message{'s' if len(others) > 1 else ''}" if others else ""
    return (
        first.at(),
        f"{first}{more} have no channel: there is none yet" if others else f"{first} has no channel: there is none yet",
        Details(
            about=(first,), help="write down the first channel (`kind: channel`), and name in `use_for` what it is for"
        ),
    )
