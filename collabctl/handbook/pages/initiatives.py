"""Joint projects, all on one page."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.markdown import Md, Page, text
from collabctl.handbook.pages.learning import came_of
from collabctl.organization.initiatives import Initiative
from collabctl.wording import quantities


def pages(book: Book) -> Iterator[Page]:
    """One page with every initiative; none without initiatives."""
    _ = book.language._
    page = Page("initiatives.md", _("Joint projects"))
    initiatives = book.shown(book.organization.initiatives)
    for initiative in initiatives:
        page.entry(2, book.title(initiative), initiative.reference)
        page.prose(book.prose(initiative.purpose))
        page.facts(_facts(book, initiative))
        page.table(
            [_("Department"), _("What it gains")],
            [
                [name, book.text(gain)]
                for department, gain in initiative.win_for.items()
                if (name := book.named("department", department))
            ],
        )
    page.sources += initiatives
    if initiatives:
        yield page


def _facts(book: Book, initiative: Initiative) -> list[tuple[str, Md | None]]:
    _ = book.language._
    return [
        (_("Where it stands"), choice(book.language, "initiative", initiative.status)),
        (_("Departments"), book.all_named("department", initiative.departments)),
        (_("Lead"), book.people(initiative.lead)),
        (_("Why this lead"), book.line(initiative.lead_because)),
        (_("Team"), book.named("team", initiative.team)),
        (_("Kick-off"), book.named("meeting", initiative.kick_off)),
        (_("Period"), text(quantities.period(book.language, initiative.period))),
        (_("It succeeds when"), book.listed(book.measures(initiative.success))),
        (_("Done on"), text(book.language.date(initiative.done_on)) if initiative.done_on else None),
        (_("Celebrated in"), book.referred(initiative.celebrated_in) if initiative.celebrated_in else None),
        (_("What came of it"), book.listed(book.to(item) for item in came_of(book, initiative))),
        *book.common(initiative),
    ]
