"""What our figures mean: every metric, once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.markdown import Md, Page, join, text, web_link, words
from collabctl.organization.kpis import Goal, Influence, Kpi, Metric
from collabctl.wording import quantities


def pages(book: Book) -> Iterator[Page]:
    """One page with every metric; none without metrics."""
    _ = book.language._
    page = Page("glossary.md", _("What our figures mean"))
    metrics = book.shown(book.organization.metrics)
    around = _Around(book)
    for metric in metrics:
        page.entry(2, book.title(metric), metric.reference)
        page.prose(book.prose(metric.definition))
        page.facts(_facts(book, metric, around))
        page.heading(3, _("What moves when it moves"))
        page.table([_("Figure"), _("How"), _("Why we think so")], _moved(book, metric))
    page.sources += metrics
    if metrics:
        yield page


class _Around:
    """What rests on each metric and what moves it, found in one look at everything."""

    def __init__(self, book: Book) -> None:
        self.kpis: dict[str, list[Kpi]] = {}
        self.goals: dict[str, list[Goal]] = {}
        self.movers: dict[str, list[tuple[Metric, Influence]]] = {}
        for kpi in book.shown(book.organization.kpis):
            self.kpis.setdefault(kpi.metric, []).append(kpi)
        for goal in book.shown(book.organization.goals):
            if goal.measure:
                self.goals.setdefault(goal.measure.metric, []).append(goal)
        for metric in book.shown(book.organization.metrics):
            for influence in metric.influences:
                if not influence.refuted:
                    self.movers.setdefault(influence.metric, []).append((metric, influence))


def _facts(book: Book, metric: Metric, around: _Around) -> list[tuple[str, Md | None]]:
    _ = book.language._
    spoken = book.language
    kpis, goals = around.kpis.get(metric.id, []), around.goals.get(metric.id, [])
    movers = [_mover(book, other, influence) for other, influence in around.movers.get(metric.id, [])]
    return [
        (_("Also called"), book.listed(book.text(name) for name in metric.also_called)),
        (_("Unit"), book.text(metric.unit)),
        (_("Which way is good"), choice(spoken, "better", metric.better)),
        (_("What is possible"), possible(book, metric)),
        (_("Measured"), choice(spoken, "measured_every", metric.measured_every) if metric.measured_every else None),
        (_("Over a longer time"), choice(spoken, "over_time", metric.over_time) if metric.over_time else None),
        (
            _("Over departments"),
            choice(spoken, "over_time", metric.over_departments) if metric.over_departments else None,
        ),
        (_("Where the figures come from"), source(book, metric)),
        (_("Worked out as"), formula(book, metric.formula) if metric.formula else None),
        (_("Who can set it directly"), book.all_named("department", metric.controlled_by)),
        (_("Outside our control"), book.say("yes") if metric.outside_our_control else None),
        (_("What moves it"), book.listed(movers)),
        (_("KPIs on it"), book.listed(join([book.to(kpi), _of(book, kpi.department)]) for kpi in kpis)),
        (_("Shared goals on it"), book.listed(book.to(goal) for goal in goals)),
        *book.common(metric),
    ]


def formula(book: Book, written: str) -> Md | None:
    """A formula with the names of its metrics for their ids; nothing when one of them may not be shown."""
    parts = re.split(r"\[([^\]]*)\]", written)
    names = [book.named("metric", id) for id in parts[1::2]]
    if None in names:
        return None
    signs = [text(sign) for sign in parts[::2]]
    return join([part for pair in zip_longest(signs, names) for part in pair])


def _of(book: Book, department: str) -> Md | None:
    name = book.named("department", department)
    return words(f"({name})") if name else None


def possible(book: Book, metric: Metric) -> Md | None:
    """The values that it can have at all."""
    low, high, spoken = metric.range.min, metric.range.max, book.language
    if low is not None and high is not None:
        return book.say("between {low} and {high}", low=text(spoken.number(low)), high=text(spoken.number(high)))
    if low is not None:
        return book.say("at least {number}", number=text(spoken.number(low)))
    return None if high is None else book.say("at most {number}", number=text(spoken.number(high)))


def source(book: Book, metric: Metric) -> Md | None:
    """Where its figures come from: the tool, and how."""
    if metric.source is None:
        return None
    return join([book.named("tool", metric.source.tool), book.line(metric.source.how)], ": ")


def _moved(book: Book, metric: Metric) -> Iterator[list[Md | None]]:
    """What this metric moves: which way, how strongly, when, and how we know."""
    for arrow in metric.influences:
        other = book.named("metric", arrow.metric)
        if other is None or arrow.refuted:
            continue
        when = book.say("only when {what}", what=book.text(arrow.only_when)) if arrow.only_when else None
        effect = choice(book.language, "effect", arrow.effect)
        yield [other, join([effect, _strength(book, arrow), _lag(book, arrow), when], ", "), _grounds(book, arrow)]


def _mover(book: Book, other: Metric, arrow: Influence) -> Md:
    how = join([choice(book.language, "effect", arrow.effect), _strength(book, arrow), _lag(book, arrow)], ", ")
    return join([book.to(other), words(f"({how})")])


def _strength(book: Book, arrow: Influence) -> Md:
    return choice(book.language, "strength", arrow.strength)


def _lag(book: Book, arrow: Influence) -> Md | None:
    lag = quantities.duration(book.language, arrow.lag) if arrow.lag else ""
    return book.say("after {time}", time=text(lag)) if lag else None


def _grounds(book: Book, arrow: Influence) -> Md:
    """How we know, with the study where there is one, and the reason."""
    known = choice(book.language, "evidence", arrow.evidence)
    source = web_link(book.language._("look it up"), arrow.evidence_url) if arrow.evidence_url else None
    return join([join([known, source], ", "), book.summary(arrow.because)], ": ")
