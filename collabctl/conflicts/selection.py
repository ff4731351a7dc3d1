"""Which pairs of KPIs are worth working out: the most promising of each two departments. The rest is counted.

In a large organization nearly every KPI influences nearly every other a little, and only a few of each two departments
are ever explained. So hundreds of thousands of pairs come by here with a few numbers each, and only those that may be
among the few are judged in full.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from collabctl.conflicts.conflict import overlap
from collabctl.conflicts.influences.graph import InfluenceGraph
from collabctl.conflicts.strength import promise
from collabctl.organization.kpis import Kpi, weight_of

MOST_OF_TWO = 20
"""How many of two departments are judged in full; twice as many as are explained, as some will be folded."""

MOST_IN_ALL = 4_000
"""How many are judged in full in all; twice as many as are explained."""


class Party(NamedTuple):
    """A KPI in brief: what is asked of it a hundred times.

    `importance` is the square root of its weight. KPIs with the same `ground` have the same period and scope.
    """

    kpi: Kpi
    department: str
    want: int
    importance: float
    ground: int


class Candidate(NamedTuple):
    """Two KPIs of which the first does something to the second, after the most that can come of it.

    Of two of which as much can come the one that came by first, with the greater `turn`, goes first.
    """

    level: int
    rank: float
    turn: int
    driver: Kpi
    other: Kpi


class Shortlist:
    """The most promising pairs of each two departments, and how many came by."""

    def __init__(self, graph: InfluenceGraph) -> None:
        self._graph = graph
        self._promises: dict[int, tuple[int, float]] = {}
        self._of_two: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        self._came_by = 0

    def consider(self, driver: Party, other: Party, grade: int) -> None:
        """Keep a pair if more may come of it than of those kept; the path between their metrics is of this grade."""
        one, two = driver.department, other.department
        if one == two or (driver.ground != other.ground and not overlap(driver.kpi, other.kpi)):
            return
        self._came_by += 1
        kept = self._of_two[(one, two) if one < two else (two, one)]
        if (promised := self._promises.get(grade)) is None:
            promised = self._promises[grade] = promise(*self._graph.of_grade(grade))
        level, rank = promised[0], promised[1] * driver.importance * other.importance
        if len(kept) < MOST_OF_TWO:
            heapq.heappush(kept, Candidate(level, rank, -self._came_by, driver.kpi, other.kpi))
        elif (level, rank) > kept[0][:2]:
            heapq.heapreplace(kept, Candidate(level, rank, -self._came_by, driver.kpi, other.kpi))

    def best(self) -> tuple[list[Candidate], int]:
        """Those to judge in full, the most promising first, and how many more came by."""
        chosen = heapq.nlargest(MOST_IN_ALL, (candidate for kept in self._of_two.values() for candidate in kept))
        return chosen, self._came_by - len(chosen)


def in_brief(kpis: Mapping[str, Sequence[Kpi]]) -> dict[str, list[Party]]:
    """The KPIs of each metric, in brief."""
    grounds: dict[object, int] = {}
    return {
        metric: [
            Party(
                kpi,
                kpi.department,
                kpi.want,
                math.sqrt(weight_of(kpi.weight)),
                grounds.setdefault((kpi.period, *sorted(kpi.scope.items())), len(grounds)),
            )
            for kpi in some
        ]
        for metric, some in kpis.items()
    }
