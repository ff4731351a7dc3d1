"""How the organization sees whether working together works: the figures that it chose to follow, and for what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collabctl.handbook import courses
from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.markdown import Md, Page, join, link, text, words
from collabctl.handbook.pages.glossary import source
from collabctl.organization import Item
from collabctl.organization.initiatives import Action
from collabctl.organization.kpis import Goal, Measure, Metric

PATH = "results.md"


def pages(book: Book) -> Iterator[Page]:
    """One page with every figure that the organization names under `results`; none without."""
    _ = book.language._
    page = Page(PATH, _("How we see whether working together works"))
    page.paragraph(
        book.say("We follow these figures together. They are not there to judge a department, but to learn from.")
    )
    followed = metrics(book)
    courses.at_a_glance(book, page, [(metric, _place(metric)) for metric in followed])
    for metric in followed:
        page.entry(2, book.title(metric), _place(metric))
        page.prose(book.prose(metric.definition))
        page.facts(_facts(book, metric))
        courses.table(book, page, metric)
        page.heading(3, _("Where we want to be"))
        page.bullets(_wanted(book, metric))
        page.heading(3, _("What we do about it"))
        page.bullets(_actions(book, metric))
    page.sources += [book.settings, *followed]
    if followed:
        yield page


def metrics(book: Book) -> list[Metric]:
    """The figures that are followed, as far as they may be shown, in the order in which the organization names them."""
    found = [book.get(book.organization.metrics, id) for id in dict.fromkeys(book.settings.results)]
    return [metric for metric in found if metric is not None]


def links(book: Book) -> list[Md]:
    """A link to each of them."""
    return [link(text(book.title(metric)), _place(metric)) for metric in metrics(book)]


def _place(metric: Metric) -> str:
    return f"result {metric.id}"


def _facts(book: Book, metric: Metric) -> list[tuple[str, Md | None]]:
    _ = book.language._
    spoken = book.language
    return [
        (_("Unit"), book.text(metric.unit)),
        (_("Which way is good"), choice(spoken, "better", metric.better)),
        (_("Measured"), choice(spoken, "measured_every", metric.measured_every) if metric.measured_every else None),
        (_("Where the figures come from"), source(book, metric)),
        (_("Owner"), book.people(metric.owner)),
        (_("What it means, and what moves it"), book.to(metric)),
    ]


def _wanted(book: Book, metric: Metric) -> Iterator[Md]:
    """Every target on a figure, with what it belongs to: goals, KPIs, joint projects and pilots."""
    organization = book.organization
    measured: list[tuple[Item, Sequence[Measure]]] = [
        *((goal, [goal.measure] if goal.measure else []) for goal in book.shown(organization.goals)),
        *((initiative, initiative.success) for initiative in book.shown(organization.initiatives)),
        *((rollout, rollout.pilot.success if rollout.pilot else []) for rollout in book.shown(organization.rollouts)),
    ]
    for item, measures in measured:
        for measure in measures:
            if measure.metric == metric.id and (wanted := book.wanted(measure)):
                stands = courses.verdict(book, item) if isinstance(item, Goal) else None
                yield join([book.to(item), join([wanted, stands], "; ")], ": ")
    for kpi in book.shown(organization.kpis):
        if kpi.metric == metric.id:
            yield join([book.to(kpi), book.named("department", kpi.department), book.kpi_target(kpi)], ": ")


def _actions(book: Book, metric: Metric) -> Iterator[Md]:
    """What retrospectives decided to do for a figure or for a goal that is measured by it, the latest first."""
    goals = [goal for goal in book.shown(book.organization.goals) if goal.measure and goal.measure.metric == metric.id]
    helped = {metric.reference, *(goal.reference for goal in goals)}
    looks_back = sorted(book.shown(book.organization.retrospectives), key=lambda one: (one.date, one.id), reverse=True)
    for look_back in looks_back:
        for action in look_back.actions:
            if not helped.isdisjoint(action.for_):
                said = join([book.to(look_back), _state(book, action)], "; ")
                yield join([book.text(action.what), words(f"({said})")])


def _state(book: Book, action: Action) -> Md | None:
    """Whether something is done, or until when it takes."""
    if action.done_on:
        return book.say("done on {date}", date=text(book.language.date(action.done_on)))
    return book.say("by {date}", date=text(book.language.date(action.due))) if action.due else None
