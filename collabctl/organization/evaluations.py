"""What departments are evaluated by, as far as it is written down, and whether working together is part of it."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from collabctl.organization.kpis import Goal, Kpi, Weight, weight_of

if TYPE_CHECKING:
    from collabctl.organization.organization import Organization


class Evaluations:
    """The weights in play on a day. What nobody has given a weight is not known to weigh anything."""

    def __init__(self, organization: Organization, as_of: datetime.date) -> None:
        self._kpis = [kpi for kpi in organization.kpis if not kpi.is_over(as_of)]
        self._goals = [goal for goal in organization.goals if not goal.is_over(as_of)]

    @cached_property
    def departments(self) -> frozenset[str]:
        """The departments of which it is written down what weighs in their evaluation."""
        judged = {kpi.department for kpi in self.weighed}
        shares = [share for goal in self._goals for share in goal.shared_by]
        return frozenset(judged | {share.department for share in shares if _counts(share.weight)})

    @cached_property
    def weighed(self) -> tuple[Kpi, ...]:
        """The KPIs with a weight."""
        return tuple(kpi for kpi in self._kpis if _counts(kpi.weight))

    def weigh(self, goal: Goal) -> bool:
        """Whether a shared goal counts for anybody: by a weight of its own, or by a weighed KPI that supports it."""
        supported = any(goal.id in kpi.supports for kpi in self.weighed)
        return supported or any(_counts(share.weight) for share in goal.shared_by)


def _counts(weight: Weight) -> bool:
    return weight is not None and weight_of(weight) > 0
