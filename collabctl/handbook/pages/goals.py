"""What departments aim for together: the tree of goals, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.drawings import Drawing
from collabctl.drawings.goals import goal_tree
from collabctl.drawings.mermaid import is_readable
from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, Page, join, strong, text
from collabctl.handbook.pages import results
from collabctl.handbook.pages.conflicts import of_goal
from collabctl.handbook.pages.learning import came_of
from collabctl.handbook.pages.promises import promised
from collabctl.organization import addresses
from collabctl.organization.kpis import Goal, Share
from collabctl.wording import quantities


def pages(book: Book) -> Iterator[Page]:
    """The overview and a page for each goal; none without goals."""
    goals = book.shown(book.organization.goals)
    if goals:
        yield _overview(book, goals)
    for goal in goals:
        yield _goal(book, goal)


def _overview(book: Book, goals: list[Goal]) -> Page:
    _ = book.language._
    page = Page("goals/README.md", _("What we aim for together"))
    page.prose(book.prose(book.settings.vision))
    tree = _tree(book)
    if is_readable(tree):
        page.picture(tree)
    else:
        page.paragraph(
            book.say(
                "There is no drawing here: with {number} boxes nobody could read it. The list says the same.",
                number=text(book.language.number(len(tree.nodes))),
            )
        )
    page.outline(_outline(book, goals))
    page.heading(2, _("How we see whether working together works"))
    page.bullets(results.links(book))
    page.sources += goals
    return page


def shares(book: Book, goal: Goal) -> list[Share]:
    """What each department brings to a goal, for the departments that may be shown."""
    return [share for share in goal.shared_by if book.may_show(f"department/{share.department}")]


def _tree(book: Book) -> Drawing:
    """The organization, the goals under it, and the departments that share each."""
    _ = book.language._
    return goal_tree(
        book.organization, book.hidden, book.title, (_("Our shared goals"), _("The list below says the same."))
    )


def _outline(book: Book, goals: list[Goal]) -> Iterator[tuple[int, Md]]:
    for goal in goals:
        yield (
            0,
            join(
                [strong(book.to(goal)), book.target(goal.measure.metric, goal.measure) if goal.measure else None], ": "
            ),
        )
        for share in shares(book, goal):
            name = book.named("department", share.department)
            yield 1, join([name, book.text(share.contributes)], ": ")


def _goal(book: Book, goal: Goal) -> Page:
    _ = book.language._
    page = Page(addresses.page_of(goal.kind, goal.id), book.title(goal), goal.reference, "goals/README.md")
    page.prose(book.prose(goal.purpose))
    page.facts(
        [
            (_("How we measure it"), book.target(goal.measure.metric, goal.measure) if goal.measure else None),
            (_("Period"), text(quantities.period(book.language, goal.period))),
            (_("Where we look at it together"), book.named("meeting", goal.reviewed_in)),
            *book.common(goal),
        ]
    )
    page.heading(2, _("What each department brings"))
    page.table(
        [_("Department"), _("Brings"), _("Asks itself"), _("Counts for")],
        [
            [
                book.named("department", share.department),
                book.text(share.contributes),
                book.text(share.question),
                text(quantities.weight(book.language, share.weight)),
            ]
            for share in shares(book, goal)
        ],
    )
    page.heading(2, _("KPIs that help to reach it"))
    page.table(
        [_("KPI"), _("Department"), _("Target")],
        [
            [book.to(kpi), book.named("department", kpi.department), book.kpi_target(kpi)]
            for kpi in book.shown(book.organization.kpis)
            if goal.id in kpi.supports
        ],
    )
    page.heading(2, _("Where our targets pull against it"))
    page.bullets(of_goal(book, goal))
    page.heading(2, _("What came of it"))
    page.bullets(book.to(item) for item in came_of(book, goal))
    page.heading(2, _("What management promised for it"))
    page.bullets(promised(book, goal.reference))
    page.sources.append(goal)
    return page
