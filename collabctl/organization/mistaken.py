"""A document that says the wrong kind, or none, and fits another: one mistake, told once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from collabctl.documents import Document, Problem
from collabctl.documents.schema import kinds, verdict
from collabctl.documents.schema.annotations import references

_OF_THE_SHAPE = ("document/missing-key", "document/unknown-key", "document/not-ours")


def meant_kind(
    document: Document, problems: Iterable[Problem], folders: Mapping[str, str], documents: Iterable[Document]
) -> str | None:
    """The kind that a document fits and does not say: the one of its folder, or the one that others take it for.

    `folders` are the kinds by the name of the folder that they are usually kept in.
    """
    if not any(problem.rule in _OF_THE_SHAPE for problem in problems):
        return None
    others = [kind for kind in kinds() if kind not in ("organization", document.kind)]
    fitting = [kind for kind in others if verdict.fits(kind, {**document.data, "kind": kind})]
    of_folder = folders.get(PurePosixPath(document.source.path).parent.name)
    if of_folder in fitting:
        return of_folder
    named = _named(document.data.get("id"), documents) if fitting else ()
    taken_for = [kind for kind in fitting if kind in named]
    return taken_for[0] if len(taken_for) == 1 else None


def mistaken(document: Document, kind: str) -> Problem:
    """What to say of a document that fits another kind."""
    names = (document.reference,) if document.reference else ()
    if not document.kind:
        message = f"this document has no 'kind', and by what stands in it, it is of kind {kind}"
        return Problem(
            "document/not-ours", document.key(()), message, f"write on top of it kind: {kind}", documents=names
        )
    message = f"this document says that it is of kind {document.kind}, and what stands in it is of kind {kind}"
    where = document.value(("kind",))
    return Problem("document/wrong-value", where, message, f"write kind: {kind}", documents=names, subject="kind")


def _named(id: object, documents: Iterable[Document]) -> set[str]:
    """The kinds that other documents take this id for."""
    return {
        kind
        for document in documents
        for _, text, kinds in references(document)
        for kind in kinds
        if text in (id, f"{kind}/{id}")
    }
