"""Who wants what: the KPIs and goals that count on a day, and what moves what."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from collabctl.conflicts.guard_rails import is_guard_rail
from collabctl.conflicts.influences.graph import InfluenceGraph
from collabctl.conflicts.influences.influence import Effect, Path
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi

NOTHING = Path(())
"""The way from a metric to itself."""

SIGNS = {"+": 1, "-": -1}
"""The direction of an effect that is clear."""


@dataclass(frozen=True)
class Wants:
    """Who wants a metric to move which way: the KPIs and goals in play, and what moves what."""

    organization: Organization
    graph: InfluenceGraph
    kpis: Mapping[str, list[Kpi]]
    goals: Mapping[str, list[Goal]]
    as_of: datetime.date

    def effect(self, source: str, target: str) -> Effect | None:
        """What moving `source` does to `target`; on itself it is certain."""
        if source == target:
            return Effect("+", NOTHING)
        return self.graph.effects_from(source, self.targets).get(target)

    @cached_property
    def guard_rails(self) -> frozenset[str]:
        """The KPIs that pull nowhere, by their ids: a floor or a cap that holds anyway."""
        kpis = (kpi for some in self.kpis.values() for kpi in some)
        return frozenset(kpi.id for kpi in kpis if is_guard_rail(self.organization, kpi))

    @cached_property
    def targets(self) -> frozenset[str]:
        """The metrics that somebody wants to move."""
        return frozenset(self.kpis) | frozenset(self.goals)


def want_of(goal: Goal) -> int:
    """The direction that a goal wants its metric to go: 1 up, -1 down, 0 neither."""
    return goal.measure.target.want if goal.measure and goal.measure.target else 0
