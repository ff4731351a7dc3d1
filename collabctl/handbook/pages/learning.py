"""What went well and what was learned: wins and retrospectives, the latest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collabctl.handbook import follow_up
from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, Page, join, text
from collabctl.handbook.pages import next_steps, results
from collabctl.organization import Item
from collabctl.organization.followed import FollowedAction
from collabctl.organization.initiatives import Action, Retrospective, Win
from collabctl.wording import quantities

_MOST_BROUGHT_ALONG = 10
"""Actions that stand below a retrospective although an earlier one agreed on them, the oldest."""


def pages(book: Book) -> Iterator[Page]:
    """One page; none without wins and retrospectives."""
    _ = book.language._
    page = Page("learning.md", _("What we celebrate and what we learn"))
    wins = book.shown(book.organization.wins)
    looks_back = book.shown(book.organization.retrospectives)
    page.heading(2, _("Wins"))
    for win in sorted(wins, key=lambda win: (win.date, win.id), reverse=True):
        _win(book, page, win)
    page.heading(2, _("Retrospectives"))
    if looks_back and (to_do := results.to_do(book)):
        page.paragraph(join([book.say(next_steps.TITLE), to_do], ": "))
    brought_along = follow_up.brought_along(book, _MOST_BROUGHT_ALONG)
    for look_back in sorted(looks_back, key=lambda look_back: (look_back.date, look_back.id), reverse=True):
        _look_back(book, page, look_back, brought_along[look_back.id])
    page.sources += [*wins, *looks_back]
    if not page.is_empty:
        yield page


def came_of(book: Book, item: Item) -> list[Item]:
    """The wins and the retrospectives that an item led to, in the order of their names."""
    return [
        found
        for items in (book.shown(book.organization.wins), book.shown(book.organization.retrospectives))
        for found in items
        if found.of == item.reference
    ]


def _win(book: Book, page: Page, win: Win) -> None:
    _ = book.language._
    page.entry(3, book.title(win), win.reference)
    page.facts(
        [
            (_("Date"), text(book.language.date(win.date))),
            (_("Came out of"), book.referred(win.of) if win.of else None),
            (_("Celebrated in"), book.referred(win.celebrated_in) if win.celebrated_in else None),
            *book.common(win),
        ]
    )
    page.table(
        [_("Department"), _("What it brought")],
        [
            [name, book.text(brought)]
            for department, brought in win.contributions.items()
            if (name := book.named("department", department))
        ],
    )


def _look_back(book: Book, page: Page, look_back: Retrospective, brought_along: Sequence[FollowedAction]) -> None:
    _ = book.language._
    page.entry(3, book.title(look_back), look_back.reference)
    page.facts(
        [
            (_("Date"), text(book.language.date(look_back.date))),
            (_("About"), book.referred(look_back.of) if look_back.of else None),
            (_("Period"), text(quantities.period(book.language, look_back.period))),
            (_("Who"), book.who(look_back.who)),
            (_("Led by"), book.people(look_back.facilitator)),
            *book.common(look_back),
        ]
    )
    page.heading(4, _("What went well"))
    page.bullets(book.text(point) for point in look_back.went_well)
    page.heading(4, _("What could be better"))
    page.bullets(book.text(point) for point in look_back.could_be_better)
    page.heading(4, _("What we do next"))
    page.table(
        [_("What"), _("Who"), _("By"), _("Done")],
        [_action(book, action) for action in look_back.actions],
    )
    page.heading(4, _("Still to be done from before"))
    page.table(
        [_("What"), _("Who"), _("Where it stands"), _("Agreed in")],
        [
            [
                book.text(one.action.what),
                book.people(one.action.owner),
                next_steps.state(book, one.done_on, one.action.due),
                book.to(one.retrospective),
            ]
            for one in brought_along
        ],
    )


def _action(book: Book, action: Action) -> list[Md | None]:
    helps = book.listed(book.referred(reference) for reference in action.for_)
    return [
        join([book.text(action.what), book.say("(for {what})", what=helps) if helps else None]),
        book.people(action.owner),
        text(book.language.date(action.due)) if action.due else None,
        text(book.language.date(action.done_on)) if action.done_on else None,
    ]
