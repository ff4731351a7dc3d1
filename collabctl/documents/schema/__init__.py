"""Does a document fit the schema of its kind? If not, what is wrong, in sentences, each at its place.

A fast validator says yes or no; only after a no does a slower one look for the reasons. A test over thousands of
mutated documents holds that they agree.
"""

from __future__ import annotations

from collabctl.documents.document import Document, Problem
from collabctl.documents.schema import verdict
from collabctl.documents.schema.bundles import bundle, bundle_with_ids
from collabctl.documents.schema.files import kinds
from collabctl.documents.schema.strangers import no_kind, unknown_kind

__all__ = ["bundle", "bundle_with_ids", "check", "fits", "kinds"]


def check(document: Document) -> list[Problem]:
    """Everything in which a document differs from what its kind allows, by place; nothing when it fits.

    At most MAX_FINDINGS_OF_A_DOCUMENT problems; where there are more, the last one says how many.
    """
    if document.kind not in kinds():
        return [no_kind(document) if document.data.get("kind") is None else unknown_kind(document)]
    if fits(document):
        return []
    from collabctl.documents.schema.reasons import reasons

    return reasons(document)


def fits(document: Document) -> bool:
    """Whether `check` would find nothing, without a look for the reasons."""
    return document.kind in kinds() and verdict.fits(document.kind, document.data)
