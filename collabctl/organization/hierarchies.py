"""What is part of what, followed upwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from collabctl.organization.item import Item
from collabctl.organization.organization import Collection

SomeItem = TypeVar("SomeItem", bound=Item)


def circles(items: Collection[SomeItem]) -> Iterator[list[SomeItem]]:
    """Every circle of `part_of`, once: from its first item by id, each followed by what it says it is part of."""
    settled: set[str] = set()
    for item in items:
        line: dict[str, SomeItem] = {}
        current: SomeItem | None = item
        while current is not None and current.id not in settled and current.id not in line:
            line[current.id] = current
            current = items.get(getattr(current, "part_of", None))
        if current is not None and current.id in line:
            ids = list(line)
            round_ = ids[ids.index(current.id) :]
            first = round_.index(min(round_))
            yield [line[id] for id in (*round_[first:], *round_[:first])]
        settled |= set(line)
