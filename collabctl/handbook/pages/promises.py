"""What management promised for something, as the page of that thing says it."""

from __future__ import annotations

from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, join


def promised(book: Book, reference: str) -> list[Md]:
    """What management promised for a document: which promise, and what it says."""
    return [
        join([book.to(commitment), book.line(commitment.promise)], ": ")
        for commitment in book.shown(book.organization.commitments)
        if reference in commitment.for_
    ]
