"""How the figures went, as of the newest of each: the handbook has no clock."""

from __future__ import annotations

from collections.abc import Sequence

from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, Page, join, link, text
from collabctl.organization.kpis import Goal, Metric
from collabctl.results.standing import stand
from collabctl.results.status import Course, course
from collabctl.wording import quantities
from collabctl.wording import to_translate as _
from collabctl.wording.figures import SPARKS, spark

_A_MONTH = 365.25 / 12
_DIGITS = 2
_WAYS = {
    (1, 1): _("rises by about {amount} a month, and that is good"),
    (1, -1): _("rises by about {amount} a month, and that is not good"),
    (1, 0): _("rises by about {amount} a month"),
    (-1, 1): _("falls by about {amount} a month, and that is good"),
    (-1, -1): _("falls by about {amount} a month, and that is not good"),
    (-1, 0): _("falls by about {amount} a month"),
}
_VERDICTS = {
    "met": _("reached"),
    "on track": _("on track"),
    "at risk": _("at risk"),
    "missed": _("not reached"),
}


def at_a_glance(book: Book, page: Page, followed: Sequence[tuple[Metric, str]]) -> None:
    """A table of the figures that are measured, each with its newest value and its way; `followed` has their places."""
    courses = [(course(book.organization, metric), place) for metric, place in followed]
    spoken = book.language
    page.table(
        [spoken._("Figure"), spoken._("Newest"), spoken._("The last twelve"), spoken._("Where it goes")],
        [
            [
                link(text(book.title(went.metric)), place),
                _newest(book, went),
                text(spark([point.value for point in went.points])),
                _way(book, went),
            ]
            for went, place in courses
            if went.newest is not None
        ],
    )


def table(book: Book, page: Page, metric: Metric) -> None:
    """The latest figures of a metric, the newest first."""
    went = course(book.organization, metric)
    if went.points:
        spoken = book.language
        page.heading(3, spoken._("How it went"))
        page.table(
            [spoken._("Until"), spoken._("Figure")],
            [
                [text(spoken.date(point.stretch.last)), _amount(book, metric, point.value)]
                for point in reversed(went.points[-SPARKS:])
            ],
        )


def verdict(book: Book, goal: Goal) -> Md | None:
    """Whether a goal is reached or on its way, by the newest figure; None where nobody can tell."""
    metric = book.organization.metrics.get(goal.measure.metric) if goal.measure else None
    newest = course(book.organization, metric).newest if metric else None
    said = _VERDICTS.get(stand(book.organization, goal, newest.date).verdict) if newest else None
    return book.say(said) if said else None


def _newest(book: Book, went: Course) -> Md | None:
    """The value of the newest stretch, and the day of its newest measurement."""
    if went.newest is None:
        return None
    amount = _amount(book, went.metric, went.points[-1].value)
    return join([amount, text(book.language.date(went.newest.date))], ", ")


def _way(book: Book, went: Course) -> Md:
    if went.trend is None:
        return book.say("too few figures yet")
    if not went.trend.direction:
        return book.say("no clear direction")
    amount = _amount(book, went.metric, abs(went.trend.slope) * _A_MONTH)
    return book.say(_WAYS[went.trend.direction, went.better], amount=amount)


def _amount(book: Book, metric: Metric, value: float) -> Md:
    return text(quantities.amount(book.language, round(value, _DIGITS), book.plain(metric.unit)))
