"""The formulas of an organization's metrics: which of them can be used, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from collabctl.conflicts.arithmetic.derivatives import derivative_sign
from collabctl.conflicts.arithmetic.expressions import Expression, FormulaError, parse
from collabctl.conflicts.influences.loops import loops
from collabctl.documents.nearest import nearest
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric

__all__ = ["Expression", "FormulaError", "derivative_sign", "formula_cycles", "formula_problems", "formulas", "parse"]


def formulas(organization: Organization) -> Mapping[str, Expression]:
    """The formula of each metric that has a sound one: readable, of metrics that exist, and part of no circle."""
    known = _known(organization)
    circular = _circular(known)
    return {id: expression for id, expression in known.items() if id not in circular}


def formula_problems(organization: Organization) -> Iterator[tuple[Metric, int, str]]:
    """What is wrong in a formula: its metric, the column in the formula's text (from 1), and a sentence.

    A metric that may stand in a document which could not be read is not called unknown.
    """
    ids = [metric.id for metric in organization.metrics]
    for metric, read in _read(organization):
        if isinstance(read, FormulaError):
            yield metric, read.column, read.sentence
            continue
        for reference in read.references():
            id = reference.metric
            if id not in organization.metrics and not organization.perhaps(id):
                close = nearest(id, ids)
                hint = f"; did you mean '{close}'?" if close else ""
                yield metric, reference.column, f"there is no metric '{id}'{hint}"


def formula_cycles(organization: Organization) -> Iterator[tuple[str, ...]]:
    """Metrics that are each made of the next, and the last of the first; the smallest id comes first.

    Of circles that are woven together the shortest through the smallest id is given, so that there is one for each
    knot to untie.
    """
    known = _known(organization)
    for knot in _knots(known):
        yield _shortest_circle(knot[0], {id: known[id].metrics() for id in knot})


def _read(organization: Organization) -> Iterator[tuple[Metric, Expression | FormulaError]]:
    for metric in organization.metrics:
        if metric.formula is not None:
            try:
                yield metric, parse(metric.formula)
            except FormulaError as error:
                yield metric, error


def _known(organization: Organization) -> dict[str, Expression]:
    """The formulas that can be read and name only metrics that exist."""
    return {
        metric.id: read
        for metric, read in _read(organization)
        if isinstance(read, Expression) and all(id in organization.metrics for id in read.metrics())
    }


def _knots(known: Mapping[str, Expression]) -> list[tuple[str, ...]]:
    """The largest sets of metrics that are all made of each other."""
    made_of = {id: expression.metrics() for id, expression in known.items()}
    alone = [(id,) for id, parts in made_of.items() if id in parts]
    larger = loops(made_of)
    inside = {id for knot in larger for id in knot}
    return sorted([*larger, *(knot for knot in alone if knot[0] not in inside)])


def _circular(known: Mapping[str, Expression]) -> set[str]:
    return {id for knot in _knots(known) for id in knot}


def _shortest_circle(start: str, made_of: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from `start` back to it; of equally short ones the one whose metrics are named first."""
    before: dict[str, str] = {}
    ends = [start]
    for id in ends:
        for part in made_of[id]:
            if part == start:
                way = [id]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return tuple(reversed(way))
            if part in made_of and part not in before:
                before[part] = id
                ends.append(part)
    raise AssertionError(f"{start} is in no circle")
