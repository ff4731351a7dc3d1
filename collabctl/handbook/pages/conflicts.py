"""Which targets pull against each other: who wants what, along which way, and what was agreed about it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction

from collabctl.conflicts.arithmetic.feasibility import Nearest
from collabctl.conflicts.conflict import CLASSES, Conflict
from collabctl.conflicts.influences.influence import Arrow
from collabctl.drawings import Drawing
from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.conflict_pictures import numbered, pictures
from collabctl.handbook.markdown import Md, Page, join, link, strong, text, words
from collabctl.handbook.neighbours import joined_by
from collabctl.handbook.ordering import by_name
from collabctl.handbook.pages.glossary import formula, possible
from collabctl.organization.agreements import Resolution
from collabctl.organization.kpis import Goal, Kpi, Measure, Metric
from collabctl.organization.quantities import Target

PATH = "conflicts.md"


def pages(book: Book) -> Iterator[Page]:
    """One page with every conflict that is more than a note; none without conflicts."""
    _ = book.language._
    page = Page(PATH, _("Which of our targets pull against each other"))
    page.paragraph(
        book.say(
            "Nobody does anything wrong here: these are targets that we gave each other. "
            "Reaching one makes another harder to reach, so it helps to know about it."
        )
    )
    own = _drawn(book, page) if book.conflicts else {}
    for number, conflict in enumerate(book.conflicts, 1):
        _conflict(book, page, conflict, own.get(number))
    if book.conflicts:
        yield page


def _drawn(book: Book, page: Page) -> Mapping[int, Drawing]:
    """The gravest of the conflicts in one picture; gives those of the others by their numbers."""
    settled = [
        any(_covers(resolution, conflict) for resolution in book.organization.resolutions)
        for conflict in book.conflicts
    ]
    together, own = pictures(book, numbered(book.conflicts, settled))
    page.picture(together)
    page.paragraph(words(together.legend))
    if own:
        page.paragraph(
            book.say(
                "Nobody could read a drawing of all {number}, so these are the gravest; the others have one of their "
                "own below.",
                number=text(book.language.number(len(book.conflicts))),
            )
        )
    return own


def about(rule: str) -> str:
    """The class of a rule's conflicts, as the word that `choice` knows it by."""
    sort = CLASSES.get(rule, "notice")
    return "other" if sort == "notice" else sort


def goals(conflict: Conflict) -> list[Goal]:
    """The shared goals that it is about."""
    return [goal for goal in (conflict.goal, *conflict.goals) if goal is not None]


def of_department(book: Book, department: str) -> list[Md]:
    """A link to each conflict that concerns a department."""
    return [_to(book, conflict) for conflict in book.conflicts if department in conflict.departments]


def of_goal(book: Book, goal: Goal) -> list[Md]:
    """A link to each conflict that is about a shared goal."""
    return [_to(book, conflict) for conflict in book.conflicts if goal in goals(conflict)]


def of_kpi(book: Book, kpi: Kpi) -> Md | None:
    """What a KPI pulls against, each with a link to how: the others, or the shared goal that it harms."""
    against: dict[str, Md] = {}
    for conflict in book.conflicts:
        if kpi in conflict.kpis:
            others: list[Kpi | Goal] = [other for other in conflict.kpis if other is not kpi and not conflict.goal]
            for other in (*others, *goals(conflict)):
                against.setdefault(other.reference, link(text(book.title(other)), _reference(conflict)))
    return book.listed(against.values())


def of_resolution(book: Book, resolution: Resolution) -> Md:
    """What a resolution is about, with a link to it where it is a conflict that is told."""
    label = choice(book.language, "conflict", about(resolution.rule))
    told = next((conflict for conflict in book.conflicts if _covers(resolution, conflict)), None)
    return link(label, _reference(told)) if told else label


def _conflict(book: Book, page: Page, conflict: Conflict, picture: Drawing | None) -> None:
    _ = book.language._
    page.entry(2, _title(book, conflict), _reference(conflict))
    page.facts(
        [
            (_("What it is"), choice(book.language, "conflict", about(conflict.rule))),
            (_("What joins them"), _joins(book, conflict)),
        ]
    )
    if picture:
        page.picture(picture)
        page.paragraph(words(picture.legend))
    page.heading(3, _("Who wants what"))
    page.table([_("Department"), _("KPI or goal"), _("What is measured"), _("Target")], _wants(book, conflict))
    page.heading(3, _("How the one works on the other"))
    ways = [leg for leg in conflict.legs if leg.path.arrows]
    for leg in ways:
        page.paragraph(strong(book.to(leg.kpi)) if len(ways) > 1 else None)
        page.steps(_arrow(book, arrow) for arrow in leg.path.arrows)
    page.heading(3, _("What it follows from"))
    page.bullets(_follows(book, conflict))
    page.heading(3, _("What would fit") if len(conflict.nearest) == 1 else _("Any one of these would fit"))
    page.bullets(_fits(book, nearest) for nearest in conflict.nearest)
    page.heading(3, _("What was agreed about it"))
    agreed = [resolution for resolution in book.organization.resolutions if _covers(resolution, conflict)]
    page.bullets(_agreed(book, resolution) for resolution in agreed if book.may_show(resolution.reference))
    if not agreed:
        page.paragraph(book.say("Nothing has been agreed about this yet."))
    page.sources += conflict.documents


