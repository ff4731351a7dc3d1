"""Where a reader begins: the questions people come with, and where each is answered."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.languages import to_translate as _
from collabctl.handbook.markdown import Md, Page, join, link, strong
from collabctl.handbook.pages import conflicts, own
from collabctl.handbook.pages.tools import ambassadors

_MOST_ROWS = 12
"""A start page that needs scrolling answers nothing in ten seconds."""

_QUESTIONS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "which-channel.md": (_("Which channel do I use?"), _("one table with the answer"), ("channel", "message")),
    "goals/README.md": (_("What do we aim for together?"), _("our shared goals"), ("goal",)),
    "kpis/README.md": (_("What is each department judged by?"), _("all KPIs"), ("kpi",)),
    conflicts.PATH: (_("Which of our targets pull against each other?"), _("where, why, and what we agreed"), ()),
    "meetings/README.md": (_("Which meetings are there, and why?"), _("our meetings"), ("meeting",)),
    "tools/README.md": (_("Which tool is for what?"), _("our tools, and who to ask"), ("tool",)),
    "teams.md": (_("Who works together on what?"), _("our teams"), ("team",)),
    "initiatives.md": (_("Which joint projects are there?"), _("our joint projects"), ("initiative",)),
    "how-we-work.md": (_("How do we treat each other?"), _("how we work together"), ("practice", "commitment")),
    "learning.md": (
        _("What went well, and what did we learn?"),
        _("wins and retrospectives"),
        ("win", "retrospective"),
    ),
    "agreements.md": (_("What did departments agree on?"), _("our agreements"), ("resolution",)),
    "glossary.md": (_("What does a figure mean?"), _("our figures explained"), ("metric",)),
}
"""For each page the question it answers, what it holds, and the kinds of document it is made of."""


def pages(book: Book) -> Iterator[Page]:
    """The start page."""
    say = book.language._
    page = Page("README.md", book.title(book.settings), "organization")
    page.prose(book.prose(book.settings.vision))
    page.bullets(_questions(book))
    page.heading(2, say("Also worth reading"))
    page.bullets(own.links(book))
    page.heading(2, say("What does my department do?"))
    page.table(
        [say("Department"), say("What it is for"), say("Lead")],
        [
            [book.to(department), book.summary(department.mission), book.people(department.lead)]
            for department in book.shown(book.organization.departments)
        ],
    )
    page.heading(2, say("Who do I ask about a tool?"))
    page.table([say("Tool"), say("Who to ask")], _askable(book))
    page.sources.append(book.settings)
    yield page


def _questions(book: Book) -> Iterator[Md]:
    """The questions that have an answer, each with the page that gives it."""
    for path, (question, answer, kinds) in _QUESTIONS.items():
        made = any(book.may_show(item.reference) for item in book.organization.items() if item.kind in kinds)
        if made or (path == conflicts.PATH and book.conflicts):
            yield join([strong(book.say(question)), link(book.say(answer), path)])


def _askable(book: Book) -> list[tuple[Md, Md]]:
    tools = [tool for tool in book.shown(book.organization.tools) if tool.status not in ("candidate", "retired")]
    return [(book.to(tool), asked) for tool in tools if (asked := ambassadors(book, tool))][:_MOST_ROWS]
