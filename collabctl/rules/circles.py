"""How a circle of `part_of` is told."""

from __future__ import annotations

from collections.abc import Sequence

from collabctl.findings import Related
from collabctl.organization import Item
from collabctl.rules import Details, Yielded


def told(circle: Sequence[Item]) -> Yielded:
    """The finding for items of which each is part of the next, and the last of the first."""
    first, *others = circle
    if others:
        message = f"{first} is part of its own part: {', '.join(f'{one} of {other}' for one, other in _steps(circle))}"
    else:
        message = f"{first} is part of itself"
    return (
        first.at("part_of"),
        message,
        Details(
            about=tuple(sorted(circle, key=lambda item: item.id)),
            related=tuple(Related(other.at("part_of"), f"{other} is part of it") for other in others),
            help="leave out the 'part_of' that is wrong",
        ),
    )


def _steps(circle: Sequence[Item]) -> list[tuple[Item, Item]]:
    return list(zip(circle, (*circle[1:], circle[0]), strict=True))
