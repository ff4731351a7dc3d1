"""How the organization sees whether working together works: the figures that it chose to follow, and for what."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from collabctl import escaping
from collabctl.handbook import charts, courses
from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.languages import plural
from collabctl.handbook.markdown import Md, Page, join, link, strong, text, words
from collabctl.handbook.pages import next_steps
from collabctl.handbook.pages.glossary import source
from collabctl.organization import Item
from collabctl.organization.kpis import Goal, Measure, Metric
from collabctl.results.lead_times import joint_projects

PATH = "results.md"
_PROJECTS = 12

_DAYS = plural("{number} day", "{number} days")
_BETTER = {
    1: plural("{number} figure gets better", "{number} figures get better"),
    -1: plural("{number} figure gets worse", "{number} figures get worse"),
    0: plural("{number} figure gets neither better nor worse", "{number} figures get neither better nor worse"),
}


def pages(book: Book) -> Iterator[Page]:
    """One page with every figure that the organization names under `results`; none without."""
    _ = book.language._
    page = Page(PATH, _("How we see whether working together works"))
    followed = metrics(book)
    page.facts(_in_short(book, followed))
    _at_a_glance(book, page, followed)
    page.paragraph(
        book.say("We follow these figures together. They are not there to judge a department, but to learn from.")
    )
    page.heading(2, _("Our shared goals"))
    _goals(book, page)
    next_steps.sections(book, page)
    _joint_projects(book, page)
    for metric in followed:
        _figure(book, page, metric)
    page.sources += [book.settings, *followed]
    if followed:
        yield page


def _joint_projects(book: Book, page: Page) -> None:
    """How long the latest of them took."""
    _ = book.language._
    done = [
        one
        for one in joint_projects(book.organization, datetime.date.max)
        if one.done_on and book.may_show(one.item.reference)
    ]
    page.heading(2, _("How long joint projects took"))
    page.table(
        [_("Project"), _("Began on"), _("Done on"), _("It took")],
        [
            [
                book.to(one.item),
                text(book.language.date(one.first)),
                text(book.language.date(one.done_on)) if one.done_on else None,
                text(book.language.plural(*_DAYS, one.days)),
            ]
            for one in done[:_PROJECTS]
        ],
    )
    page.sources += [one.item for one in done[:_PROJECTS]]


def metrics(book: Book) -> list[Metric]:
    """The figures that are followed, as far as they may be shown, in the order in which the organization names them."""
    found = [book.get(book.organization.metrics, id) for id in dict.fromkeys(book.settings.results)]
    return [metric for metric in found if metric is not None]


def links(book: Book) -> list[Md]:
    """A link to each of them."""
    return [link(text(book.title(metric)), _place(metric)) for metric in metrics(book)]


def to_do(book: Book) -> Md | None:
    """How much is still to be done, with a link to what; None where nothing was agreed, or there is no such page."""
    agreed = next_steps.in_short(book) if metrics(book) else None
    return link(agreed, f"{PATH}#{escaping.slug(book.language._(next_steps.TITLE))}") if agreed else None


def _place(metric: Metric) -> str:
    return f"result {metric.id}"


def _in_short(book: Book, followed: Sequence[Metric]) -> list[tuple[str, Md | None]]:
    """The two questions that people come with, answered."""
    _ = book.language._
    return [
        (_("Is it working?"), join([_ways(book, followed), _verdicts(book)], "; ")),
        (_("What did we agree to do next?"), to_do(book)),
    ]


def _ways(book: Book, followed: Sequence[Metric]) -> Md:
    """How many of the figures get better, and how many do not."""
    measured = [found for metric in followed if (found := courses.went(book, metric)).newest]
    days = [found.newest.date for found in measured if found.newest]
    if not days:
        return book.say("nothing was measured yet")
    numbers = Counter(found.better for found in measured)
    said = [book.language.plural(*words, numbers[better]) for better, words in _BETTER.items() if numbers[better]]
    return book.say(
        "{figures}, as of {date}", figures=text(book.language.list(said)), date=text(book.language.date(max(days)))
    )


def _verdicts(book: Book) -> Md | None:
    """How many of the shared goals that are measured stand where."""
    found = [courses.standing(book, goal) for goal in book.shown(book.organization.goals)]
    numbers = Counter(standing.verdict for standing in found if standing)
    said = [
        f"{book.language.number(numbers[verdict])} {book.language._(words)}"
        for verdict, words in courses.VERDICTS.items()
        if numbers[verdict]
    ]
    return book.say("shared goals: {verdicts}", verdicts=text(book.language.list(said))) if said else None


def _at_a_glance(book: Book, page: Page, followed: Sequence[Metric]) -> None:
    _ = book.language._
    page.table(
        [_("Figure"), _("Newest"), _("The last twelve"), _("Where it goes")],
        [
            [
                link(text(book.title(metric)), _place(metric)),
                courses.newest(book, metric),
                courses.last_twelve(book, metric),
                courses.way(book, metric),
            ]
            for metric in followed
            if courses.went(book, metric).newest
        ],
    )


def _goals(book: Book, page: Page) -> None:
    """Every shared goal that is measured."""
    _ = book.language._
    measured = [(goal, goal.measure) for goal in book.shown(book.organization.goals) if goal.measure]
    page.table(
        [_("Shared goal"), _("We want"), _("So far"), _("Where it stands")],
        [
            [book.to(goal), wanted, courses.so_far(book, goal), courses.verdict(book, goal)]
            for goal, measure in measured
            if (wanted := book.target(measure.metric, measure))
        ],
    )


def _figure(book: Book, page: Page, metric: Metric) -> None:
    """A figure: where it is and goes, what we want and do, and what it is about."""
    _ = book.language._
    page.entry(2, book.title(metric), _place(metric))
    if newest := courses.newest(book, metric):
        page.paragraph(join([strong(newest), courses.way(book, metric)], ": "))
    if picture := charts.chart(book, metric, _only_goal(book, metric)):
        page.picture(picture)
    page.heading(3, _("Where we want to be"))
    page.bullets(_wanted(book, metric))
    page.heading(3, _("What we do about it"))
    page.bullets(_actions(book, metric))
    page.heading(3, _("How it went"))
    courses.table(book, page, metric)
    page.heading(3, _("What it is"))
    page.prose(book.prose(metric.definition))
    page.facts(_facts(book, metric))


def _only_goal(book: Book, metric: Metric) -> Goal | None:
    """The goal that is measured by a metric; None where there are several, which want different things."""
    found = _goals_by(book, metric)
    return found[0] if len(found) == 1 else None


def _goals_by(book: Book, metric: Metric) -> list[Goal]:
    """The goals that are measured by a metric."""
    return [goal for goal in book.shown(book.organization.goals) if goal.measure and goal.measure.metric == metric.id]


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
            wants = join([book.kpi_target(kpi), courses.verdict(book, kpi)], "; ")
            yield join([book.to(kpi), book.named("department", kpi.department), wants], ": ")


def _actions(book: Book, metric: Metric) -> Iterator[Md]:
    """What retrospectives decided to do for a figure or for a goal that is measured by it, the latest first."""
    helped = {metric.reference, *(goal.reference for goal in _goals_by(book, metric))}
    looks_back = sorted(book.shown(book.organization.retrospectives), key=lambda one: (one.date, one.id), reverse=True)
    for look_back in looks_back:
        for action in look_back.actions:
            if not helped.isdisjoint(action.for_):
                said = join([book.to(look_back), next_steps.state(book, action.done_on, action.due)], "; ")
                yield join([book.text(action.what), words(f"({said})")])
