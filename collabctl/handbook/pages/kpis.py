"""What each department is judged by, all on one page."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook import courses
from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, Page, join, text
from collabctl.handbook.pages.conflicts import of_kpi
from collabctl.organization.kpis import Kpi
from collabctl.organization.parts import Part
from collabctl.wording import quantities
from collabctl.wording import to_translate as _

_WHOSE: dict[Part, str] = {
    "own": _("the department's own part"),
    "whole": _("one figure of the whole"),
}


def pages(book: Book) -> Iterator[Page]:
    """One page with every KPI by department; none without KPIs."""
    _ = book.language._
    page = Page("kpis/README.md", _("What each department is judged by"))
    kpis = book.shown(book.organization.kpis)
    for department in _departments(book, kpis):
        theirs = [kpi for kpi in kpis if kpi.department == department]
        owner = book.organization.departments.get(department)
        page.entry(2, book.title(owner) if owner else department, f"kpis of {department}")
        page.table(
            [_("KPI"), _("Target"), _("Where it stands"), _("Counts for")],
            [
                [
                    book.to(kpi),
                    join([book.kpi_target(kpi), text(quantities.period(book.language, kpi.period))], ", "),
                    join([courses.verdict(book, kpi), courses.so_far(book, kpi)], ": "),
                    text(quantities.weight(book.language, kpi.weight)),
                ]
                for kpi in theirs
            ],
        )
        for kpi in theirs:
            page.entry(3, book.title(kpi), kpi.reference)
            page.facts(_facts(book, kpi))
    page.sources += kpis
    if kpis:
        yield page


def _departments(book: Book, kpis: list[Kpi]) -> list[str]:
    """The departments that have a KPI, in the order of their names; at the end those that nobody wrote down."""
    concerned = {kpi.department for kpi in kpis}
    written = [department.id for department in book.shown(book.organization.departments)]
    return [*(id for id in written if id in concerned), *sorted(concerned.difference(written))]


def _facts(book: Book, kpi: Kpi) -> list[tuple[str, Md | None]]:
    _ = book.language._
    metric = book.organization.metrics.get(kpi.metric)
    unit = book.plain(metric.unit) if metric else ""
    below = [other for other in book.shown(book.organization.kpis) if other.part_of == kpi.id]
    guards = [other for other in book.shown(book.organization.kpis) if kpi.id in other.counterweights]
    return [
        (_("Department"), book.named("department", kpi.department)),
        (_("What is measured"), book.named("metric", kpi.metric)),
        (_("Target"), book.kpi_target(kpi)),
        (_("What would be great"), text(quantities.target(book.language, kpi.stretch, unit)) if kpi.stretch else None),
        (
            _("Where we started"),
            None if kpi.baseline is None else text(quantities.amount(book.language, kpi.baseline, unit)),
        ),
        (_("Whose figure it is"), book.say(_WHOSE[part]) if (part := book.organization.parts.of(kpi)) else None),
        (_("Only for"), _scope(book, kpi)),
        (_("Where it stands"), courses.judged(book, kpi)),
        (_("Period"), text(quantities.period(book.language, kpi.period))),
        (_("Counts for"), text(quantities.weight(book.language, kpi.weight))),
        (_("Helps to reach"), book.all_named("goal", kpi.supports)),
        (_("Part of"), book.named("kpi", kpi.part_of)),
        (_("Made up of"), book.listed(book.to(other) for other in below)),
        (_("Kept honest by"), book.all_named("kpi", kpi.counterweights)),
        (_("Pulls against"), of_kpi(book, kpi)),
        (_("Keeps honest"), book.listed(book.to(other) for other in guards)),
        *book.common(kpi),
    ]


def _scope(book: Book, kpi: Kpi) -> Md | None:
    """The part of the organization it is about; these words are as somebody wrote them, and have no translation."""
    return book.listed(
        text(f"{value} ({name})".replace("-", " "))
        for name, value in sorted(kpi.scope.items(), key=lambda part: part[0])
    )
