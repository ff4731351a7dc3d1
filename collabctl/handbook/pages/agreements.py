"""What departments decided together about a finding, whatever its date: the latest first."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.markdown import Page, text
from collabctl.handbook.pages.conflicts import of_resolution


def pages(book: Book) -> Iterator[Page]:
    """One page with every resolution; none without resolutions."""
    _ = book.language._
    page = Page("agreements.md", _("What we agreed"))
    resolutions = book.shown(book.organization.resolutions)
    for resolution in sorted(resolutions, key=lambda resolution: (resolution.date, resolution.id), reverse=True):
        page.entry(2, book.title(resolution), resolution.reference)
        page.facts(
            [
                (_("What we looked at"), book.listed(book.referred(reference) for reference in resolution.of)),
                (_("Why we looked"), of_resolution(book, resolution)),
                (_("What we decided"), choice(book.language, "decision", resolution.decision)),
                (_("Agreed by"), book.people(resolution.agreed_by)),
                (_("Agreed on"), text(book.language.date(resolution.date))),
                (_("We look again by"), text(book.language.date(resolution.review_by))),
                *book.common(resolution),
            ]
        )
        page.prose(book.prose(resolution.because))
    page.sources += resolutions
    if resolutions:
        yield page
