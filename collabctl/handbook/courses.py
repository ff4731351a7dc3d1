"""How the figures went and where targets stand, as of the newest of each: the handbook has no clock."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, Page, join, text
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi, Metric
from collabctl.results.standing import Reason, Standing, Verdict, stand
from collabctl.results.status import Course, course
from collabctl.wording import plural, quantities
from collabctl.wording import to_translate as _
from collabctl.wording.figures import SPARKS, digits, spark

_WAYS = {
    (1, 1): _("rises by about {amount} a month, and that is good"),
    (1, -1): _("rises by about {amount} a month, and that is not good"),
    (1, 0): _("rises by about {amount} a month"),
    (-1, 1): _("falls by about {amount} a month, and that is good"),
    (-1, -1): _("falls by about {amount} a month, and that is not good"),
    (-1, 0): _("falls by about {amount} a month"),
}
VERDICTS: dict[Verdict, str] = {
    "met": _("reached"),
    "on track": _("on track"),
    "at risk": _("at risk"),
    "missed": _("not reached"),
    "unknown": _("not known"),
}
"""What a verdict is called, the best first."""
_WHY_UNKNOWN: dict[Reason, str] = {
    "no-target": _("there is no target"),
    "scope": _("the figures are not split by the part that it is about"),
    "own-part": _("the figures are of the whole, not of the department's own part"),
    "not-begun": _("there is no figure of its period yet"),
    "no-figures": _("there is no figure of its period yet"),
    "no-figures-yet": _("there is no figure of its period yet"),
    "no-end": _("its figures add up, and its period has no beginning or no end"),
    "no-reference": _("nothing says where it stood before"),
    "incomplete": _("figures of its period are missing"),
    "early": _("too early to tell"),
}
_EARLIER = plural("and {number} earlier figure", "and {number} earlier figures")

_WENT: WeakKeyDictionary[Organization, dict[str, Course]] = WeakKeyDictionary()
_STAND: WeakKeyDictionary[Organization, dict[str, Standing]] = WeakKeyDictionary()
# Several pages, in several languages, ask for the same; a course is read from as many rows as anybody measured.


def went(book: Book, metric: Metric) -> Course:
    """How a metric went in the whole organization."""
    known = _WENT.setdefault(book.organization, {})
    if metric.id not in known:
        known[metric.id] = course(book.organization, metric)
    return known[metric.id]


def standing(book: Book, item: Goal | Kpi) -> Standing | None:
    """Where a goal or a KPI stands by the newest figure; None where there is none that may be shown."""
    measure = item if isinstance(item, Kpi) else item.measure
    metric = book.get(book.organization.metrics, measure.metric) if measure else None
    newest = went(book, metric).newest if metric else None
    if newest is None:
        return None
    known = _STAND.setdefault(book.organization, {})
    if item.reference not in known:
        known[item.reference] = stand(book.organization, item, newest.date)
    return known[item.reference]


def verdict(book: Book, item: Goal | Kpi) -> Md | None:
    """Whether it is reached or on its way, by the newest figure; None where nothing was measured."""
    found = standing(book, item)
    return book.say(VERDICTS[found.verdict]) if found else None


def so_far(book: Book, item: Goal | Kpi) -> Md | None:
    """The value of its period so far."""
    found = standing(book, item)
    if found is None or found.metric is None or found.value is None:
        return None
    return text(amount(book, found.metric, found.value, found.edges))


def judged(book: Book, item: Goal | Kpi) -> Md | None:
    """Its verdict with what speaks for it: the value so far, and where that ends, or why that cannot be told."""
    found, now = standing(book, item), so_far(book, item)
    if found is None or found.metric is None:
        return verdict(book, item)
    newest = went(book, found.metric).newest
    if now and newest:
        now = book.say("{amount} so far, on {date}", amount=now, date=text(book.language.date(newest.date)))
    return join([verdict(book, item), join([now, _because(book, found, found.metric)], "; ")], ": ")


def _because(book: Book, found: Standing, metric: Metric) -> Md | None:
    """What else speaks for a verdict, besides the value so far."""
    if found.reason in _WHY_UNKNOWN:
        return book.say(_WHY_UNKNOWN[found.reason])
    if found.reason == "decided" and found.verdict == "missed":
        return book.say("it cannot be reached any more")
    if found.reason != "goes-on" or found.outlook is None:
        return None
    end = text(amount(book, metric, found.outlook.expected, found.edges))
    return book.say("about {amount} at the end if it goes on like this", amount=end)


def last_twelve(book: Book, metric: Metric) -> Md:
    """The latest figures as a line of small columns."""
    return text(spark([point.value for point in went(book, metric).points]))


def table(book: Book, page: Page, metric: Metric) -> None:
    """The latest figures of a metric, the newest first, when there was none, and how many there are before them."""
    spoken, rows = book.language, list(_latest(book, metric))
    page.table(
        [spoken._("Until"), spoken._("Figure")],
        [
            [
                text(spoken.date(day)),
                book.say("not measured") if value is None else text(amount(book, metric, value)),
            ]
            for day, value in rows
        ],
    )
    earlier = sum(point.stretch.last < rows[-1][0] for point in went(book, metric).points) if rows else 0
    if earlier:
        page.paragraph(text(spoken.plural(*_EARLIER, earlier)))


def _latest(book: Book, metric: Metric) -> Iterator[tuple[datetime.date, float | None]]:
    """The last day of each of the latest stretches, with its value if there is one; none before the first value."""
    points = went(book, metric).points[-SPARKS:]
    cadence = book.organization.cadence(metric)
    if cadence is None:
        yield from ((point.stretch.last, point.value) for point in reversed(points))
        return
    values = {point.stretch: point.value for point in points}
    stretch = points[-1].stretch if points else None
    for _number in range(SPARKS):
        if stretch is None:
            return
        yield stretch.last, values.get(stretch)
        earlier = stretch.first > points[0].stretch.first
        stretch = cadence.around(stretch.first - datetime.timedelta(days=1)) if earlier else None


def newest(book: Book, metric: Metric) -> Md | None:
    """The value of the newest stretch, and the day of its newest measurement."""
    found = went(book, metric)
    if found.newest is None:
        return None
    return text(f"{amount(book, metric, found.points[-1].value)}, {book.language.date(found.newest.date)}")


def way(book: Book, metric: Metric) -> Md:
    """Which way it goes, and whether that is good."""
    found = went(book, metric)
    if found.trend is None:
        return book.say("too few figures yet")
    if not found.trend.direction:
        return book.say("no clear direction")
    by = amount(book, metric, abs(found.by_month), [0.0])
    return book.say(_WAYS[found.trend.direction, found.better], amount=text(by))


def amount(book: Book, metric: Metric, value: float, apart_from: Iterable[float] = ()) -> str:
    """A value with its unit, as data, in so many digits that it differs from what it is `apart_from`."""
    return quantities.amount(book.language, round(value, digits(value, apart_from)) + 0.0, book.plain(metric.unit))