def _title(book: Book, conflict: Conflict) -> str:
    """The shared goal, or the departments with the figure that they want different things of."""
    if conflict.goal:
        return book.title(conflict.goal)
    chain = conflict.rule == "kpi/works-against"
    metrics = dict.fromkeys(kpi.metric for kpi in conflict.kpis) if chain else [conflict.pivot]
    found = [(id, book.organization.departments.get(id)) for id in conflict.departments]
    names = sorted((book.title(department) if department else id for id, department in found), key=by_name)
    figures = [book.title(metric) if (metric := book.organization.metrics.get(id)) else id for id in metrics]
    return f"{book.language.list(names)}: {book.language.list(figures)}"


def _reference(conflict: Conflict) -> str:
    """A name of its own for each, for links; two conflicts of the same documents run different ways."""
    way = "".join(leg.path.hash6 for leg in conflict.legs)
    return " ".join(["conflict", conflict.rule, *(item.reference for item in conflict.documents), conflict.pivot, way])


def _to(book: Book, conflict: Conflict) -> Md:
    return link(text(_title(book, conflict)), _reference(conflict))


def _covers(resolution: Resolution, conflict: Conflict) -> bool:
    same = {item.reference for item in conflict.documents} == set(resolution.of)
    way = conflict.path.hash6 if conflict.path else None
    return resolution.rule == conflict.rule and same and resolution.path in (None, way)


def _joins(book: Book, conflict: Conflict) -> Md | None:
    """What joins the two departments; where they are more, or one, the goal or the KPI above does."""
    if conflict.goal or len(conflict.departments) != 2:
        return None
    one, other = conflict.departments
    if shown := book.listed(book.to(item) for item in joined_by(book, one, other)):
        return shown
    return None if book.organization.bridges.between(one, other) else book.say("nothing yet")


def _wants(book: Book, conflict: Conflict) -> Iterator[list[Md | None]]:
    for kpi in conflict.kpis:
        department = book.named("department", kpi.department)
        yield [department, book.to(kpi), book.named("metric", kpi.metric), book.kpi_target(kpi)]
    for goal in goals(conflict):
        if goal.measure:
            metric = book.named("metric", goal.measure.metric)
            yield [book.all_named("department", goal.departments), book.to(goal), metric, book.wanted(goal.measure)]


def _follows(book: Book, conflict: Conflict) -> Iterator[Md]:
    """What a proof rests on, beside the targets: how figures are worked out, and what they can be at all."""
    for item, field in dict.fromkeys((step.item, step.path[:1]) for step in conflict.steps):
        if isinstance(item, Metric) and field == ("formula",) and item.formula:
            yield join([book.to(item), formula(book, item.formula)], " = ")
        elif isinstance(item, Metric) and field == ("range",):
            yield join([book.to(item), possible(book, item)], ": ")


def _fits(book: Book, nearest: Nearest) -> Md | None:
    """What one of the targets could be, so that the others can be met as they are."""
    member = nearest.member
    metric = member.metric if isinstance(member, Kpi) else member.measure.metric if member.measure else None
    if nearest.possible is None or metric is None:
        return None
    hundredths = nearest.possible * 100
    if nearest.bound == "at_least":  # rounded to the side that fits
        target = Target(Fraction(math.floor(hundredths), 100), None, None, "")
    else:
        target = Target(None, Fraction(math.ceil(hundredths), 100), None, "")
    return join([book.to(member), book.wanted(Measure(metric=metric, target=target))], ": ")


def _arrow(book: Book, arrow: Arrow) -> Md:
    """One influence in a sentence: what follows when a figure goes up, how that is known, and why it is so."""
    names = {"one": book.named("metric", arrow.source), "other": book.named("metric", arrow.target)}
    values = {key: name for key, name in names.items() if name}
    if arrow.sign > 0:
        said = book.say("When {one} goes up, {other} goes up too", **values)
    elif arrow.sign < 0:
        said = book.say("When {one} goes up, {other} goes down", **values)
    else:
        said = book.say("When {one} goes up, {other} may go up or down", **values)
    when = book.say("only when {what}", what=book.text(arrow.only_when)) if arrow.only_when else None
    known = join([choice(book.language, "evidence", arrow.evidence), when], ", ")
    return join([words(f"{said} ({known})"), book.summary(arrow.because)], ": ")


def _agreed(book: Book, resolution: Resolution) -> Md:
    """What, when, until when, and why, with a link to the whole of it."""
    said = book.say(
        "Agreed on {date}: {decision}, until {last}",
        date=text(book.language.date(resolution.date)),
        decision=choice(book.language, "decision", resolution.decision),
        last=text(book.language.date(resolution.review_by)),
    )
    return link(said, resolution.reference)
