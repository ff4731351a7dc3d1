"""Which tools are connected, and which somebody tried to connect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from collabctl.organization.organization import Organization

TRIED = ("live", "planned", "impossible")
"""Statuses of a connection that somebody looked into, with whatever result."""
FLOWING = ("live", "planned")
"""Statuses of a connection through which data flows, or soon will."""

Neighbours = Mapping[str, AbstractSet[str]]
"""For each tool that has a connection of these statuses, in either direction: the tools at the other end."""


def neighbours(organization: Organization, statuses: tuple[str, ...]) -> Neighbours:
    """Which tools have a connection of one of these statuses, and with which."""
    found: dict[str, set[str]] = defaultdict(set)
    for tool in organization.tools:
        for connection in tool.connects_to:
            if connection.status in statuses:
                found[tool.id].add(connection.tool)
                found[connection.tool].add(tool.id)
    return dict(found)


def are_connected(flowing: Neighbours, one: str, other: str) -> bool:
    """Whether the two tools are connected, directly or through one tool between them."""
    around_one, around_other = flowing.get(one, frozenset()), flowing.get(other, frozenset())
    return other in around_one or not around_one.isdisjoint(around_other)
