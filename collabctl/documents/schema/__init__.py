"""Does a document fit the schema of its kind? If not, what is wrong, in sentences, each at its place.

A fast validator says yes or no; only after a no does a slower one look for the reasons. A test over thousands of
mutated documents holds that they agree.
"""

from __future__ import annotations

from collabctl.documents.document import Document, Problem
from collabctl.documents.nearest import nearest
from collabctl.documents.schema import verdict
from collabctl.documents.schema.bundles import bundle, bundle_with_ids
from collabctl.documents.schema.files import kinds, shared
from collabctl.documents.shown import shown

__all__ = ["bundle", "bundle_with_ids", "check", "kinds"]


def check(document: Document) -> list[Problem]:
    """Everything in which a document differs from what its kind allows, by place; nothing when it fits.

    At most MAX_FINDINGS_OF_A_DOCUMENT problems; where there are more, the last one says how many.
    """
    if document.kind not in kinds():
        return [_unknown_kind(document) if document.data.get("kind") is not None else _not_ours(document)]
    if verdict.fits(document.kind, document.data):
        return []
    from collabctl.documents.schema.reasons import reasons

    return reasons(document)


def _not_ours(document: Document) -> Problem:
    path = document.source.path
    quoted = path.replace("\\", "\\\\").replace('"', '\\"')
    return Problem(
        "document/not-ours",
        document.key(()),
        "this document has no 'kind', so collabctl cannot tell what it is",
        "if it is for collabctl, write its kind on top, such as kind: department\n"
        f'if this file is not for collabctl, add to organization.yaml:\nignore: ["{quoted}"]',
    )


def _unknown_kind(document: Document) -> Problem:
    value = document.data["kind"]
    message = "'kind' holds no single word, and it is the name of one kind of document"
    help = f"the kinds are {', '.join(kinds())}"
    if isinstance(value, (str, int, float)):
        word = value if isinstance(value, str) else document.written(("kind",))
        message = f"'{shown(word)}' is not a kind of document"
        if near := _nearest_kind(word):
            message, help = f"{message}; did you mean '{near}'?", ""
        elif what := shared("kind")["x-instead"].get(word.casefold()):
            message, help = f"{message}; {what}", ""
    return Problem("document/unknown-kind", document.value(("kind",)), message, help, subject="kind")


def _nearest_kind(word: str) -> str | None:
    """Also for a plural: `KPIs`, `departments`."""
    return nearest(word, kinds()) or nearest(word.removesuffix("s").removesuffix("S"), kinds())
