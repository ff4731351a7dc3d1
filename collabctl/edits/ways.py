"""A conflict is known by the way it runs, so an agreement that names the way follows what is renamed along it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.engine import find
from collabctl.conflicts.influences.influence import Path
from collabctl.documents import Document
from collabctl.edits.renaming import Change, Names
from collabctl.organization import Organization

_Key = tuple[str, frozenset[str], frozenset[str]]
_NOTHING = Names("", "", "")


def name_ways(organization: Organization) -> bool:
    """Whether any agreement is about a conflict that runs one certain way."""
    return any(resolution.path for resolution in organization.resolutions)


def moved_ways(
    before: Organization, after: Organization, documents: Sequence[Document], as_of: datetime.date, names: Names
) -> Iterator[Change]:
    """The `path` of each resolution that settles a conflict whose way is called otherwise `after` a renaming.

    The way that stands for a conflict is the first of several, and
    which that is may depend on ids of KPIs too.
    """
    ways = {_key(conflict): _way(conflict) for conflict in _running(after, as_of)}
    moved = {
        (conflict.rule, _about(conflict), _way(conflict)): ways.get(_key(conflict, names), "")
        for conflict in _running(before, as_of)
    }
    for resolution in before.resolutions:
        way = moved.get((resolution.rule, frozenset(resolution.of), resolution.path or ""))
        if way and resolution.path and way != resolution.path:
            yield Change(_same(documents, resolution.document), ("path",), resolution.path, way)


def _running(organization: Organization, as_of: datetime.date) -> list[Conflict]:
    return [conflict for conflict in find(organization, as_of).conflicts if conflict.legs]


def _way(conflict: Conflict) -> str:
    return conflict.path.hash6 if conflict.path else ""


def _about(conflict: Conflict) -> frozenset[str]:
    return frozenset(item.reference for item in conflict.documents)


def _key(conflict: Conflict, names: Names = _NOTHING) -> _Key:
    """What stays the same of a conflict: its rule, its documents and all its ways, by the names they will have."""
    kind, old, new = names
    documents = {f"{kind}/{new}" if name == f"{kind}/{old}" else name for name in _about(conflict)}
    paths = (leg.path for leg in conflict.legs)
    if kind == "metric":
        paths = (_renamed(path, {old: new}) for path in paths)
    return conflict.rule, frozenset(documents), frozenset(path.hash6 for path in paths)


def _renamed(path: Path, names: dict[str, str]) -> Path:
    return Path(
        tuple(
            replace(one, source=names.get(one.source, one.source), target=names.get(one.target, one.target))
            for one in path.arrows
        )
    )


def _same(documents: Sequence[Document], wanted: Document) -> Document:
    """The document among those that are edited."""
    return next(one for one in documents if one.source is wanted.source and one.number == wanted.number)
