"""What is not a conflict yet, and makes one likely: KPIs that nothing keeps honest, or that serve no goal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from collabctl.conflicts.conflict import overlap
from collabctl.conflicts.patterns import effects_on
from collabctl.conflicts.wants import SIGNS, Wants, want_of
from collabctl.organization.kpis import Goal, Kpi, weight_of

HEAVY = 20
"""From this weight on, in percent of an evaluation, people steer by a KPI."""

DOMINANT = 60
"""Above this weight one KPI drowns out everything else that a department is judged on."""

_BETTER = {"higher": 1, "lower": -1}


@dataclass(frozen=True, slots=True)
class Balance:
    """What helps a goal and what harms it, as sums of weights, with the KPIs on either side."""

    goal: Goal
    helping: tuple[Kpi, ...]
    harming: tuple[Kpi, ...]

    @property
    def help(self) -> float:
        """The weights of the KPIs that help it, in percent of an evaluation each."""
        return sum(weight_of(kpi.weight) for kpi in self.helping)

    @property
    def harm(self) -> float:
        """The weights of the KPIs that harm it."""
        return sum(weight_of(kpi.weight) for kpi in self.harming)


def unguarded(wants: Wants) -> Iterator[tuple[Kpi, list[str]]]:
    """The heavy KPIs that move metrics the wrong way which nothing watches, with those metrics."""
    organization = wants.organization
    watched: dict[str, set[str]] = defaultdict(set)
    for kpi in organization.kpis:
        watched[kpi.department].add(kpi.metric)
    for kpi in _kpis(wants):
        if weight_of(kpi.weight) < HEAVY or kpi.id in wants.guard_rails:
            continue
        named = {watch.metric for id in kpi.counterweights if (watch := organization.kpis.get(id))}
        worse = [
            target
            for target, effect in wants.graph.effects_from(kpi.metric).items()
            if (metric := organization.metrics.get(target))
            and SIGNS.get(effect.verdict, 0) * kpi.want == -_BETTER.get(metric.better, 0) != 0
            and target not in watched[kpi.department] | named
            and not metric.outside_our_control
        ]
        if worse:
            yield kpi, sorted(worse)


def aimless(wants: Wants) -> Iterator[tuple[Kpi, Goal | None]]:
    """The KPIs that help no goal, while there are goals; with the goal that one says it supports and harms."""
    if not wants.goals:
        return
    helped: set[str] = set()
    harmed: dict[str, Goal] = {}
    for balance in balances(wants):
        helped |= {kpi.id for kpi in balance.helping}
        for kpi in balance.harming:
            if balance.goal.id in kpi.supports:
                harmed.setdefault(kpi.id, balance.goal)
    for kpi in _kpis(wants):
        if kpi.id in harmed:
            yield kpi, harmed[kpi.id]
        elif kpi.id not in helped and not kpi.supports:
            yield kpi, None


def balances(wants: Wants) -> Iterator[Balance]:
    """For each goal in play, the KPIs that help it, by their influence or by their word, and those that harm it."""
    supporters: dict[str, list[Kpi]] = defaultdict(list)
    for kpi in _kpis(wants):
        for id in kpi.supports:
            supporters[id].append(kpi)
    for metric in sorted(wants.goals):
        effects = list(effects_on(wants, metric))
        for goal in wants.goals[metric]:
            want = want_of(goal)
            sides: dict[int, dict[str, Kpi]] = {1: {}, -1: {}}
            for kpi, effect in effects:
                serves = SIGNS.get(effect.verdict, 0) * kpi.want * want
                if serves and overlap(kpi, goal):
                    sides[serves][kpi.id] = kpi
            sides[1] |= {kpi.id: kpi for kpi in supporters[goal.id] if kpi.id not in sides[-1]}
            yield Balance(goal, *(tuple(sides[side][id] for id in sorted(sides[side])) for side in (1, -1)))


def _kpis(wants: Wants) -> list[Kpi]:
    return sorted((kpi for kpis in wants.kpis.values() for kpi in kpis), key=lambda kpi: kpi.id)
