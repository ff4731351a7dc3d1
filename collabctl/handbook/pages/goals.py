"""What departments aim for together: the tree of goals, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.drawings import Drawing
from collabctl.drawings.goals import goal_branch, goal_tops, goal_tree
from collabctl.drawings.mermaid import is_readable
from collabctl.handbook import charts, courses
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
    if not goals:
        return
    yield _overview(book, goals)
    split = not is_readable(_tree(book))
    for goal in goals:
        yield _goal(book, goal, drawn=split)


def _overview(book: Book, goals: list[Goal]) -> Page:
    _ = book.language._
    page = Page("goals/README.md", _("What we aim for together"))
    page.prose(book.prose(book.settings.vision))
    _drawn(book, page)
    page.outline(_outline(book, goals))
    page.heading(2, _("How we see whether working together works"))
    page.bullets(results.links(book))
    page.sources += goals
    return page


def shares(book: Book, goal: Goal) -> list[Share]:
    """What each department brings to a goal, for the departments that may be shown."""
    return [share for share in goal.shared_by if book.may_show(f"department/{share.department}")]


def _drawn(book: Book, page: Page) -> None:
    """The tree; where that is too large its top, if that can be read, and each goal draws its own branch."""
    _ = book.language._
    tree, tops = _tree(book), goal_tops(book.organization, book.hidden, book.title, _said(book))
    readable = next((drawing for drawing in (tree, tops) if is_readable(drawing)), None)
    if readable:
        page.picture(readable)
    if readable is not tree:
        page.paragraph(
            book.say(
                "Nobody could read a drawing of all {number} goals and departments. The page of each goal draws who "
                "carries it, and the list says the same.",
                number=text(book.language.number(len(tree.nodes) - 1)),
            )
        )


def _said(book: Book) -> tuple[str, str]:
    """The title of a drawing and what it is, for who cannot see it."""
    _ = book.language._
    return _("Our shared goals"), _("The list below says the same.")


def _tree(book: Book) -> Drawing:
    """The organization, the goals under it, and the departments that share each."""
    return goal_tree(book.organization, book.hidden, book.title, _said(book))


def _branch(book: Book, goal: Goal) -> Drawing | None:
    """A goal and the departments that share it, where there are any and not too many."""
    _ = book.language._
    said = _("Who carries this goal"), _("The table below says the same.")
    branch = goal_branch(book.organization, goal, book.hidden, book.title, said)
    return branch if len(branch.nodes) > 1 and is_readable(branch) else None


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


def _goal(book: Book, goal: Goal, *, drawn: bool) -> Page:
    """Its page; `drawn` where no drawing shows all goals with their departments."""
    _ = book.language._
    page = Page(addresses.page_of(goal.kind, goal.id), book.title(goal), goal.reference, "goals/README.md")
    page.prose(book.prose(goal.purpose))
    page.facts(
        [
            (_("How we measure it"), book.target(goal.measure.metric, goal.measure) if goal.measure else None),
            (_("Where it stands"), courses.judged(book, goal)),
            (_("Period"), text(quantities.period(book.language, goal.period))),
            (_("Where we look at it together"), book.named("meeting", goal.reviewed_in)),
            *book.common(goal),
        ]
    )
    _course(book, page, goal)
    page.heading(2, _("What each department brings"))
    if drawn and (branch := _branch(book, goal)):
        page.picture(branch)
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
        [_("KPI"), _("Department"), _("Target"), _("Where it stands")],
        [
            [
                book.to(kpi),
                book.named("department", kpi.department),
                book.kpi_target(kpi),
                courses.verdict(book, kpi),
            ]
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


def _course(book: Book, page: Page, goal: Goal) -> None:
    """How the figure went that the goal is measured by."""
    metric = book.get(book.organization.metrics, goal.measure.metric) if goal.measure else None
    if metric is None:
        return
    page.heading(2, book.language._("How it went"))
    if picture := charts.chart(book, metric, goal):
        page.picture(picture)
    courses.table(book, page, metric)
