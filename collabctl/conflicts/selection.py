"""Which hypotheses are worth working out: the most promising of each two departments. The rest is counted.

In a large organization nearly every KPI influences nearly every other a little. Only a few of each two departments are
ever explained, so only those that may be among these few are judged in full.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from collabctl.conflicts.influences.effects import Effects
from collabctl.conflicts.strength import promise
from collabctl.organization.kpis import Kpi, weight_of

MOST_WORKED_OUT = 20
"""How many of two departments are judged in full; twice as many as are explained, as some will be folded."""


class Candidate(NamedTuple):
    """Two KPIs, what the metric of the first does to others, and the most that can come of it."""

    promise: tuple[int, float]
    driver: Kpi
    other: Kpi
    effects: Effects


def candidate(driver: Kpi, other: Kpi, effects: Effects) -> Candidate:
    """A pair of KPIs and the gravest that its conflict can be."""
    strength, evidence = effects.outline(other.metric)
    weights = (weight_of(driver.weight), weight_of(other.weight))
    return Candidate(promise(strength, evidence, weights), driver, other, effects)


def most_promising(candidates: Iterable[Candidate]) -> tuple[list[Candidate], int]:
    """Those to judge in full, and how many more there are."""
    of_two: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in candidates:
        first, second = one.driver.department, one.other.department
        of_two[(first, second) if first < second else (second, first)].append(one)
    kept = [one for some in of_two.values() for one in heapq.nlargest(MOST_WORKED_OUT, some, key=_first)]
    return kept, sum(map(len, of_two.values())) - len(kept)


def _first(one: Candidate) -> tuple[int, float]:
    return one.promise
