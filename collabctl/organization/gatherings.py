"""What brings departments together on a day: goals, joint work, meetings, teams, channels, messages and leads."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabctl.organization.item import Who
from collabctl.organization.rollouts import has_reached, is_open

if TYPE_CHECKING:
    from collabctl.organization.item import Item
    from collabctl.organization.organization import Organization
    from collabctl.organization.quantities import Period
    from collabctl.organization.tools import Rollout

WHENEVER = datetime.date.min
"""The day that stands for any: nothing has ended on it, and nothing is still to begin."""

FEW = 3
"""So many departments can name each other one by one without meaning everybody."""

NEARLY_ALL = 0.75
"""A rollout that reaches this part of the departments, or more, is for the organization and not for two of them."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """Departments that an item brings together. A message joins only those on one side with those on the other.

    One that is `for_all` is for everybody, or for all leads, and `for_everybody` is the first of these alone.
    """

    item: Item
    one: frozenset[str]
    other: frozenset[str]
    for_all: bool = False
    for_everybody: bool = False


def gatherings(organization: Organization, as_of: datetime.date) -> Iterator[Gathering]:
    """Everything that brings departments together on that day."""
    yield from _joint_work(organization, as_of)
    yield from _meetings_and_channels(organization, as_of)
    for message in organization.messages:
        yield Gathering(message, frozenset(message.from_), frozenset(message.to))
    yield from _shared_leads(organization, as_of)


def _joint_work(organization: Organization, as_of: datetime.date) -> Iterator[Gathering]:
    for goal in organization.goals:
        if _is_on(goal.period, as_of):
            yield _all_of(goal, goal.departments)
    for initiative in organization.initiatives:
        over = initiative.status == "stopped" or (as_of != WHENEVER and initiative.is_over(as_of))
        if initiative.has_begun(as_of) and not over and _is_on(initiative.period, as_of):
            yield _all_of(initiative, initiative.departments)
    for team in organization.teams:
        if not team.is_over(as_of) and _is_on(team.period, as_of):
            yield _all_of(team, organization.departments_at(team).union(team.departments))
    for rollout in organization.rollouts:
        if is_open(rollout) and has_reached(rollout, "pilot"):
            yield from _of_rollout(organization, rollout)


def _of_rollout(organization: Organization, rollout: Rollout) -> Iterator[Gathering]:
    """From its pilot until it is done its working group sits together, whoever else it reaches.

    One that reaches nearly everybody joins no two of them: that a new department is not in it yet changes nothing.
    """
    group: set[str] = set().union(*map(organization.departments_of, rollout.working_group))
    yield _all_of(rollout, group)
    reached = group.union(*(wave.departments for wave in rollout.waves))
    for id in rollout.pilot.teams if rollout.pilot else ():
        if team := organization.teams.get(id):
            reached |= organization.departments_at(team).union(team.departments)
    own = [department.id for department in organization.own_departments]
    in_it = [id for id in own if not reached.isdisjoint(organization.line_above(id))]
    if len(own) <= FEW or len(in_it) < NEARLY_ALL * len(own):
        yield _all_of(rollout, reached)


def _meetings_and_channels(organization: Organization, as_of: datetime.date) -> Iterator[Gathering]:
    """A channel for everybody joins nobody, and is not even told; a meeting with everybody is told as that."""
    for meeting in organization.meetings:
        if not meeting.is_over(as_of):
            named = organization.departments_in(meeting.who)
            everybody = meeting.who.everyone or (
                _are_everybody(organization, meeting.who.departments, few=0 if meeting.type == "all-hands" else FEW)
            )
            for_all = everybody or _is_for_all_leads(organization, meeting.who, named)
            yield _among(meeting, meeting.who, named, for_all=for_all, for_everybody=everybody)
    for channel in organization.open_channels:
        named = organization.departments_in(channel.who, everyone=False)
        for_all = channel.who.everyone or _is_for_all_leads(organization, channel.who, named)
        yield _among(channel, channel.who, named, for_all=for_all)


def _among(item: Item, who: Who, named: Iterable[str], *, for_all: bool, for_everybody: bool = False) -> Gathering:
    """Those that it names. Where that is one department by its lead alone, its parts have no seat in it."""
    departments = frozenset(named)
    if len(departments) == 1 and not departments.intersection(who.departments):
        departments = frozenset()
    return Gathering(item, departments, departments, for_all, for_everybody)


def _shared_leads(organization: Organization, as_of: datetime.date) -> Iterator[Gathering]:
    led: dict[str, set[str]] = {}
    for department in organization.departments:
        for lead in department.lead:
            if isinstance(lead, str):
                led.setdefault(lead, set()).add(department.id)
    for id, departments in led.items():
        person = organization.people.get(id)
        if person is not None and len(departments) > 1 and not person.has_left(as_of):
            yield _all_of(person, departments)


def _is_for_all_leads(organization: Organization, who: Who, named: Iterable[str]) -> bool:
    """Whether it means all leads, or names every department one by one, and these are more than a few."""
    own = {department.id for department in organization.own_departments}
    return who.leads_of == ("all",) or (len(own) > FEW and own.issubset(named))


def _are_everybody(organization: Organization, departments: Iterable[str], few: int = FEW) -> bool:
    """Whether these, with those below them, are all departments of ours, and these are more than a few.

    Where there are only two or three, naming them all is no more than naming each.
    """
    own = organization.own_departments
    named = set(departments)
    return len(own) > few and all(not named.isdisjoint(organization.line_above(department.id)) for department in own)


def _all_of(item: Item, departments: Iterable[str]) -> Gathering:
    return Gathering(item, frozenset(departments), frozenset(departments))


def _is_on(period: Period | None, as_of: datetime.date) -> bool:
    return period is None or as_of == WHENEVER or as_of in period
