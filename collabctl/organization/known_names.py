"""Names where ids belong: the id that goes with a name, a role or another name, and never one that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from collabctl.documents import Document, Path, Problem
from collabctl.documents.nearest import folded, nearest
from collabctl.documents.schema.annotations import is_id, kinds_at
from collabctl.documents.shown import shown

_MOST_OFFERED = 8
_SAID = re.compile(r"is not (?:an id|a person)\b")


@dataclass(frozen=True, slots=True)
class _Known:
    """One document that can be named: its id, and in how many words."""

    id: str
    names: frozenset[str]
    roles: tuple[tuple[str, str], ...]
    """For a person the roles, each with its department."""


class Names:
    """What the documents of each kind are called."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_kind: dict[str, list[_Known]] = {}
        for document in documents:
            if is_id(document.id):
                self._by_kind.setdefault(document.kind, []).append(_known(document))

    def ids(self, kinds: Sequence[str]) -> list[str]:
        """The ids of all documents of these kinds."""
        return sorted(known.id for kind in kinds for known in self._by_kind.get(kind, ()))

    def id_of(self, text: str, kinds: Sequence[str]) -> str | None:
        """The id of the one document that is called so, as it is written or nearly so."""
        word = _squeezed(text)
        everything = [known for kind in kinds for known in self._by_kind.get(kind, ())]
        found = {known.id for known in everything if word in known.names or word == _squeezed(known.id)}
        if not found:
            words = {name: known.id for known in everything for name in (*known.names, _squeezed(known.id))}
            near = nearest(word, words)
            found = {words[near]} if near else set()
        return found.pop() if len(found) == 1 else None

    def holders(self, role: str) -> tuple[list[str], list[str]]:
        """Who has this role: all that may be written for it, roles of a department first, and the ids of the people."""
        word = _squeezed(role)
        people = self._by_kind.get("person", ())
        found = [(one, at, known.id) for known in people for one, at in known.roles if _squeezed(one) == word]
        ids = list(dict.fromkeys(id for *_, id in found))
        return [*(f"{{role: {shown(one)}, department: {at}}}" for one, at, _ in found if at), *ids], ids


def with_names(problems: Sequence[Problem], documents: Sequence[Document]) -> list[Problem]:
    """The problems, where each that is about a name in the place of an id says the id; of a list, all at once."""
    if not any(_SAID.search(problem.message) for problem in problems):
        return list(problems)
    names = Names(documents)
    by_place: dict[tuple[str, str], Document] = {
        (document.source.path, document.reference): document for document in documents if document.reference
    }
    told: list[Problem] = []
    lists: set[tuple[str, str, Path]] = set()
    for problem in problems:
        document = by_place.get((problem.location.path, next(iter(problem.documents), "")))
        path = _path(document, problem.subject) if document is not None else None
        kinds = kinds_at(document.kind, path) if document is not None and path is not None else ()
        if document is None or path is None or not kinds or not _SAID.search(problem.message):
            told.append(problem)
            continue
        if isinstance(path[-1], int) and (whole := _whole_list(document, path, kinds, names)):
            here = (problem.location.path, document.reference, path[:-1])
            if here not in lists:
                lists.add(here)
                told.append(replace(problem, message=whole, help=""))
            continue
        message, help = _said(str(_at(document.data, path)), kinds, names)
        told.append(replace(problem, message=message, help=help))
    return told


def _whole_list(document: Document, path: Path, kinds: Sequence[str], names: Names) -> str | None:
    """Where several items of a list are names: the list with the ids of all of them."""
    items = _at(document.data, path[:-1])
    if not all(isinstance(item, str) for item in items):
        return None
    strange = [item for item in items if not is_id(item)]
    ids = [item if is_id(item) else names.id_of(item, kinds) for item in items]
    if len(strange) < 2 or not all(ids):
        return None
    quoted = [f"'{shown(item)}'" for item in strange]
    there = f"{', '.join(quoted[:-1])} and {quoted[-1]} are not ids"
    if document.form(path[:-1]) == "[":
        return f"{there}; write [{', '.join(map(str, ids))}]"
    return f"{there}; write each on a line of its own: {', '.join(f'- {id}' for id in ids)}"


def _said(text: str, kinds: Sequence[str], names: Names) -> tuple[str, str]:
    what = " or ".join(kinds)
    there = f"'{shown(text)}' is not an id"
    if id := names.id_of(text, kinds):
        return f"{there}; write {id}", ""
    ways, people = names.holders(text) if "person" in kinds else ([], [])
    if people:
        return f"{there}, and is the role of {' and '.join(people)}; write {' or '.join(ways)}", ""
    ids = names.ids(kinds)
    if not ids:
        return (
            f"{there}, and there is no {what} yet",
            f"write a document with `kind: {kinds[0]}` first, and its id here",
        )
    more = f" and {len(ids) - _MOST_OFFERED} more" if len(ids) > _MOST_OFFERED else ""
    help = f"write the id of one that exists: {', '.join(ids[:_MOST_OFFERED])}{more}"
    return f"{there}, and no {what} is called so", help


def _known(document: Document) -> _Known:
    data = document.data
    names = {_squeezed(text) for key in ("name", "also_called") for text in _texts(data.get(key))}
    roles = [role for part in (data, *_mappings(data.get("roles"))) for role in _roles(part)]
    return _Known(document.id, frozenset(filter(None, names)), tuple(roles) if document.kind == "person" else ())


def _roles(part: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The role of a person, in each language, with the department; the others stand under `roles` in the same keys."""
    department = part.get("department")
    yield from ((role, department if isinstance(department, str) else "") for role in _texts(part.get("role")))


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _squeezed(text: str) -> str:
    return folded(text).replace("-", "")


def _path(document: Document, subject: str) -> Path | None:
    """The path that a subject such as `shared_by.0.department` stands for; None where it leads nowhere."""
    value: Any = document.data
    path: list[str | int] = []
    for step in subject.split("."):
        if isinstance(value, list) and step.isdigit() and int(step) < len(value):
            path.append(int(step))
        elif isinstance(value, dict) and step in value:
            path.append(step)
        else:
            return None
        value = value[path[-1]]
    return tuple(path) if isinstance(value, str) else None


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value
