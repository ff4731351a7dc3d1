"""Which documents are as their kind allows, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from collabctl.documents import Document, Problem, schema
from collabctl.documents.limits import MAX_EXPLAINED
from collabctl.organization.mistaken import meant_kind, mistaken

FORMAT = 1
"""The newest version of the format that this collabctl reads."""


def sound(
    documents: Sequence[Document], problems: list[Problem], folders: Mapping[str, str], assumed: dict[str, set[str]]
) -> list[Document]:
    """The documents that can be used. To explain what is wrong with the others takes time, so that has an end.

    `folders` are the kinds by the folder they are usually kept in. `assumed` comes to hold, by kind, the ids of what
    fits another kind than it says.
    """
    fine = []
    faulty = 0
    untold = []
    for document in documents:
        if faulty >= MAX_EXPLAINED and document.kind != "organization":
            if not schema.fits(document):
                untold.append(document)
                continue
            wrong = []
        else:
            wrong = _newer_format(document) or schema.check(document)
            if wrong and (kind := meant_kind(document, wrong, folders, documents)):
                wrong = [mistaken(document, kind)]
                assumed.setdefault(kind, set()).add(str(document.data.get("id")))
        faulty += bool(wrong)
        problems += wrong
        if not wrong and document.sound:
            fine.append(document)
    if untold:
        problems.append(_not_told(untold))
    return fine


def _newer_format(document: Document) -> list[Problem]:
    version = document.data.get("format")
    if document.kind != "organization" or not isinstance(version, int) or version <= FORMAT:
        return []
    return [
        Problem(
            rule="document/newer-format",
            location=document.value(("format",)),
            message=f"this organization is written in format {version}, and this collabctl reads format {FORMAT}",
            help="install a newer collabctl",
            documents=(document.reference,),
            subject="format",
        )
    ]


def _not_told(untold: Sequence[Document]) -> Problem:
    """One finding for all; it is another one when their number changes, so that a change cannot hide behind it."""
    return Problem(
        rule="document/too-much",
        location=untold[0].key(()),
        message=f"this document and {len(untold) - 1:,} more cannot be used either, and are not explained"
        if len(untold) > 1
        else "this document cannot be used either, and is not explained",
        help=f"mend the {MAX_EXPLAINED} before them first: one cause often makes them all",
        subject=f"documents {len(untold)}",
    )
