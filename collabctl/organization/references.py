"""Whether everything that a document names exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from collabctl.documents import Document, Path, Problem
from collabctl.documents.limits import MAX_EXPLAINED
from collabctl.documents.nearest import nearest
from collabctl.documents.schema.annotations import references

Known = Mapping[str, AbstractSet[str]]
"""The ids that exist, by kind; pages are the kind `page`."""


def unknown_references(documents: Iterable[Document], known: Known, unread: AbstractSet[str]) -> list[Problem]:
    """A problem for each name that nothing answers to. What stands in `unread` is given the benefit of the doubt."""
    problems: list[Problem] = []
    untold: list[tuple[Document, Path]] = []
    for document in documents:
        for path, value, kinds in references(document):
            kind, id = _split(value, kinds)
            if kind in kinds or kinds == ("*",):
                if id in known.get(kind, ()) or id in unread or (kind == id == "organization"):
                    continue
            elif kind == "" and any(id in known.get(possible, ()) for possible in kinds):
                continue
            if len(problems) < MAX_EXPLAINED:
                problems.append(_unknown(document, path, value, kinds, known))
            else:
                untold.append((document, path))
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


def _unknown(document: Document, path: Path, value: str, kinds: tuple[str, ...], known: Known) -> Problem:
    kind, id = _split(value, kinds)
    what = kind or " or ".join(kinds)
    close = nearest(id, sorted(known.get(kind, ())))
    elsewhere = [other for other in sorted(known) if id in known[other] and other != kind]
    if close:
        help = f"did you mean '{close}'?"
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
