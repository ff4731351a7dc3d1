"""Models that are impossible in themselves: ranges and formulas that leave no value, whatever anybody wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from collabctl.conflicts.arithmetic.budget import FUSE, MAX_STEPS, Budget, OutOfBudget
from collabctl.conflicts.arithmetic.derivation import shown
from collabctl.conflicts.arithmetic.expressions import Expression
from collabctl.conflicts.arithmetic.formulas import formulas
from collabctl.conflicts.arithmetic.intervals import WHOLE, Interval
from collabctl.conflicts.arithmetic.judging import CONSTANT, Judge
from collabctl.conflicts.arithmetic.network import Network
from collabctl.conflicts.arithmetic.propagation import HIGH, LOW
from collabctl.conflicts.figures import joined
from collabctl.organization import Organization
from collabctl.organization.building import no_collection


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Metrics whose ranges and formulas exclude each other, as `bounds` and `equations` in short; all that they join.

    A range belongs to one value, and so does a formula, so this is asked of the values of one moment.
    """

    metrics: tuple[str, ...]
    bounds: tuple[str, ...]
    equations: tuple[str, ...]
    group: tuple[str, ...]


def contradictions(organization: Organization) -> tuple[Contradiction, ...]:
    """Every group of metrics that is impossible in itself."""
    return _contradictions(organization)


@lru_cache(maxsize=4)
def _contradictions(organization: Organization) -> tuple[Contradiction, ...]:
    known = formulas(organization)
    budget = Budget(MAX_STEPS, _no_clock, FUSE)
    found = []
    with no_collection():
        for group in sorted(set(joined(known).values())):
            ranges = {id: _range(organization, id) for id in group}
            if all(interval == WHOLE for interval in ranges.values()):
                continue
            budget.refill()
            try:
                contradiction = _looked_at(group, known, ranges, budget)
            except OutOfBudget:
                continue
            if contradiction is not None:
                found.append(contradiction)
    return tuple(found)


def _no_clock() -> float:
    return 0.0


def _range(organization: Organization, id: str) -> Interval:
    metric = organization.metrics.get(id)
    return organization.parts.value_range(metric) if metric else WHOLE


def _looked_at(
    group: tuple[str, ...], known: Mapping[str, Expression], ranges: Mapping[str, Interval], budget: Budget
) -> Contradiction | None:
    network = Network(group, known, lambda id: ranges[id])
    judge = Judge(network, budget)
    behind = judge.impossible
    if behind is None:
        verdict = judge.decide([])
        if verdict.fits is not False:
            return None
        behind = _behind(network, verdict.proof or {})
    figures, metrics = behind
    names = [network.names[figure] for figure in sorted(figures) if network.names[figure] in ranges]
    bounds = tuple(
        f"{name} {'>=' if side == LOW else '<='} {shown(end, side)}"
        for name in names
        for side in (LOW, HIGH)
        if (end := ranges[name][side]) is not None
    )
    made = sorted(metrics) or [id for id in group if id in known]
    equations = tuple(f"{id} = {known[id]}" for id in made)
    return Contradiction(tuple(dict.fromkeys([*made, *names])), bounds, equations, group)


def _behind(network: Network, proof: Iterable[tuple[int, int]]) -> tuple[set[int], set[str]]:
    figures = {figure for figure, _ in proof if figure != CONSTANT}
    relations = network.defining_all(network.below(figures))
    return figures, {relation.metric for relation in relations}
