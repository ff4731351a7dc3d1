"""What joins departments: the goals, meetings, teams, channels and messages that they have in common.

A department stands for those below it, so what joins two departments joins those below them too, and what a part of a
department takes part in, the whole takes part in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabctl.organization.item import Item
    from collabctl.organization.organization import Organization

KINDS = ("goal", "meeting", "team", "channel", "message")
"""What joins departments, the strongest bond first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Departments that an item brings together. A message joins only those on one side with those on the other."""

    item: Item
    one: frozenset[str]
    other: frozenset[str]


class Bridges:
    """The bridges of an organization. Ask `between` for those of two departments."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization

    def between(self, department: str, other: str) -> tuple[Item, ...]:
        """What joins two departments, the strongest first."""
        joined = {
            group.item.reference: group.item
            for group in self._of(department)
            if (department in self._reach(group.one) and other in self._reach(group.other))
            or (other in self._reach(group.one) and department in self._reach(group.other))
        }
        return tuple(sorted(joined.values(), key=lambda item: (KINDS.index(item.kind), item.id)))

    def joined(self, department: str) -> bool:
        """Whether anything joins this department with one that is not itself."""
        return any(group.one and group.other and len(group.one | group.other) > 1 for group in self._of(department))

    def _of(self, department: str) -> list[Group]:
        return self._groups_of.get(department, [])

    @cached_property
    def _groups_of(self) -> dict[str, list[Group]]:
        found: dict[str, list[Group]] = {}
        for group in self._groups():
            for department in sorted(self._reach(group.one | group.other)):
                found.setdefault(department, []).append(group)
        return found

    def _reach(self, departments: frozenset[str]) -> frozenset[str]:
        """The departments themselves, those below and those above them."""
        if departments not in self._reached:
            above = {higher for department in departments for higher in self._organization.line_above(department)}
            below = {
                department.id
                for department in self._organization.departments
                if departments.intersection(self._organization.line_above(department.id))
            }
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
        for channel in organization.channels:
            yield _all_of(channel, organization.departments_in(channel.who, everyone=False))
        for message in organization.messages:
            yield Group(message, frozenset(message.from_), frozenset(message.to))


def _all_of(item: Item, departments: set[str] | tuple[str, ...]) -> Group:
    return Group(item, frozenset(departments), frozenset(departments))
