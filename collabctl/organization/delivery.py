"""How a message reaches people: where it is at home, who reads that, and where to go when no answer comes.

A channel is read by whole departments and by single people. A department stands for those below it, so a channel
reaches a department when anybody in it reads the channel, or in a department above or below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabctl.organization.item import PersonReference, Role, Who

if TYPE_CHECKING:
    from collabctl.organization.channels import Channel, Message
    from collabctl.organization.organization import Organization
    from collabctl.organization.people import Department, Team


def homes(organization: Organization, message: Message) -> list[Channel]:
    """The channels that a kind of message belongs in; an organization that agreed well has one."""
    return [channel for channel in organization.open_channels if message.id in channel.use_for]


def carried(organization: Organization, channel: Channel) -> Iterator[tuple[int, Message]]:
    """The messages that a channel is for, each once, with its place in `use_for`."""
    for id in dict.fromkeys(channel.use_for):
        message = organization.messages.get(id)
        if message is not None:
            yield channel.use_for.index(id), message


def is_hand_over(organization: Organization, message: Message) -> bool:
    """Whether one department tells it to another, rather than people to each other or to their own."""
    return any(not organization.stands_for(sender, receiver) for sender in message.from_ for receiver in message.to)


def escalation(organization: Organization, channel: Channel) -> list[Channel]:
    """Where to turn when no answer comes, one channel after the other; it ends before one comes again."""
    line = [channel]
    while (following := organization.channels.get(line[-1].escalate_to)) is not None and following not in line:
        line.append(following)
    return line[1:]


def reaches(organization: Organization, channel: Channel, department: str) -> bool:
    """Whether a message in this channel gets to somebody of the department.

    "Everyone" means our own people: an outside department is reached where the channel names it or reaches outside.
    """
    if is_outside(organization, department):
        if channel.external:
            return True
    elif channel.who.everyone:
        return True
    return organization.stands_for_any(department, _reading(organization, channel.who))


def reaches_outside(organization: Organization, channel: Channel) -> bool:
    """Whether people outside can be reached, because the channel says so or an outside department reads it."""
    return channel.external or any(is_outside(organization, id) for id in _reading(organization, channel.who))


def is_outside(organization: Organization, department: str) -> bool:
    """Whether it is a department of somebody else: a supplier, a partner."""
    known = organization.departments.get(department)
    return known is not None and known.external


def share_readers(organization: Organization, one: Channel, other: Channel) -> bool:
    """Whether anybody reads both channels."""
    first, second = readers(organization, one), readers(organization, other)
    return bool(
        (first.everyone and second.everyone)
        or first.departments & second.departments
        or any(second.has(reader) for reader in first.single)
        or any(first.has(reader) for reader in second.single)
    )


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads a channel: a person, a role or a place in a team, and the department they are of."""

    called: str
    department: str | None


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads a channel: whole departments with those below them, and single readers."""

    everyone: bool
    departments: frozenset[str]
    single: frozenset[Reader]

    def has(self, reader: Reader) -> bool:
        """Whether this reader is one of them; somebody of no department is one of everyone."""
        if reader in self.single or reader.department in self.departments:
            return True
        return self.everyone and reader.department is None


def readers(organization: Organization, channel: Channel) -> Readers:
    """Who reads a channel, as precisely as it is written down."""
    who = channel.who
    whole = {
        department.id
        for department in organization.departments
        if (who.everyone and not department.external)
        or not set(who.departments).isdisjoint(organization.line_above(department.id))
    }
    single = {reader_of(organization, reference) for reference in who.people}
    for department in _led(organization, who):
        leads = {reader_of(organization, reference) for reference in department.lead}
        single |= leads or {Reader("lead", department.id)}
    for team in filter(None, map(organization.teams.get, who.teams)):
        single |= _members(organization, team)
    return Readers(who.everyone, frozenset(whole), frozenset(single))


def reader_of(organization: Organization, reference: PersonReference) -> Reader:
    """A person or a role as a reader."""
    called = str(reference.role) if isinstance(reference, Role) else f"person/{reference}"
    return Reader(called, organization.department_of(reference))


def _led(organization: Organization, who: Who) -> list[Department]:
    return [each for each in organization.departments if who.leads_of == ("all",) or each.id in who.leads_of]


def _members(organization: Organization, team: Team) -> set[Reader]:
    """Those who are named, and somebody of each department of the team."""
    somebody = {Reader(team.reference, id) for id in team.departments}
    return somebody | {reader_of(organization, reference) for reference in team.people}


def _reading(organization: Organization, who: Who) -> set[str]:
    """The departments of which somebody reads it, "everyone" aside."""
    teams = filter(None, map(organization.teams.get, who.teams))
    return organization.departments_in(who, everyone=False).union(*map(organization.departments_at, teams))
