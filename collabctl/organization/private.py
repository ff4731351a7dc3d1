"""What a handbook keeps to itself: the documents marked private, and those that say nothing without one of them."""

from __future__ import annotations

from collections.abc import Iterable

from collabctl.organization.item import Item
from collabctl.organization.organization import Organization


def hidden(organization: Organization) -> frozenset[str]:
    """The references of all documents that are not shown.

    A KPI on a private metric, the rollout of a private tool or a resolution about a private KPI would give away in
    its own name or words what was to be kept, so it is kept too.
    """
    found = {item.reference for item in organization.items() if item.private}
    while True:
        more = {item.reference for item in organization.items() if not found.isdisjoint(_stands_on(item))} - found
        if not more:
            return frozenset(found)
        found |= more


def _stands_on(item: Item) -> Iterable[str]:
    """The documents without which this one would have nothing to say."""
    match item.kind:
        case "kpi":
            return [f"metric/{_field(item, 'metric')}", f"department/{_field(item, 'department')}"]
        case "rollout":
            return [f"tool/{_field(item, 'tool')}"]
        case "retrospective":
            return [_field(item, "of")]
        case "resolution":
            return getattr(item, "of", ())
        case "person":
            return [f"department/{_field(item, 'department')}"]
    return ()


def _field(item: Item, name: str) -> str:
    return str(getattr(item, name, ""))
