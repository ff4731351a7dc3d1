"""Who tells whom what: every hand-over between departments, with when, where, and who answers."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Page
from collabctl.handbook.messages import facts, is_hand_over
from collabctl.handbook.ordering import by_name
from collabctl.organization.channels import Message

PATH = "hand-overs.md"

Senders = tuple[str, ...]


def pages(book: Book) -> Iterator[Page]:
    """One page with every hand-over, by who sends it; none without hand-overs."""
    _ = book.language._
    by_sender = hand_overs(book)
    page = Page(PATH, _("Who tells whom what?"), above="which-channel.md")
    page.paragraph(book.say("What one department tells another: when, where, and who answers."))
    page.table(
        [_("From"), _("What"), _("To"), _("Answered by")],
        [
            [
                book.all_named("department", senders),
                book.to(message),
                book.all_named("department", message.to),
                book.people(message.answered_by) or book.say("not agreed yet"),
            ]
            for senders, messages in by_sender.items()
            for message in messages
        ],
    )
    for senders, messages in by_sender.items():
        page.entry(2, _names(book, senders), f"hand-overs of {' '.join(senders)}")
        for message in messages:
            page.entry(3, book.title(message), message.reference)
            page.facts(facts(book, message))
        page.sources += messages
    if by_sender:
        yield page


def hand_overs(book: Book) -> dict[Senders, list[Message]]:
    """The hand-overs by the departments that send them, in the order of their names."""
    found: dict[Senders, list[Message]] = {}
    for message in book.shown(book.organization.messages):
        if is_hand_over(book, message):
            senders = tuple(id for id in message.from_ if book.may_show(f"department/{id}"))
            found.setdefault(senders, []).append(message)
    return dict(sorted(found.items(), key=lambda part: by_name(_names(book, part[0]), " ".join(part[0]))))


def _names(book: Book, departments: Senders) -> str:
    known = [(id, book.organization.departments.get(id)) for id in departments]
    return book.language.list(book.title(department) if department else id for id, department in known)
