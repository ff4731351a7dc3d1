"""Which figures targets are about, sorted into components: figures that formulas, parts or periods join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from collabctl.conflicts.arithmetic.expressions import Expression, Number, Product, Reference, Sum
from collabctl.conflicts.arithmetic.intervals import WHOLE, Interval
from collabctl.conflicts.arithmetic.links import Additive, Link, links
from collabctl.conflicts.arithmetic.relations import PartsOfWhole
from collabctl.conflicts.bounds import Bound
from collabctl.conflicts.figures import Days, Figure, Figures, Scope, with_wider

MOST_LINKED = 400
"""Figures of one component that are related across departments, scopes and periods; with more, each stands alone."""


class Place(NamedTuple):
    """Whose figures, of which part of the organization and which days. Formulas relate the figures of one place."""

    owner: str | None
    scope: Scope
    days: Days


class Asked(NamedTuple):
    """A target, and the name of the figure that it is about in its component."""

    bound: Bound
    name: str


@dataclass(frozen=True, eq=False)
class Component:
    """Figures that something joins, by the name of each, and the targets on them: the most important first.

    A target that never ends may be there several times, once for each of the days that it counts for. `kind` is the
    same for components whose figures have the same names, formulas and ranges; None where there are no others.
    """

    names: Mapping[Figure, str]
    formulas: Mapping[str, Expression]
    ranges: Mapping[str, Interval]
    sums: tuple[PartsOfWhole, ...]
    targets: tuple[Asked, ...]
    kind: tuple[object, ...] | None = None
    metrics: Mapping[str, str] = field(default_factory=dict)


def components(figures: Figures, bounds: Iterable[Bound]) -> Iterator[Component]:
    """The components that have targets with a number, in the order of their first metric and place."""
    by_group: dict[tuple[str, ...], list[Bound]] = {}
    for bound in bounds:
        if bound.span is not None:
            by_group.setdefault(figures.groups.get(bound.metric, (bound.metric,)), []).append(bound)
    for metrics, group in sorted(by_group.items(), key=lambda entry: entry[0]):
        # What is known first, so that nothing that is only asked hides a proof.
        group.sort(key=lambda bound: (not figures.is_known(bound.item), -bound.weight, bound.item.reference))
        for places in _together(figures, metrics, group):
            yield _component(figures, metrics, places, group)


def _together(figures: Figures, metrics: Sequence[str], group: Sequence[Bound]) -> list[list[Place]]:
    """The places of targets, those together that parts or periods relate."""
    places = dict.fromkeys(Place(*bound.figure[1:]) for bound in group)
    ways = [Additive.of(figures.organization.metrics.get(id)) for id in metrics]
    departments, scopes, days = (any(getattr(way, name) for way in ways) for name in ("departments", "scopes", "days"))
    joined: dict[tuple[object, ...], list[Place]] = {}
    if departments or scopes:
        places |= dict.fromkeys(_standing(figures, group, [place.days for place in places]))
    for place in places:
        closed = days and place.days.first is not None and place.days.last is not None
        key = (
            None if departments else (place.owner or "",),
            None if scopes else place.scope,
            None if closed else tuple((day and day.toordinal()) or 0 for day in place.days),
        )
        joined.setdefault(key, []).append(place)
    found = []
    for _, some in sorted(joined.items(), key=lambda entry: repr(entry[0])):
        full = _filled(some) if len(some) > 1 else some
        if len(full) * len(metrics) > MOST_LINKED:
            full = some
        fits = len(some) == 1 or len(full) * len(metrics) <= MOST_LINKED
        found += [full] if fits else [[place] for place in some]
    return found


def _standing(figures: Figures, group: Sequence[Bound], stretches: Sequence[Days]) -> Iterator[Place]:
    """The places of targets that never end, at the days that others are about: there they meet parts and wholes."""
    for bound in group:
        if bound.item.period.last is None:
            for days in dict.fromkeys(stretches):
                if figures.is_about(bound.item, bound.figure, days):
                    yield Place(bound.figure.owner, bound.figure.scope, days)


def _filled(places: Sequence[Place]) -> list[Place]:
    """These places, and those between them, so that what relates two of them is a chain of steps."""
    owners = dict.fromkeys(place.owner for place in places)
    written = tuple(dict.fromkeys(place.scope for place in places))
    scopes = with_wider(written) if len(written) > 1 else written
    stretches = dict.fromkeys(place.days for place in places)
    return [Place(owner, scope, days) for owner in owners for scope in scopes for days in stretches]


def _component(figures: Figures, metrics: Sequence[str], places: Sequence[Place], group: Sequence[Bound]) -> Component:
    alone = len(places) == 1
    known = {Figure(metric, *place): "" for place in places for metric in metrics}
    related: tuple[Link, ...] = ()
    if not alone:
        of_metric = ([figure for figure in known if figure.metric == metric] for metric in metrics)
        related = tuple(link for some in of_metric for link in links(figures, some))
        known |= {part: "" for link in related for part in link.parts}
    names = {figure: figure.metric if alone else _name(figures, figure, known) for figure in known}
    if len(set(names.values())) < len(names):
        names = {figure: f"{name} ({figure.owner})" if figure.owner else name for figure, name in names.items()}
    formulas = {}
    for place in places:
        renamed = {metric: names[Figure(metric, *place)] for metric in metrics}
        for metric in metrics:
            if metric in figures.formulas:
                made_of = figures.formulas[metric]
                formulas[renamed[metric]] = made_of if alone else _renamed(made_of, renamed)
    inside = set(places)
    targets = [
        Asked(bound, names[Figure(bound.metric, *place)])
        for bound in group
        for place in _places_of(figures, bound, inside)
    ]
    return Component(
        names,
        formulas,
        {name: range_of(figures, figure) for figure, name in names.items()},
        tuple(
            PartsOfWhole(names[link.whole], tuple(names[part] for part in link.parts), link.rest, link.why)
            for link in related
        ),
        tuple(targets),
        (*metrics, *_sort_of_range(figures, places[0])) if alone else None,
        {name: figure.metric for figure, name in names.items()},
    )


def _places_of(figures: Figures, bound: Bound, places: set[Place]) -> Iterator[Place]:
    own = Place(*bound.figure[1:])
    if own in places:
        yield own
    if bound.item.period.last is None:
        for place in sorted(places - {own}, key=repr):
            same = place[:2] == own[:2]
            if same and figures.is_about(bound.item, bound.figure, place.days):
                yield place


def range_of(figures: Figures, figure: Figure) -> Interval:
    """What is possible for a figure."""
    metric = figures.organization.metrics.get(figure.metric)
    if metric is None:
        return WHOLE
    return figures.organization.parts.range_of(
        metric, figure.owner, scoped=bool(figure.scope), total=figures.how(figure.metric) == "sum"
    )


def _sort_of_range(figures: Figures, place: Place) -> tuple[bool, ...]:
    """What the ranges of a place depend on."""
    below = place.owner is not None and len(figures.organization.parts.below(place.owner)) > 1
    return place.owner is None, below, bool(place.scope)


def _name(figures: Figures, figure: Figure, known: Iterable[Figure]) -> str:
    """A figure by its metric, and by what tells it from the others of the same metric."""
    others = [other for other in known if other.metric == figure.metric]
    name = figure.metric
    if len({other.owner for other in others}) > 1 and figure.owner is not None:
        name += f" of {figures.organization.department_name(figure.owner)}"
    if len({other.scope for other in others}) > 1:
        name += "".join(f", {key} {value}" for key, value in figure.scope)
    if len({other.days for other in others}) > 1:
        name += f" from {figure.days.first or 'ever'} until {figure.days.last or 'ever'}"
    return name


def _renamed(expression: Expression, names: Mapping[str, str]) -> Expression:
    """The same formula of figures that are called otherwise."""
    if isinstance(expression, Reference):
        return Reference(names[expression.metric])
    if isinstance(expression, Sum):
        return Sum(tuple((side, _renamed(term, names)) for side, term in expression.terms))
    if isinstance(expression, Product):
        return Product(tuple((side, _renamed(factor, names)) for side, factor in expression.factors))
    if not isinstance(expression, Number):
        raise TypeError(f"{expression!r} is no part of a formula")
    return expression
