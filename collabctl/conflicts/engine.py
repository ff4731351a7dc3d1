"""All conflicts of an organization on one day: found, hidden where something surer says the same, folded, in order."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product, starmap

from collabctl.conflicts import patterns
from collabctl.conflicts.arithmetic.feasibility import Unknown
from collabctl.conflicts.arithmetic.formulas import formulas
from collabctl.conflicts.certainties import decided
from collabctl.conflicts.conflict import Conflict, in_play, overlap
from collabctl.conflicts.influences.graph import InfluenceGraph
from collabctl.conflicts.wants import Wants
from collabctl.findings import SEVERITIES
from collabctl.organization import Organization
from collabctl.organization.building import no_collection
from collabctl.organization.kpis import Goal, Kpi

MOST_OF_A_PAIR = 10
"""How many hypotheses are explained for two departments, the strongest first; nobody reads more about one pair."""

MOST_IN_ALL = 2_000
"""How many hypotheses are explained in all. The rest are counted, never dropped without a word."""


@dataclass(frozen=True)
class Found:
    """The conflicts of an organization, gravest first, and how many `more` ways there are than are explained.

    `folded` are those that follow from another one's cause, and are told with it. `unknown` are the targets of which it
    could not be told in time whether they can all be met.
    """

    conflicts: tuple[Conflict, ...]
    folded: tuple[Conflict, ...]
    more: int
    wants: Wants
    unknown: tuple[Unknown, ...] = ()

    def of(self, rule: str) -> Iterator[Conflict]:
        """The conflicts that one rule reports."""
        return (conflict for conflict in self.conflicts if conflict.rule == rule)


@lru_cache(maxsize=4)
def find(organization: Organization, as_of: datetime.date) -> Found:
    """What pulls apart on that day."""
    with no_collection():
        return _find(organization, as_of)


def _find(organization: Organization, as_of: datetime.date) -> Found:
    wants = _wants(organization, as_of)
    proved, unknown, more_proved = decided(organization, as_of)
    sure = {frozenset(item.reference for item in conflict.documents) for conflict in proved}
    chains, doubts, more_of_pairs = patterns.of_pairs(wants)
    forks, more_forks = patterns.levers(wants)
    hypotheses = [*_mutual(chains), *forks, *doubts, *patterns.unclear_for_goals(wants)]
    open_questions = [one for one in hypotheses if frozenset(item.reference for item in one.documents) not in sure]
    kept, folded = _fold([*open_questions, *patterns.harmed_goals(wants)])
    shown, more = _bounded(sorted(kept, key=_order))
    conflicts = tuple(sorted([*proved, *shown], key=_order))
    return Found(conflicts, tuple(folded), more + more_proved + more_of_pairs + more_forks, wants, unknown)


def _wants(organization: Organization, as_of: datetime.date) -> Wants:
    kpis: dict[str, list[Kpi]] = defaultdict(list)
    goals: dict[str, list[Goal]] = defaultdict(list)
    for kpi in organization.kpis:
        if kpi.want and in_play(kpi, as_of) and kpi.metric in organization.metrics:
            kpis[kpi.metric].append(kpi)
    for goal in organization.goals:
        measure = goal.measure
        shared = len(goal.departments) > 1
        if shared and measure and measure.target and measure.target.want and in_play(goal, as_of):
            goals[measure.metric].append(goal)
    graph = InfluenceGraph.of(organization, formulas(organization))
    return Wants(organization, graph, dict(kpis), dict(goals), as_of)


def _mutual(chains: Iterable[Conflict]) -> list[Conflict]:
    """Two KPIs that work against each other both ways are one conflict, with the graver way first."""
    by_pair: dict[frozenset[str], list[Conflict]] = defaultdict(list)
    for chain in chains:
        by_pair[frozenset(kpi.id for kpi in chain.kpis)].append(chain)
    found = []
    for both in by_pair.values():
        first, *rest = sorted(both, key=_order)
        legs = (*first.legs, *(leg for chain in rest for leg in chain.legs))
        found.append(replace(first, legs=legs, mutual=bool(rest)) if rest else first)
    return found


def _fold(found: list[Conflict]) -> tuple[list[Conflict], list[Conflict]]:
    """Conflicts that stand by themselves, and those that only carry another one's cause further.

    A chain or a lever is folded into a chain whose whole path it contains, when it is no graver than that one and about
    the same part of the organization. What runs both ways is folded only if both ways do no more.
    """
    cores: dict[tuple[str, ...], list[Conflict]] = {}
    kept: list[Conflict] = []
    reached: dict[int, list[Conflict]] = defaultdict(list)
    for conflict in sorted(found, key=_from_short_to_long):
        core = _core(conflict, cores)
        if core is not None:
            reached[id(core)].append(conflict)
            continue
        kept.append(conflict)
        if conflict.rule == "kpi/works-against":
            for leg in conflict.legs:
                cores.setdefault(leg.path.metrics, []).append(conflict)
    folded = [conflict for conflicts in reached.values() for conflict in conflicts]
    return [replace(one, also_reaches=tuple(reached[id(one)])) if id(one) in reached else one for one in kept], folded


def _core(conflict: Conflict, cores: dict[tuple[str, ...], list[Conflict]]) -> Conflict | None:
    if conflict.rule not in ("kpi/works-against", "kpi/competes-for-lever"):
        return None
    held = [core for leg in conflict.legs if (core := _core_of(leg.path.metrics, conflict, cores)) is not None]
    return held[0] if held and (not conflict.mutual or len(held) == len(conflict.legs)) else None


def _core_of(
    metrics: tuple[str, ...], conflict: Conflict, cores: dict[tuple[str, ...], list[Conflict]]
) -> Conflict | None:
    for first in range(len(metrics) - 1):
        for last in range(first + 2, len(metrics) + 1):
            for core in cores.get(metrics[first:last], ()):
                if _grave(core) <= _grave(conflict) and any(starmap(overlap, product(conflict.kpis, core.kpis))):
                    return core
    return None


def _bounded(hypotheses: list[Conflict]) -> tuple[list[Conflict], int]:
    """The strongest of each pair of departments, and the strongest in all; the rest as a number."""
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    shown = []
    for conflict in hypotheses:
        if conflict.goal is None or conflict.rule == "kpi/unclear-influence":
            seen[conflict.departments] += 1
            if seen[conflict.departments] > MOST_OF_A_PAIR:
                continue
        shown.append(conflict)
    return shown[:MOST_IN_ALL], len(hypotheses) - len(shown[:MOST_IN_ALL])


def _grave(conflict: Conflict) -> int:
    return SEVERITIES.index(conflict.severity)


def _order(conflict: Conflict) -> tuple[object, ...]:
    return _grave(conflict), -conflict.rank, conflict.rule, [item.reference for item in conflict.documents]


def _from_short_to_long(conflict: Conflict) -> tuple[object, ...]:
    chain = conflict.rule == "kpi/works-against"
    steps = min(len(leg.path.arrows) for leg in conflict.legs) if chain else 99
    return (steps, *_order(conflict))
