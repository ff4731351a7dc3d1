"""A message is at home in two channels that the same people read.

"Did you not see my mail?" "That was in the chat." Whoever sends it has to guess, and whoever waits for it has to look
in both places. One of the two is always the wrong one.

The same message may have two homes where nobody reads both: each department its own chat for quick questions is fine.
So are two channels that each reach another of the departments that a message goes to, because it has to go to both.
People read both when they belong to a department that reads both, lead it, or are in a team or named themselves.

What to do: choose one, and let the other name the message in `not_for`. If both are really needed, they are two kinds
of message: give the second one a name of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.channels import Channel, Message
from collabctl.organization.delivery import homes, reaches, share_readers
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def two_homes(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for message in organization.messages:
        found = homes(organization, message)
        rivals = {
            channel.id
            for one, other in combinations(found, 2)
            if share_readers(organization, one, other) and not _share_out(organization, message, one, other)
            for channel in (one, other)
        }
        if rivals:
            yield _told(message, [channel for channel in found if channel.id in rivals])


def _share_out(organization: Organization, message: Message, one: Channel, other: Channel) -> bool:
    """Whether each of the two reaches departments that the message goes to, and none of them gets it twice."""
    first = {department for department in message.to if reaches(organization, one, department)}
    second = {department for department in message.to if reaches(organization, other, department)}
    return bool(first and second) and first.isdisjoint(second)


def _told(message: Message, rivals: list[Channel]) -> Yielded:
    def place(channel: Channel) -> tuple[str, int]:
        return (spot := channel.at("use_for", channel.use_for.index(message.id))).path, spot.line

    *others, last = sorted(rivals, key=place)
    number = "two" if len(rivals) == 2 else len(rivals)
    return (
        last.at("use_for", last.use_for.index(message.id)),
        f"{message} has {number} homes, {listed(map(str, [*others, last]))}, and the same people read them",
        Details(
            about=(message, *rivals),
            related=tuple(
                Related(other.at("use_for", other.use_for.index(message.id)), f"{other} is for it as well")
                for other in others
            ),
            help="choose one; let the other name it in `not_for`, or give what goes there a name of its own",
        ),
    )
