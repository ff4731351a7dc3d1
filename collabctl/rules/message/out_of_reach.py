"""A message goes where those it is meant for never see it.

Marketing posts its plans in its own group, and Support hears of the campaign from a customer on the telephone. The
agreement exists, the message was sent, and it still did not arrive.

A department is reached when somebody of it reads one of the message's channels (`who`): all of it, its lead, a person,
a team it is part of, or a department above or below it. Who answers must be reached as well. A message with people
outside (`external: true`) needs a channel that says it reaches people outside, and so does one to or from an outside
department that the channel does not name. Whether the sender reads the channel does not matter: anybody can write to a
mailbox.

What to do: let them read the channel, or move the message to one that they read.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Location, Related
from collabctl.organization import Organization
from collabctl.organization.channels import Channel, Message
from collabctl.organization.delivery import homes, is_outside, reaches, reaches_outside
from collabctl.organization.presence import is_certain
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def out_of_reach(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for message in organization.messages:
        found = homes(organization, message)
        sure = all(is_certain(organization, channel.who) for channel in found)
        if found and sure and not organization.perhaps(message.id):
            yield from _outside(organization, message, found)
            yield from _departments(organization, message, found)


def _outside(organization: Organization, message: Message, found: list[Channel]) -> Iterator[Yielded]:
    for channel in found:
        if message.external and not reaches_outside(organization, channel):
            silent = "external" not in channel.document.data
            said = "does not say that it reaches them" if silent else "reaches nobody outside"
            yield (
                message.at("external"),
                f"{message} goes to people outside or comes from them, and {channel} {said}",
                Details(
                    about=(message, channel),
                    related=(_at_home(message, channel),),
                    help=f"give it a home that reaches them, or write `external: true` in {channel} if it does",
                ),
            )


def _departments(organization: Organization, message: Message, found: list[Channel]) -> Iterator[Yielded]:
    """What is wrong with a message to people outside is said once, and not again of each outside department."""
    places = " or ".join(map(str, found))
    told = set()
    for department, location, role in _meant(organization, message):
        known = department in organization.departments
        said = message.external and is_outside(organization, department)
        if not known or said or department in told or any(reaches(organization, one, department) for one in found):
            continue
        told.add(department)
        name = organization.department_name(department)
        yield (
            location,
            f"{role.format(name=name, message=message)}, and {places} reaches nobody there",
            Details(
                about=(message, *found),
                related=tuple(_at_home(message, channel) for channel in found),
                subject=department,
                help=f"let {name} read it (`who`), or give the message a home that {name} reads",
            ),
        )


def _meant(organization: Organization, message: Message) -> Iterator[tuple[str, Location, str]]:
    """The departments that a message has to reach, where that is written, and what they have to do with it."""
    for place, department in enumerate(message.to):
        yield department, message.at("to", place), "{message} goes to {name}"
    for owner in message.answered_by:
        answering = organization.department_of(owner)
        if answering is not None and not organization.stands_for_any(answering, message.from_):
            yield answering, message.at("answered_by"), "{name} is to answer {message}"
    for place, department in enumerate(message.from_):
        if is_outside(organization, department):
            yield department, message.at("from", place), "{message} comes from {name}, outside"


def _at_home(message: Message, channel: Channel) -> Related:
    return Related(channel.at("use_for", channel.use_for.index(message.id)), f"it belongs in {channel}")
