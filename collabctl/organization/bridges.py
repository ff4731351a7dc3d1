"""What joins departments: the goals, meetings, teams, channels and messages that they have in common.

A department stands for those below it, so what joins two departments joins those below them too, and what a part of a
department takes part in, the whole takes part in.

Where there are more than a few departments, a meeting for everybody or for all leads joins no two of them in
particular: every organization of some size has one, and departments pass each other by all the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product
from typing import TYPE_CHECKING

from collabctl.organization.item import Who

if TYPE_CHECKING:
    from collabctl.organization.item import Item
    from collabctl.organization.organization import Organization

KINDS = ("goal", "meeting", "team", "channel", "message")
"""What joins departments, the strongest bond first."""

FEW = 3
"""So many departments can name each other one by one without meaning everybody."""


@dataclass(frozen=True, slots=True)
class Group:
    """Departments that an item brings together. A message joins only those on one side with those on the other."""

    item: Item
    one: frozenset[str]
    other: frozenset[str]


class Bridges:
    """The bridges of an organization: `between` two departments, or their `own`, without what is for everybody."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization

    def between(self, department: str, other: str) -> tuple[Item, ...]:
        """What joins two departments, the strongest first."""
        joined = {item.reference: item for item, partners in self._partners_of(department) if other in partners}
        return tuple(sorted(joined.values(), key=lambda item: (KINDS.index(item.kind), item.id)))

    def partners(self, department: str) -> set[str]:
        """The departments that anything joins to this one."""
        return {other for _, partners in self._partners_of(department) for other in partners}

    def own(self, department: str, other: str) -> tuple[Item, ...]:
        """What joins these two departments in particular, the strongest first."""
        return tuple(item for item in self.between(department, other) if item.reference not in self._crowds)

    def joined(self, department: str) -> bool:
        """Whether anything joins this department with one that is not itself, and not merely everybody."""
        return any(
            group.one and group.other and len(group.one | group.other) > 1 and group.item.reference not in self._crowds
            for group in self._of(department)
        )

    def pairs(self, hidden: Container[str] = ()) -> Mapping[tuple[str, str], tuple[Item, ...]]:
        """Every two departments that are named side by side, with what names them, the strongest first.

        What is for everybody, or for all leads, is not in it: it would join each department with each other one.
        What `hidden` refers to does not count.
        """
        departments = {
            department.id for department in self._organization.departments if department.reference not in hidden
        }
        found: dict[tuple[str, str], list[Item]] = {}
        for group in self._groups():
            if group.item.reference not in hidden and not self._is_for_all(group.item):
                sides = product(group.one & departments, group.other & departments)
                for pair in sorted({(min(ends), max(ends)) for ends in sides if ends[0] != ends[1]}):
                    found.setdefault(pair, []).append(group.item)
        return {
            pair: tuple(sorted(items, key=lambda item: (KINDS.index(item.kind), item.id)))
            for pair, items in sorted(found.items())
            if not self._organization.stands_for(*pair)
        }

    def for_all(self, hidden: Container[str] = ()) -> tuple[Item, ...]:
        """The meetings for everybody or for all leads, and the channels of all leads."""
        return tuple(
            group.item
            for group in self._groups()
            if group.one and self._is_for_all(group.item) and group.item.reference not in hidden
        )

    @cached_property
    def _crowds(self) -> frozenset[str]:
        """What is for so many that it joins no two departments in particular, by reference."""
        if len(self._organization.own_departments) <= FEW:
            return frozenset()
        return frozenset(group.item.reference for group in self._groups() if self._is_for_all(group.item))

    def _is_for_all(self, item: Item) -> bool:
        """Whether an item is for everybody: it says so, means all leads, or names every department one by one.

        Where there are only two or three departments, naming them all is no more than naming each.
        """
        who = getattr(item, "who", None)
        if not isinstance(who, Who):
            return False
        own = {department.id for department in self._organization.own_departments}
        named = self._organization.departments_in(who) if len(own) > FEW else set()
        return who.everyone or who.leads_of == ("all",) or (len(own) > FEW and own <= named)

    def groups(self, hidden: Container[str] = ()) -> list[tuple[str, ...]]:
        """The departments, those together that anything joins, by one step or by several; the largest group first.

        A department is joined with those above and below it. An island is a group of one. What joins merely everybody
        does not count.
        """
        organization = self._organization
        departments = [department.id for department in organization.departments if department.reference not in hidden]
        joined = [
            group.one | group.other
            for group in self._groups()
            if group.one
            and group.other
            and group.item.reference not in self._crowds
            and group.item.reference not in hidden
        ]
        lines = [frozenset(organization.line_above(id)) for id in departments]
        found = _connected(departments, [*joined, *lines])
        return sorted(found, key=lambda group: (-len(group), group))

    def _of(self, department: str) -> list[Group]:
        return self._groups_of.get(department, [])

    @cached_property
    def _groups_of(self) -> dict[str, list[Group]]:
        found: dict[str, list[Group]] = {}
        for group in self._groups():
            for department in sorted(self._reach(group.one | group.other)):
                found.setdefault(department, []).append(group)
        return found

    def _partners_of(self, department: str) -> list[tuple[Item, frozenset[str]]]:
        """What a department takes part in, and with which departments each of it joins this one."""
        if department not in self._partners:
            sides = [(group.item, self._reach(group.one), self._reach(group.other)) for group in self._of(department)]
            self._partners[department] = [
                (item, frozenset(chain(other if department in one else (), one if department in other else ())))
                for item, one, other in sides
            ]
        return self._partners[department]

    @cached_property
    def _partners(self) -> dict[str, list[tuple[Item, frozenset[str]]]]:
        return {}

    def _reach(self, departments: frozenset[str]) -> frozenset[str]:
        """The departments themselves, those below and those above them."""
        if departments not in self._reached:
            above = {higher for department in departments for higher in self._organization.line_above(department)}
            below = {lower for department in departments for lower in self._organization.below(department)}
            self._reached[departments] = frozenset(above | below)
        return self._reached[departments]

    @cached_property
    def _reached(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    def _groups(self) -> Iterator[Group]:
        """A channel for everybody joins nobody in particular; a meeting with everybody brings them together."""
        organization = self._organization
        for goal in organization.goals:
            yield _all_of(goal, goal.departments)
        for meeting in organization.meetings:
            yield _all_of(meeting, organization.departments_in(meeting.who))
        for team in organization.teams:
            yield _all_of(team, {*team.departments, *(seat.department for seat in team.members if seat.department)})
        for channel in organization.open_channels:
            yield _all_of(channel, organization.departments_in(channel.who, everyone=False))
        for message in organization.messages:
            yield Group(message, frozenset(message.from_), frozenset(message.to))


def _all_of(item: Item, departments: set[str] | tuple[str, ...]) -> Group:
    return Group(item, frozenset(departments), frozenset(departments))


def _connected(ids: Iterable[str], links: Iterable[Iterable[str]]) -> list[tuple[str, ...]]:
    """The ids in sets of those that links lead between, in order."""
    set_of = {id: {id} for id in ids}
    for link in links:
        sets = {id(set_of[one]): set_of[one] for one in link if one in set_of}
        if len(sets) > 1:
            together = set().union(*sets.values())
            for one in together:
                set_of[one] = together
    return sorted({tuple(sorted(together)) for together in set_of.values()})
