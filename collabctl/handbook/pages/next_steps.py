"""The part of the results page that says what was agreed to do next, and what was done lately."""

from __future__ import annotations

import datetime

from collabctl.handbook import follow_up
from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.languages import plural
from collabctl.handbook.languages import to_translate as _
from collabctl.handbook.markdown import Md, Page, join, link, text
from collabctl.organization.agreements import Commitment
from collabctl.organization.followed import FollowedAction

TITLE = _("What we agreed to do next")

_ACTIONS = plural("{number} action", "{number} actions")
_PROMISES = plural("{number} promise of management", "{number} promises of management")
_MOST = 25
"""Rows of what is still to be done; nobody gets round to more."""
_LATELY = 6


def in_short(book: Book) -> Md | None:
    """How much is still to be done, in words; None where nothing was agreed."""
    to_do = follow_up.to_do(book)
    promised = [one for one in follow_up.promises(book) if one.status == "open"]
    parts = [
        book.language.plural(*one_or_many, len(still))
        for one_or_many, still in ((_ACTIONS, to_do), (_PROMISES, promised))
        if still
    ]
    if not parts:
        return book.say("nothing is left to be done") if follow_up.done(book) or follow_up.promises(book) else None
    return text(book.language.list(parts))


def sections(book: Book, page: Page) -> None:
    """What is still to be done, what management promised, and what was done lately."""
    say = book.language._
    to_do, finished, promised = follow_up.to_do(book), follow_up.done(book)[:_LATELY], _promised(book)
    page.heading(2, say(TITLE))
    page.table(
        [say("What"), say("Who"), say("By"), say("Agreed in")],
        [
            [book.text(one.action.what), book.people(one.action.owner), _day(book, one), _agreed(book, one)]
            for one in to_do[:_MOST]
        ],
    )
    if len(to_do) > _MOST:
        page.paragraph(book.say("and {number} more", number=text(book.language.number(len(to_do) - _MOST))))
    page.heading(2, say("What management promised"))
    page.table(
        [say("Promise"), say("Who"), say("By"), say("Where it stands")],
        [
            [
                link(book.summary(one.promise), one.reference),
                book.people(one.owner),
                text(book.language.date(one.due)),
                choice(book.language, "promise", one.status),
            ]
            for one in promised
        ],
    )
    page.heading(2, say("Done lately"))
    page.table(
        [say("What"), say("Who"), say("Done on"), say("Agreed in")],
        [
            [
                book.text(one.action.what),
                book.people(one.action.owner),
                text(book.language.date(one.done_on)) if one.done_on else None,
                _agreed(book, one),
            ]
            for one in finished
        ],
    )
    page.sources += [*dict.fromkeys(one.retrospective for one in [*to_do, *finished]), *promised]


def state(book: Book, done_on: datetime.date | None, due: datetime.date | None) -> Md | None:
    """Whether something is done, or until when it takes."""
    if done_on:
        return book.say("done on {date}", date=text(book.language.date(done_on)))
    return book.say("by {date}", date=text(book.language.date(due))) if due else None


def _promised(book: Book) -> list[Commitment]:
    """What is still open, and the latest of what was kept or dropped."""
    every = follow_up.promises(book)
    still = [one for one in every if one.status == "open"]
    return [*still[:_MOST], *every[len(still) : len(still) + _LATELY]]


def _day(book: Book, one: FollowedAction) -> Md | None:
    return text(book.language.date(one.action.due)) if one.action.due else None


def _agreed(book: Book, one: FollowedAction) -> Md:
    """The retrospective that agreed on it last, and since when it is agreed, where that was before."""
    before = one.since < one.retrospective.date
    since = book.say("agreed since {date}", date=text(book.language.date(one.since))) if before else None
    return join([book.to(one.retrospective), since], ", ")
