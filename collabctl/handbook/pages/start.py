"""Where a reader begins: the questions people come with, and where each is answered."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from collabctl import escaping
from collabctl.handbook.book import Book
from collabctl.handbook.languages import to_translate as _
from collabctl.handbook.markdown import Md, Page, join, link, strong
from collabctl.handbook.pages import collaboration, conflicts, hand_overs, own, results, roles
from collabctl.handbook.pages.tools import to_ask
from collabctl.organization import addresses

_MOST_ROWS = 12
"""A start page that needs scrolling answers nothing in ten seconds."""

_DEPARTMENTS = _("What does my department do?")

_QUESTIONS: dict[str, dict[str, tuple[str, str]]] = {
    _("Every day"): {
        "which-channel.md": (_("Which channel do I use?"), _("where it goes, and how soon an answer comes")),
        roles.PATH: (_("Which meetings am I in, and why?"), _("by department and by role")),
        "tools/README.md": (_("Who do I ask about a tool?"), _("our tools, and who to ask")),
        _DEPARTMENTS: (_("What does my department do, and with whom?"), _("our departments")),
        hand_overs.PATH: (_("Who tells whom what?"), _("what departments hand over to each other")),
        "meetings/README.md": (_("What does a week of meetings look like?"), _("our meetings")),
    },
    _("What we aim for"): {
        "goals/README.md": (_("What do we aim for together?"), _("our shared goals")),
        "kpis/README.md": (_("What is each department judged by?"), _("all KPIs")),
        conflicts.PATH: (_("Which of our targets pull against each other?"), _("where, why, and what we agreed")),
        "agreements.md": (_("What did departments agree on?"), _("our agreements")),
        results.PATH: (_("Does working together pay off?"), _("the figures that we follow")),
        "glossary.md": (_("What does a figure mean?"), _("our figures explained")),
    },
    _("Working together"): {
        collaboration.PATH: (_("Who works with whom?"), _("a map of what joins departments")),
        "teams.md": (_("Who works together on what?"), _("our teams")),
        "initiatives.md": (_("Which joint projects are there?"), _("our joint projects")),
        "how-we-work.md": (_("How do we treat each other?"), _("how we work together")),
        "learning.md": (_("What went well, and what did we learn?"), _("wins and retrospectives")),
    },
}
"""For each page, or heading of this one, the question it answers, and what it holds."""


def pages(book: Book) -> Iterator[Page]:
    """The start page."""
    say = book.language._
    page = Page(addresses.START, book.title(book.settings), "organization")
    page.prose(book.prose(book.settings.vision))
    there = _there(book)
    for heading, questions in _QUESTIONS.items():
        page.heading(2, say(heading))
        page.bullets(_answered(book, questions, there))
    page.heading(2, say(_DEPARTMENTS))
    page.table(
        [say("Department"), say("What it is for"), say("Lead")],
        [
            [book.to(department), book.summary(department.mission), book.people(department.lead, [department.id])]
            for department in book.shown(book.organization.departments)
        ],
    )
    page.heading(2, say("Who do I ask about a tool?"))
    page.table([say("Tool"), say("Who to ask")], _askable(book))
    page.heading(2, say("Also worth reading"))
    page.bullets(own.links(book))
    page.sources.append(book.settings)
    yield page


def _there(book: Book) -> set[str]:
    """The pages that the questions lead to, and the heading of this one, as far as there are any."""
    kinds = {item.kind for item in book.organization.items() if book.may_show(item.reference)}
    there = {
        _DEPARTMENTS: bool(book.shown(book.organization.departments)),
        roles.PATH: bool(book.holders),
        conflicts.PATH: bool(book.conflicts),
        hand_overs.PATH: bool(hand_overs.hand_overs(book)),
        collaboration.PATH: collaboration.is_there(book),
        results.PATH: bool(results.metrics(book)),
    }
    overviews = {path: not kinds.isdisjoint(shown) for path, shown in addresses.OVERVIEWS.items()}
    return {path for path, is_there in (overviews | there).items() if is_there}


def _answered(book: Book, questions: Mapping[str, tuple[str, str]], there: Container[str]) -> Iterator[Md]:
    """The questions that have an answer, each with the page that gives it."""
    for path, (question, answer) in questions.items():
        here = f"{addresses.START}#{escaping.slug(book.language._(path))}" if path == _DEPARTMENTS else path
        if path in there:
            yield join([strong(book.say(question)), link(book.say(answer), here)])


def _askable(book: Book) -> list[tuple[Md, Md]]:
    tools = [tool for tool in book.shown(book.organization.tools) if tool.status not in ("candidate", "retired")]
    return [(book.to(tool), asked) for tool in tools if (asked := to_ask(book, tool))][:_MOST_ROWS]
