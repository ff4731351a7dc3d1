"""How people keep it safe and open, and what management promised them."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice, choices
from collabctl.handbook.markdown import Md, Page, text
from collabctl.handbook.pages.rollouts import trainings
from collabctl.organization.agreements import Commitment, Practice


def pages(book: Book) -> Iterator[Page]:
    """One page with practices by theme and commitments; none without either."""
    _ = book.language._
    page = Page("how-we-work.md", _("How we work together"))
    practices = book.shown(book.organization.practices)
    for theme in choices("theme"):
        page.heading(2, choice(book.language, "theme", theme))
        for practice in practices:
            if practice.theme == theme:
                _practice(book, page, practice)
    commitments = book.shown(book.organization.commitments)
    page.heading(2, _("What management promised"))
    for commitment in sorted(commitments, key=lambda commitment: (commitment.due, commitment.id)):
        page.entry(3, book.title(commitment), commitment.reference)
        page.prose(book.prose(commitment.promise))
        page.facts(_promise(book, commitment))
    page.sources += [*practices, *commitments]
    if not page.is_empty:
        yield page


def _practice(book: Book, page: Page, practice: Practice) -> None:
    _ = book.language._
    page.entry(3, book.title(practice), practice.reference)
    page.prose(book.prose(practice.how))
    page.facts(
        [
            (_("Who"), book.who(practice.who) if practice.who else None),
            (_("Held in"), book.named("meeting", practice.held_in)),
            *book.common(practice),
        ]
    )
    page.table([_("Session"), _("When"), _("For whom"), _("How long, with whom")], trainings(book, practice.training))


def _promise(book: Book, commitment: Commitment) -> list[tuple[str, Md | None]]:
    _ = book.language._
    budget = commitment.budget
    return [
        (_("Where it stands"), choice(book.language, "promise", commitment.status)),
        (_("Budget"), text(book.language.money(budget.amount, budget.currency)) if budget else None),
        (_("Helps with"), book.listed(book.referred(reference) for reference in commitment.for_)),
        *book.common(commitment),
    ]
