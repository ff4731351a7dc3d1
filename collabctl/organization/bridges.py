"""What joins departments on a day: what they share, who they meet, who leads them both, and what stands above them.

A department stands for those below it: a goal, a meeting or a team of the whole is one of its parts too. It is not the
other way round, so what one part takes part in is nothing that the whole, or another part, has in common with anybody.
A department that is part of another one is joined with it, and so are two that have the nearest one above them in
common.

What joins two departments ends when it ends: a meeting with its last day, a team or a rollout when it is done, a goal,
a team or an initiative with its period; and none of the last four joins anybody before it begins. Where there are more
than a few departments, a meeting for everybody or for all leads joins no two of them in particular, nor does a
department above all the others: every organization of some size has one, and departments pass each other by all the
same. No targets are talked about where everybody is, so between two that pull against each other that never counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterable, Mapping
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from collabctl.organization.gatherings import FEW, WHENEVER, Gathering, gatherings

if TYPE_CHECKING:
    from collabctl.organization.item import Item
    from collabctl.organization.organization import Organization

KINDS = ("goal", "initiative", "meeting", "team", "rollout", "person", "department", "channel", "message")
"""What joins departments, the strongest bond first. A person is whoever leads both, a department the one above both."""

ONE, OTHER = 1, 2
"""On which side of a gathering a department is: a message goes from the one to the other. Elsewhere it is on both."""


class Bridges:
    """What joins departments: `between` two of them, without what is for everybody, or their `own` in particular.

    `as_of` is the day; the first day there is stands for any: then nothing has ended, and nothing is still to begin.
    """

    def __init__(self, organization: Organization, as_of: datetime.date = WHENEVER) -> None:
        self._organization = organization
        self._as_of = as_of

    def between(self, department: str, other: str) -> tuple[Item, ...]:
        """What joins two departments, the strongest first."""
        return self._joining(department, other, lambda gathering: not gathering.for_everybody)

    def partners(self, department: str) -> set[str]:
        """The departments that anything but what is for everybody brings together with this one."""
        found: set[str] = set()
        for number, side in self._sides(department).items():
            gathering = self._gatherings[number]
            if not gathering.for_everybody:
                found |= self._reach(gathering.other) if side & ONE else frozenset()
                found |= self._reach(gathering.one) if side & OTHER else frozenset()
        return found

    def own(self, department: str, other: str) -> tuple[Item, ...]:
        """What joins these two departments in particular, the strongest first."""
        return self._joining(department, other, lambda gathering: not self._is_crowd(gathering))

    def joined(self, department: str) -> bool:
        """Whether anything joins this department with one that is not itself, and not merely everybody."""
        return bool(
            self._above(department)
            or self._below.get(department)
            or any(self._brings_two(self._gatherings[number]) for number in self._sides(department))
        )

    def meets(self, department: str) -> bool:
        """Whether it does anything with another department; to be part of it, or led by the same, is not enough."""
        found = [self._gatherings[number] for number in self._sides(department)]
        return any(self._brings_two(gathering) for gathering in found if gathering.item.kind != "person")

    def pairs(self, hidden: Container[str] = ()) -> Mapping[tuple[str, str], tuple[Item, ...]]:
        """Every two departments that are named side by side, with what names them, the strongest first.

        What is for everybody, or for all leads, is not in it: it would join each department with each other one.
        What `hidden` refers to does not count.
        """
        departments = {
            department.id for department in self._organization.departments if department.reference not in hidden
        }
        found: dict[tuple[str, str], list[Item]] = {}
        for gathering in self._gatherings:
            if gathering.item.reference not in hidden and not gathering.for_all:
                sides = product(gathering.one & departments, gathering.other & departments)
                for pair in sorted({(min(ends), max(ends)) for ends in sides if ends[0] != ends[1]}):
                    found.setdefault(pair, []).append(gathering.item)
        return {
            pair: _strongest_first(items)
            for pair, items in sorted(found.items())
            if not self._organization.stands_for(*pair)
        }

    def for_all(self, hidden: Container[str] = ()) -> tuple[Item, ...]:
        """The meetings for everybody or for all leads, and the channels of all leads."""
        items = [gathering.item for gathering in self._gatherings if gathering.one and gathering.for_all]
        return tuple(item for item in items if item.reference not in hidden)

    def groups(self, hidden: Container[str] = ()) -> list[tuple[str, ...]]:
        """The departments, those together that anything joins, by one step or by several; the largest group first.

        A department is joined with those above and below it. An island is a group of one. What joins merely everybody
        does not count.
        """
        organization = self._organization
        departments = [department.id for department in organization.departments if department.reference not in hidden]
        joined = [
            gathering.one | gathering.other
            for gathering in self._gatherings
            if gathering.one and gathering.other and not self._is_crowd(gathering)
            if gathering.item.reference not in hidden
        ]
        lines = [frozenset(organization.line_above(id)) for id in departments]
        found = _connected(departments, [*joined, *lines])
        return sorted(found, key=lambda group: (-len(group), group))

    def _joining(self, department: str, other: str, counts: Callable[[Gathering], bool]) -> tuple[Item, ...]:
        few, many = sorted((self._sides(department), self._sides(other)), key=len)
        met = [self._gatherings[number] for number, side in few.items() if _across(side, many.get(number, 0))]
        found = [gathering.item for gathering in met if counts(gathering)]
        above = self._nearest_above(department, other)
        return _strongest_first([*found, *([above] if above is not None else [])])

    def _nearest_above(self, department: str, other: str) -> Item | None:
        """The department that both are part of, or the one of the two that the other is part of."""
        line = self._organization.line_above(other) if other != department else ()
        for id in self._organization.line_above(department):
            if id in line:
                within = id in (department, other) or self._parts_of(id) <= FEW
                return self._organization.departments.get(id) if within or not self._is_above_all(id) else None
        return None

    def _is_above_all(self, id: str) -> bool:
        own = self._organization.own_departments
        return self._parts_of(id) >= sum(department.id != id for department in own)

    def _parts_of(self, id: str) -> int:
        return len(self._reach(frozenset((id,)))) - 1

    def _above(self, id: str) -> str | None:
        department = self._organization.departments.get(id)
        above = department.part_of if department else None
        return above if above != id and above in self._organization.departments else None

    def _brings_two(self, gathering: Gathering) -> bool:
        both = gathering.one and gathering.other
        return bool(both) and len(gathering.one | gathering.other) > 1 and not self._is_crowd(gathering)

    def _is_crowd(self, gathering: Gathering) -> bool:
        """Whether a gathering is for so many that it joins no two departments in particular."""
        return gathering.for_all and len(self._organization.own_departments) > FEW

    def _sides(self, department: str) -> dict[int, int]:
        return self._sides_of.get(department, {})

    @cached_property
    def _gatherings(self) -> tuple[Gathering, ...]:
        return tuple(gatherings(self._organization, self._as_of))

    @cached_property
    def _sides_of(self) -> dict[str, dict[int, int]]:
        """For each department the gatherings that it is in, by number, and on which side of them."""
        found: dict[str, dict[int, int]] = {}
        for number, gathering in enumerate(self._gatherings):
            for side, departments in ((ONE, gathering.one), (OTHER, gathering.other)):
                for department in self._reach(departments):
                    sides = found.setdefault(department, {})
                    sides[number] = sides.get(number, 0) | side
        return found

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for department in self._organization.departments:
            if above := self._above(department.id):
                found.setdefault(above, []).append(department.id)
        return found

    def _reach(self, departments: frozenset[str]) -> frozenset[str]:
        """The departments themselves and all those below them."""
        if departments not in self._reached:
            below = [self._organization.below(department) for department in departments]
            self._reached[departments] = departments.union(*below)
        return self._reached[departments]

    @cached_property
    def _reached(self) -> dict[frozenset[str], frozenset[str]]:
        return {}


def _across(side: int, other: int) -> bool:
    """Whether two departments on these sides meet: those on one side meet those on the other."""
    return bool((side & ONE and other & OTHER) or (side & OTHER and other & ONE))


def _strongest_first(items: Iterable[Item]) -> tuple[Item, ...]:
    found = {item.reference: item for item in items}
    return tuple(sorted(found.values(), key=lambda item: (KINDS.index(item.kind), item.id)))


def _connected(ids: Iterable[str], links: Iterable[Iterable[str]]) -> list[tuple[str, ...]]:
    """The ids in sets of those that links lead between, in order."""
    leads_to = {id: id for id in ids}

    def end(id: str) -> str:
        while leads_to[id] != id:
            leads_to[id] = id = leads_to[leads_to[id]]
        return id

    for link in links:
        ends = [end(id) for id in link if id in leads_to]
        leads_to.update(dict.fromkeys(ends, min(ends)) if ends else {})
    together: dict[str, list[str]] = {}
    for id in leads_to:
        together.setdefault(end(id), []).append(id)
    return sorted(tuple(sorted(group)) for group in together.values())
