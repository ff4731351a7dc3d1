"""When a document cannot have another id: said before anything is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collabctl.documents import Document, Problem, SourceFile
from collabctl.documents.nearest import nearest
from collabctl.documents.schema import kinds
from collabctl.documents.schema.annotations import is_id
from collabctl.edits import NotPossible
from collabctl.edits.renaming import Names, naming


def must_be_possible(
    documents: Sequence[Document], unread: Sequence[SourceFile], problems: Sequence[Problem], names: Names
) -> None:
    """Raises NotPossible where it is not clear what is meant, or where somebody else would be meant afterwards.

    `unread` is the files that gave no documents, `problems` what kept files from being opened at all.
    """
    kind, old, new = names
    _names_make_sense(kind, old, new)
    for file in unread:
        for id in (old, new):
            if re.search(rf"(?<![a-z0-9-]){re.escape(id)}(?![a-z0-9-])", file.data.decode("utf-8", "replace")):
                raise NotPossible(
                    f"{file.path} cannot be read and mentions '{id}', so nobody can tell what it names; mend it first"
                )
    if problems:
        raise NotPossible(
            f"{problems[0].location.path} cannot be opened, so nobody can tell whether it names '{old}'; mend it first"
        )
    _is_one_document(documents, kind, old)
    _is_free(documents, kind, new)


def _names_make_sense(kind: str, old: str, new: str) -> None:
    if kind == "organization":
        raise NotPossible("the organization has no id; what it is called is its 'name' in organization.yaml")
    if kind not in kinds():
        close = nearest(kind, kinds())
        known = ", ".join(one for one in kinds() if one != "organization")
        hint = f"did you mean '{close}'?" if close else f"the kinds are {known}"
        raise NotPossible(f"there is no kind '{kind}'; {hint}")
    if not is_id(new):
        raise NotPossible(
            f"'{new}' cannot be an id; write lower-case letters, digits and single hyphens, at most 64 of them and at "
            "least one a letter, such as sales-north"
        )
    if old == new:
        raise NotPossible(f"the {kind} '{old}' has that id already")


def _is_one_document(documents: Sequence[Document], kind: str, old: str) -> None:
    found = [document for document in documents if document.reference == f"{kind}/{old}"]
    if not found:
        close = nearest(old, sorted({document.id for document in documents if document.kind == kind}))
        other = sorted({document.kind for document in documents if document.id == old})
        hint = f"; did you mean '{close}'?" if close else f"; '{old}' is a {other[0]}" if other else ""
        raise NotPossible(f"there is no {kind} '{old}'{hint}")
    if len(found) > 1:
        places = " and ".join(f"{place.path}:{place.line}" for place in (one.value(("id",)) for one in found))
        raise NotPossible(f"there are {len(found)} of {kind} '{old}' ({places}), and nobody can tell which is meant")
    if not is_id(old):
        raise NotPossible(f"'{old}' is not an id as it stands, so nothing can refer to it; change it by hand")


def _is_free(documents: Sequence[Document], kind: str, new: str) -> None:
    for change in naming(documents, kind, new, new):
        place = change.document.key(change.path) if change.is_key else change.document.value(change.path)
        where = f"{place.path}:{place.line}"
        if change.path == ("id",) and change.document.kind == kind:
            raise NotPossible(f"there is already a {kind} '{new}' ({where})")
        raise NotPossible(taken(where, kind, new))


def taken(where: str, kind: str, new: str) -> str:
    """What is said where a place names what is not there yet."""
    return f"{where} names a {kind} '{new}' already, though there is none; it would then mean another than it does now"
