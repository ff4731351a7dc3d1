"""What the rules about two documents of one name have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from collabctl.findings import Related
from collabctl.organization import Item
from collabctl.organization.text import Text
from collabctl.rules import Details, Yielded

Fold = Callable[[Text], set[str]]


def twice(items: Iterable[Item], fold: Fold, kind: str) -> Iterator[Yielded]:
    """Each later item that has a name of an earlier one, as `fold` reads names."""
    named: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: (item.document.source.path, item.document.number)):
        names = sorted(fold(item.title))
        first = next((named[name] for name in names if name in named), None)
        for name in names:
            named.setdefault(name, item)
        if first is not None:
            same = "is there twice" if str(item) == str(first) else f"and {first} seem to be one"
            yield (
                item.at("name"),
                f"the {kind} {item} {same}",
                Details(
                    about=(first, item),
                    related=(Related(first.at("name"), f"the first {first} stands here"),),
                    help="keep one of them, or give them names that tell them apart",
                ),
            )
