"""Work of teams and initiatives side by side, and whether those who do it can know of each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product
from typing import TYPE_CHECKING, Any

from collabctl.organization.initiatives import Initiative
from collabctl.organization.item import Item, Owner
from collabctl.organization.kpis import Measure
from collabctl.organization.people import Team
from collabctl.organization.quantities import ALWAYS, Period

if TYPE_CHECKING:
    from collabctl.organization.organization import Organization


MEETING_POINTS = ("goal", "meeting", "team", "message", "channel", "initiative", "retrospective", "win", "commitment")
"""The kinds of document whose parties hear of each other; a pilot or a resolution that names two teams is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """A team, or an initiative with its team: what it is about, who takes part, and when.

    `names` holds what others may call it by: its own reference, that of its team, and of the team above that one.
    """

    item: Team | Initiative
    departments: frozenset[str]
    people: frozenset[str]
    names: frozenset[str]
    tags: frozenset[str]
    success: tuple[Measure, ...]
    period: Period


def work_under_way(organization: Organization, as_of: datetime.date) -> list[Work]:
    """What is planned or done by teams and initiatives that are not over, by their references."""
    found = []
    of_initiatives = set()
    for initiative in organization.initiatives:
        of_initiatives.add(initiative.team)
        if not initiative.is_over(as_of):
            found.append(_work(organization, initiative, organization.teams.get(initiative.team)))
    teams = [team for team in organization.teams if team.id not in of_initiatives and not team.is_over(as_of)]
    return [*found, *(_work(organization, team, team) for team in teams)]


def _work(organization: Organization, item: Team | Initiative, team: Team | None) -> Work:
    taking_part: list[Owner] = [*item.lead, *item.owner]
    departments = set(item.departments)
    names = {item.reference}
    if team is not None:
        taking_part += [*team.lead, *(seat.person for seat in team.members if seat.person)]
        departments |= {*team.departments, *(seat.department for seat in team.members if seat.department)}
        names |= {team.reference, *([f"team/{team.part_of}"] if team.part_of else [])}
    departments |= {own for person in taking_part if (own := organization.department_of(person))}
    return Work(
        item=item,
        departments=frozenset(departments),
        people=frozenset(person for person in taking_part if isinstance(person, str)),
        names=frozenset(names),
        tags=frozenset(item.tags) | frozenset(team.tags if team else ()),
        success=item.success if isinstance(item, Initiative) else (),
        period=item.period or (team.period if team else None) or ALWAYS,
    )


def aware(organization: Organization, one: Work, other: Work, as_of: datetime.date) -> bool:
    """Whether those who do the one can know of the other: by who takes part, by what joins them, or by its name."""
    if one.people & other.people or one.names & other.names:
        return True
    for department, next_door in product(one.departments, other.departments):
        if organization.stands_for(department, next_door) or organization.bridges_on(as_of).own(department, next_door):
            return True
    if _names(one.item, other) or _names(other.item, one):
        return True
    return any(
        _names(item, one) and _names(item, other)
        for item in organization.items()
        if item.kind in MEETING_POINTS and item not in (one.item, other.item)
    )


def is_certain(organization: Organization, one: Work, other: Work) -> bool:
    """Whether no document that could not be read may join the two."""
    if organization.perhaps(one.item.id) or organization.perhaps(other.item.id):
        return False
    return not all(any(map(organization.perhaps, work.departments)) for work in (one, other))


def _names(item: Item, work: Work) -> bool:
    """Whether a document names a piece of work: by a reference, by its id, or by its name in a text."""
    ids = {name.partition("/")[2] for name in work.names}
    titles = [title.casefold() for title in _texts(work.item.title.written)]
    return any(
        text in ids or text in work.names or any(title in text.casefold() for title in titles)
        for text in _texts(item.document.data)
    )


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_texts, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_texts, value))
