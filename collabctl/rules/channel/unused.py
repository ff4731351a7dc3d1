"""Nothing belongs in a channel.

A channel without a purpose is one more place to look, and sooner or later something that matters ends up in it. The
fewer places there are, the easier it is to find the right one.

A channel has a use when a message is at home in it, when another channel leads to it for lack of an answer, when it
holds the notes of a meeting, or when a success is celebrated in it. As long as no messages are written down at all,
nothing is said.

What to do: name in `use_for` what it is for, or close it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def unused(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if not len(organization.messages):
        return
    needed = {channel.escalate_to for channel in organization.open_channels if channel.escalate_to != channel.id}
    needed |= {meeting.notes_in for meeting in organization.meetings}
    celebrated = {item.celebrated_in for items in (organization.initiatives, organization.wins) for item in items}
    for channel in organization.open_channels:
        in_use = channel.use_for or channel.id in needed or channel.reference in celebrated
        if not in_use and not organization.perhaps(channel.id):
            yield (
                channel.at(),
                f"nothing belongs in {channel}: it is for no message, and nothing else leads to it",
                Details(about=(channel,), help="name in `use_for` what it is for, or close it"),
            )
