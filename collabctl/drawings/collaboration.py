"""The map of who works with whom: departments, and what joins each two of them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace

from collabctl.drawings import Drawing, Edge, Group, Look, Named, Node
from collabctl.organization import Item, Organization
from collabctl.organization.gatherings import WHENEVER
from collabctl.organization.people import Department, Person

MOST_NAMED = 2
"""What joins two departments is named on their line as far as this, the strongest first; the rest is counted."""

Title = Callable[[Item], str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ours on the map, in one language; `counts` as in a `Drawing`."""

    title: str
    description: str
    part_of: str
    group: str
    outside: str
    same_lead: str
    counts: str


def collaboration(
    organization: Organization, hidden: Container[str], title: Title, words: Words, as_of: datetime.date = WHENEVER
) -> Drawing:
    """The map of a day, without what `hidden` refers to. `title` gives the name of an item.

    What is for everybody joins no two in particular, so it is no line. Who leads two departments is not named.
    """
    bridges = organization.bridges_on(as_of)
    departments = [department for department in organization.departments if department.reference not in hidden]
    groups = bridges.groups(hidden)

    def bond(item: Item) -> str:
        return words.same_lead if isinstance(item, Person) else title(item)

    alone = {id for group in groups if len(group) == 1 and len(groups) > 1 for id in group}
    looks: dict[str, Look] = dict.fromkeys(alone, "alone")
    looks |= {department.id: "outside" for department in departments if department.external}
    joined = [
        Edge(f"department/{one}", f"department/{other}", "joins", _label(items, bond), _named(items, bond))
        for (one, other), items in bridges.pairs(hidden).items()
    ]
    shown = {department.id for department in departments}
    below = [
        Edge(department.reference, f"department/{department.part_of}", "part-of", (words.part_of,))
        for department in departments
        if department.part_of in shown and department.part_of != department.id
    ]
    return Drawing(
        "collaboration",
        words.title,
        words.description,
        nodes=tuple(
            Node(named(item, title), _outside(item, words), look=looks.get(item.id, "")) for item in departments
        ),
        edges=(*joined, *below),
        groups=tuple(Group(words.group, tuple(f"department/{id}" for id in group)) for group in groups),
        for_all=_named(bridges.for_all(hidden), title),
        counts=words.counts,
    )


def in_groups(drawing: Drawing, most: int) -> Drawing:
    """The map with a box for each department that is part of no other, or, where these are too many, for each group.

    A group carries the name of its first department. Whoever stands alone is in one box with the others who do.
    """
    above = {edge.source: edge.target for edge in drawing.edges if edge.relation == "part-of"}
    box = {node.id: _top(node.id, above) for node in drawing.nodes}
    if len(set(box.values())) > most:
        large = sorted((group for group in drawing.groups if len(group.nodes) > 1), key=lambda group: -len(group.nodes))
        rest = [id for group in drawing.groups if group not in large[: most - 1] for id in group.nodes]
        groups = [*(group.nodes for group in large[: most - 1]), *([tuple(rest)] if rest else [])]
        box = {id: nodes[0] for nodes in groups for id in nodes}
    parts = Counter(box.values())
    joined = Counter(
        (min(ends), max(ends))
        for edge in drawing.edges
        if edge.relation == "joins" and len(ends := {box[edge.source], box[edge.target]}) > 1
    )
    return replace(
        drawing,
        nodes=tuple(
            Node(node.item, (f"and {parts[node.id] - 1} more",) if parts[node.id] > 1 else ())
            for node in drawing.nodes
            if node.id in parts
        ),
        edges=tuple(Edge(one, other, "joins", (str(number),)) for (one, other), number in joined.items()),
        groups=(),
    )


def _top(id: str, above: Mapping[str, str]) -> str:
    seen = {id}
    while (higher := above.get(id)) is not None and higher not in seen:
        id = higher
        seen.add(id)
    return id


def neighbourhood(
    department: Department, around: Sequence[tuple[Department, Sequence[Item]]], title: Title, words: Words
) -> Drawing:
    """A department, and those `around` it with what joins it to each."""
    departments = (department, *(other for other, _ in around))
    joined = (
        Edge(department.reference, other.reference, "joins", _label(items, title), _named(items, title))
        for other, items in around
    )
    nodes = (
        Node(named(one, title), _outside(one, words), look="outside" if one.external else "") for one in departments
    )
    return Drawing("collaboration", words.title, words.description, nodes=tuple(nodes), edges=tuple(joined))


def _outside(department: Department, words: Words) -> tuple[str, ...]:
    return (words.outside,) if department.external else ()


def named(item: Item, title: Title) -> Named:
    """An item as a picture names it."""
    return Named(item.reference, item.kind, title(item))


def _named(items: Sequence[Item], title: Title) -> tuple[Named, ...]:
    return tuple(named(item, title) for item in items)


def _label(items: Sequence[Item], title: Title) -> tuple[str, ...]:
    more = len(items) - MOST_NAMED
    return (*(title(item) for item in items[:MOST_NAMED]), *((f"+{more}",) if more > 0 else ()))
