"""What a conflict is: who wants what, through which influences, how sure it is and how grave."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from collabctl.conflicts.arithmetic.derivation import Step
from collabctl.conflicts.arithmetic.feasibility import Nearest
from collabctl.conflicts.influences.influence import Path
from collabctl.findings import Severity
from collabctl.organization.item import Item
from collabctl.organization.kpis import Goal, Kpi
from collabctl.organization.quantities import Duration

Certainty = Literal["proved", "certain", "asked", "hypothesis", "notice"]
"""Proved by arithmetic; certain from the targets alone; asked where that depends on something that nobody wrote."""

Doubt = Literal["part", "baseline", "days", "percent"]
"""What nobody wrote: whose figure it is, where it stood, whether two periods are meant together, per cent or share."""

CLASSES = {
    "kpi/contradicts-parent": "parent",
    "kpi/incompatible-targets": "incompatible",
    "kpi/opposed-directions": "opposed",
    "kpi/unreachable-targets": "unreachable",
    "kpi/harms-shared-goal": "goal",
    "kpi/works-against": "chain",
    "kpi/competes-for-lever": "lever",
    "kpi/unclear-influence": "unclear",
    "kpi/no-counterweight": "notice",
    "kpi/serves-no-goal": "notice",
    "goal/served-by-no-kpi": "notice",
    "kpi/incentive-imbalance": "notice",
    "kpi/against-better": "notice",
    "metric/defined-twice": "notice",
}
"""The rules that belong to the engine, and the class of conflict that each reports."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One way along which somebody's target pulls: from the metric of `kpi`, or from a lever, to another metric."""

    kpi: Kpi
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One thing that pulls apart, found once for each cause.

    `kpis` are those it is about, in the order of their ids, but for a chain the one that pulls stands first.
    `pivot` is the metric where the wants meet. Targets that cannot all be met come with the `goals` among them, the
    `steps` of the proof, and for each the `nearest` target that the others leave room for. `also_reaches` are the
    conflicts that follow from the same cause. `doubts` are what it depends on, and `asks_about` the metrics of which
    nothing says whether they are one figure, with the KPIs `asked` about it.
    """

    rule: str
    kpis: tuple[Kpi, ...]
    pivot: str
    severity: Severity
    certainty: Certainty
    goal: Goal | None = None
    legs: tuple[Leg, ...] = ()
    strength: float = 1.0
    evidence: str = "definition"
    rank: float = 0.0
    bridges: tuple[Item, ...] = ()
    mutual: bool = False
    goals: tuple[Goal, ...] = ()
    steps: tuple[Step, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    asks_about: tuple[str, ...] = ()
    asked: tuple[Kpi, ...] = ()
    also_reaches: tuple[Conflict, ...] = field(default=())

    @property
    def derivation(self) -> tuple[str, ...]:
        """The proof in words, one short sentence after another."""
        return tuple(step.text for step in self.steps)

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments concerned, each once, in order."""
        goals = {id for goal in (self.goal, *self.goals) if goal is not None for id in goal.departments}
        return tuple(sorted(goals.union(kpi.department for kpi in self.kpis)))

    @property
    def documents(self) -> tuple[Item, ...]:
        """The documents that a resolution of it would name."""
        return (*self.kpis, *((self.goal,) if self.goal else ()), *self.goals)

    @property
    def path(self) -> Path | None:
        """The way that its first influence takes, where there is one."""
        return self.legs[0].path if self.legs else None


def in_play(item: Kpi | Goal, as_of: datetime.date) -> bool:
    """Whether a KPI or a goal still counts on that day."""
    return not item.period.ended_before(as_of)


def overlap(one: Kpi, other: Kpi | Goal) -> bool:
    """Whether both are about the same days, and about parts of the organization that one of them contains.

    A goal, like a KPI without a scope, is about the whole.
    """
    if not one.period.overlaps(other.period):
        return False
    scope = other.scope if isinstance(other, Kpi) else {}
    return one.scope.items() <= scope.items() or scope.items() <= one.scope.items()


def length(kpi: Kpi) -> Fraction | None:
    """How long its period is, in minutes; None where an end is open.

    Whole months count as a duration of as many months does, so that `3 months` is never longer than a quarter.
    """
    first, last = kpi.period.first, kpi.period.last
    if first is None or last is None:
        return None
    after = last + datetime.timedelta(days=1)
    days = Fraction((after - first).days * 24 * 60)
    months = (after.year - first.year) * 12 + after.month - first.month
    return max(days, Duration.parse(f"{months} months").minutes) if first.day == after.day else days
