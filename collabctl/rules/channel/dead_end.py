"""A channel promises an answer and does not say what to do when none comes.

Waiting is the worst way to find out that a message was missed. Who knows where to go next neither waits too long nor
calls too soon.

It matters where a channel promises an answer (`respond_within`) or carries an urgent message. In a call or a talk the
answer comes at once or somebody else is asked, so those may be the end of the line; and an organization with one
channel has nowhere else to go.

What to do: write `escalate_to` with the channel to turn to. Let the last one be where a person is at the other end.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.delivery import carried
from collabctl.rules import Details, Settings, Yielded, rule

FACE_TO_FACE = ("call", "in-person")


@rule(severity="info")
def dead_end(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if len(organization.open_channels) < 2:
        return
    for channel in organization.open_channels:
        if channel.escalate_to is not None or channel.medium in FACE_TO_FACE:
            continue
        urgent = [message for _, message in carried(organization, channel) if message.urgent]
        if channel.respond_within is None and not urgent:
            continue
        if channel.respond_within is not None:
            place, promise = channel.at("respond_within"), f"promises an answer within {channel.respond_within}"
        else:
            place, promise = channel.at(), f"is for {urgent[0]}, which is urgent"
        yield (
            place,
            f"{channel} {promise}, and does not say where to go when no answer comes",
            Details(about=(channel,), help="write `escalate_to` with the channel to turn to then"),
        )
