"""Whether everything that a document names exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from collabctl.documents import Document, Path, Problem
from collabctl.documents.limits import MAX_EXPLAINED
from collabctl.documents.nearest import nearest
from collabctl.documents.schema.annotations import references
from collabctl.organization.known_names import Names

_LONG_ENOUGH = 7
Known = Mapping[str, AbstractSet[str]]
"""The ids that exist, by kind; pages are the kind `page`."""


def unknown_references(documents: Iterable[Document], known: Known, unread: AbstractSet[str]) -> list[Problem]:
    """A problem for each name that nothing answers to. What stands in `unread` is given the benefit of the doubt."""
    documents = list(documents)
    problems: list[Problem] = []
    untold: list[tuple[Document, Path]] = []
    names: Names | None = None
    for document in documents:
        for path, value, kinds in references(document):
            kind, id = _split(value, kinds)
            if kind in kinds or kinds == ("*",):
                if id in known.get(kind, ()) or id in unread or (kind == id == "organization"):
                    continue
            elif kind == "" and any(id in known.get(possible, ()) for possible in kinds):
                continue
            if len(problems) >= MAX_EXPLAINED:
                untold.append((document, path))
                continue
            names = names or Names(documents)
            problems.append(_unknown(_Dangling(document, path, value, kinds), known, names))
    return [*problems, _not_told(untold)] if untold else problems


def _not_told(untold: Sequence[tuple[Document, Path]]) -> Problem:
    """One finding for all; it is another one when their number changes, so that a change cannot hide behind it."""
    document, path = untold[0]
    others = f", and so are {len(untold) - 1:,} more" if len(untold) > 1 else ""
    return Problem(
        rule="document/too-much",
        location=document.value(path),
        message=f"this names something that is not there{others}; after {MAX_EXPLAINED} of these they are counted",
        help="write the documents that are named, or names of those that exist; one cause often makes them all",
        subject=f"references {len(untold)}",
    )


def _split(value: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    """The kind and the id that a reference means; the kind is "" where it does not say and there are several."""
    if value == "organization":
        return value, value
    kind, slash, id = value.partition("/")
    if slash:
        return kind, id
    return (kinds[0] if len(kinds) == 1 and kinds != ("*",) else ""), value


class _Dangling(NamedTuple):
    """A name that nothing answers to: where it stands, itself, and the kinds that it may be of."""

    document: Document
    path: Path
    value: str
    kinds: tuple[str, ...]


def _unknown(dangling: _Dangling, known: Known, names: Names) -> Problem:
    document, path, value, kinds = dangling
    kind, id = _split(value, kinds)
    what = kind or " or ".join(kinds)
    close = _close(kind, id, known, names)
    elsewhere = [other for other in sorted(known) if id in known[other] and other != kind]
    if close:
        help = f"did you mean '{close}'?"
    elif kind == "person" and (ways := names.holders(id)[0]):
        help = f"write {' or '.join(ways)}"
    elif elsewhere:
        help = f"'{id}' is a {elsewhere[0]}; here a {what} is asked for"
    else:
        help = f"write a document with `kind: {what}` and `id: {id}`, or name one that exists"
        if choices := sorted(known.get(kind, ())):
            shown = ", ".join(choices[:8])
            help += f": {shown}" + (f" and {len(choices) - 8} more" if len(choices) > 8 else "")
    return Problem(
        rule="document/unknown-reference",
        location=document.key(path) if path[-1] == value else document.value(path),  # a key may be a name too
        message=f"there is no {what} '{id}'",
        help=help,
        documents=(document.reference,) if document.reference else (),
        subject=".".join(map(str, path)),
    )


def _close(kind: str, id: str, known: Known, names: Names) -> str | None:
    """The id that was meant: nearly the same, called so, or two slips away in a word that is long enough."""
    ids = sorted(known.get(kind, ()))
    there = nearest(id, ids) or names.id_of(id, (kind,))
    return there or (nearest(id, ids, at_most=2) if len(id) >= _LONG_ENOUGH else None)
