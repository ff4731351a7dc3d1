"""What is in each picture."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator

from collabctl.conflicts.arithmetic.formulas import formulas
from collabctl.conflicts.influences.graph import InfluenceGraph
from collabctl.drawings import Drawing, Edge, Node, Relation
from collabctl.drawings.collaboration import Words, named
from collabctl.drawings.collaboration import collaboration as map_of
from collabctl.drawings.goals import goal_tree
from collabctl.organization import Item, Organization
from collabctl.organization.gatherings import WHENEVER
from collabctl.organization.kpis import Goal, Kpi, Metric
from collabctl.organization.private import hidden
from collabctl.organization.quantities import Target

_RELATIONS: dict[int, Relation] = {1: "raises", -1: "lowers", 0: "moves"}


def collaboration(organization: Organization, as_of: datetime.date = WHENEVER) -> Drawing:
    """Departments, and the goals, meetings, teams, channels and messages that join each two of them."""
    words = Words(
        "Who works with whom",
        "Departments, and what joins each two of them. The JSON format names all of it.",
        "part of",
        "a group of its own",
        "outside",
        "the same lead",
        "A figure is how many things join the two; an empty square is nothing yet.",
    )
    return map_of(organization, hidden(organization), _title, words, as_of)


def goals(organization: Organization) -> Drawing:
    """The organization, what it aims for, and the departments and KPIs that carry each goal."""
    words = "What we aim for", "From the organization to its shared goals, and to who and what carries each of them."

    def details(item: Item) -> tuple[str, ...]:
        match item:
            case Goal(measure=measure) if measure:
                metric = organization.metrics.get(measure.metric)
                shown = metric and metric.reference not in kept
                return (_aim(str(metric.name) if metric else measure.metric, measure.target),) if shown else ()
            case Kpi():
                return (_aim(organization.department_name(item.department), item.target),)
        return ()

    kept = hidden(organization)
    return goal_tree(organization, kept, _title, words, details)


def influences(organization: Organization) -> Drawing:
    """The metrics that move each other, with the KPIs that stand on each."""
    kept = hidden(organization)
    arrows = [
        arrow
        for arrow in InfluenceGraph.of(organization, formulas(organization)).arrows
        if f"metric/{arrow.source}" not in kept and f"metric/{arrow.target}" not in kept
    ]
    moved = {id for arrow in arrows for id in (arrow.source, arrow.target)}
    return Drawing(
        "influences",
        "What moves what",
        "Metrics, who is judged on each, and arrows to what goes up or down when one of them goes up.",
        nodes=tuple(_metric(organization, kept, metric) for metric in organization.metrics if metric.id in moved),
        edges=tuple(
            Edge(f"metric/{arrow.source}", f"metric/{arrow.target}", _RELATIONS[arrow.sign]) for arrow in arrows
        ),
    ).explained(_signs({arrow.sign for arrow in arrows}))


def _signs(signs: set[int]) -> str:
    """What the signs at influences mean, as far as they are there."""
    known = "An arrow with + raises what it points to, one with \N{MINUS SIGN} lowers it." if signs - {0} else ""
    return " ".join(filter(None, [known, "Of an arrow with ? nobody knows which way it works." if 0 in signs else ""]))


def _metric(organization: Organization, kept: Container[str], metric: Metric) -> Node:
    kpis = list(_kpis_on(organization, kept, metric.id))
    details = tuple(_aim(organization.department_name(kpi.department), kpi.target) for kpi in kpis)
    return Node(named(metric, _title), details, tuple(kpi.reference for kpi in kpis))


def _kpis_on(organization: Organization, kept: Container[str], metric: str) -> Iterator[Kpi]:
    return (kpi for kpi in organization.kpis if kpi.metric == metric and kpi.reference not in kept)


def _aim(what: str, target: Target | None) -> str:
    return f"{what}: {target}" if target else what


def _title(item: Item) -> str:
    return str(item.title)
