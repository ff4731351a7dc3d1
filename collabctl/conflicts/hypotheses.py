"""One hypothesis at a time: from a way that influences take to a conflict with its severity, and judged again."""

from __future__ import annotations

from collections.abc import Sequence

from collabctl.conflicts.conflict import Certainty, Conflict, Doubt, Leg, in_play, length, overlap
from collabctl.conflicts.figures import Figures
from collabctl.conflicts.guard_rails import is_guard_rail
from collabctl.conflicts.influences.influence import EVIDENCE, Effect, Path
from collabctl.conflicts.strength import rank, severity
from collabctl.conflicts.wants import NOTHING, SIGNS, Wants, want_of
from collabctl.findings import SEVERITIES, Severity
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi, weight_of

Pull = tuple[Kpi, Effect]
"""A KPI, and what something does to its metric."""

Harm = tuple[Kpi, Path, Kpi | Goal]
"""Who pulls, the way the harm comes, and what is harmed. At a lever each of the two harms the other."""


def chain(wants: Wants, driver: Kpi, harmed: Kpi, path: Path) -> Conflict:
    """What one KPI does to another along a path."""
    bridges = wants.organization.bridges.between(driver.department, harmed.department)
    return Conflict(
        rule="kpi/works-against",
        kpis=(driver, harmed),
        pivot=harmed.metric,
        severity=_severity(wants, path, [(driver, path, harmed)], bridged=bool(bridges)),
        certainty="hypothesis",
        legs=(Leg(driver, path),),
        strength=path.strength,
        evidence=path.evidence,
        rank=rank_along(path, driver, harmed),
        bridges=bridges,
    )


def harm(wants: Wants, kpi: Kpi, goal: Goal, path: Path) -> Conflict:
    """What one KPI does to a shared goal along a path; without one, on the goal's own metric."""
    bridges = wants.organization.bridges
    bridged = kpi.department in goal.departments or any(
        bridges.between(kpi.department, department) for department in goal.departments
    )
    severity = _severity(wants, path, [(kpi, path, goal)], bridged=bridged)
    certainty: Certainty = "hypothesis"
    doubts: tuple[Doubt, ...] = ()
    if not path.arrows:
        most, certainty, doubts = _on_its_metric(wants.organization, kpi, goal)
        severity = _no_graver(severity, most)
    return Conflict(
        rule="kpi/harms-shared-goal",
        kpis=(kpi,),
        goal=goal,
        pivot=path.metrics[-1] if path.arrows else kpi.metric,
        severity=severity,
        certainty=certainty,
        legs=(Leg(kpi, path),),
        strength=path.strength,
        evidence=path.evidence,
        rank=rank_along(path, kpi, goal, harms_goal=True),
        doubts=doubts,
        asks_about=(kpi.metric,) if "part" in doubts else (),
    )


def _no_graver(severity: Severity, most: Severity) -> Severity:
    return max(severity, most, key=SEVERITIES.index)


def _on_its_metric(organization: Organization, kpi: Kpi, goal: Goal) -> tuple[Severity, Certainty, tuple[Doubt, ...]]:
    """How sure and how grave it can be that a KPI on a goal's own metric pulls the other way.

    A goal is about the whole. A department's own part may go down while the whole goes up.
    """
    figures = Figures.of(organization)
    if is_guard_rail(organization, kpi):
        return "info", "asked", ()
    if organization.parts.of(kpi) == "own" and organization.parts.owner(kpi.department) is not None:
        return "info", "hypothesis", ()
    mine, theirs = figures.figure(kpi, kpi.metric), figures.figure(goal, kpi.metric)
    same = figures.is_about(kpi, mine, theirs.days) or figures.is_about(goal, theirs, mine.days)
    if kpi.scope or not same:
        return "warning", "hypothesis", ()
    doubts: list[Doubt] = [] if figures.is_known(kpi) else ["part"]
    target = goal.measure.target if goal.measure else None
    if (kpi.span is not None) != (target is not None and target.has_number):
        doubts.append("baseline")
    return ("warning", "asked", tuple(doubts)) if doubts else ("error", "certain", ())


def together(goal: Goal, found: list[Conflict]) -> Conflict:
    """One conflict about a goal: as grave as the gravest harm, with all of them as its legs."""
    order = {"error": 0, "warning": 1, "info": 2}
    found = sorted(found, key=lambda harm: (order[harm.severity], -harm.rank, harm.kpis[0].id))
    first = found[0]
    return Conflict(
        rule=first.rule,
        kpis=tuple(harm.kpis[0] for harm in found),
        goal=goal,
        pivot=first.pivot,
        severity=first.severity,
        certainty=first.certainty,
        legs=tuple(harm.legs[0] for harm in found),
        strength=first.strength,
        evidence=first.evidence,
        rank=first.rank,
        doubts=tuple(dict.fromkeys(doubt for harm in found for doubt in harm.doubts)),
        asks_about=tuple(dict.fromkeys(metric for harm in found for metric in harm.asks_about)),
    )


def fork(wants: Wants, lever: str, one: Pull, other: Pull) -> Conflict:
    """What one lever does to two KPIs."""
    first, second = sorted((one, other), key=lambda pull: pull[0].id)
    both = Path((*first[1].path.arrows, *second[1].path.arrows))
    harms = [(first[0], second[1].path, second[0]), (second[0], first[1].path, first[0])]
    bridges = wants.organization.bridges.between(first[0].department, second[0].department)
    return Conflict(
        rule="kpi/competes-for-lever",
        kpis=(first[0], second[0]),
        pivot=lever,
        severity=_severity(wants, both, harms, bridged=bool(bridges)),
        certainty="hypothesis",
        legs=(Leg(first[0], first[1].path), Leg(second[0], second[1].path)),
        strength=both.strength,
        evidence=min(first[1].path.evidence, second[1].path.evidence, key=EVIDENCE.index),
        rank=rank_along(both, first[0], second[0]),
        bridges=bridges,
    )


def opposite(wants: Wants, one: Pull, other: Pull) -> bool:
    """Whether two KPIs want what moves them to go in opposite directions; two guard-rails want nothing."""
    if is_guard_rail(wants.organization, one[0]) and is_guard_rail(wants.organization, other[0]):
        return False
    pulls = [SIGNS[effect.verdict] * kpi.want for kpi, effect in (one, other)]
    return one[0].metric != other[0].metric and pulls[0] == -pulls[1]


def judge(wants: Wants, conflict: Conflict) -> Severity | None:
    """How grave a hypothesis is when everything else is as `wants` says; None when it does not hold any more."""
    if conflict.goal is not None:
        harms = [judged for kpi in conflict.kpis if (judged := _harm_again(wants, kpi, conflict.goal)) is not None]
        return min(harms, key=SEVERITIES.index, default=None)
    if conflict.rule == "kpi/competes-for-lever":
        effects = [(kpi, wants.effect(conflict.pivot, kpi.metric)) for kpi in conflict.kpis]
        pulls = [(kpi, effect) for kpi, effect in effects if effect is not None and effect.verdict in SIGNS]
        apart = len(pulls) == 2 and opposite(wants, *pulls)
        return fork(wants, conflict.pivot, *pulls).severity if apart else None
    ways = [conflict.kpis, conflict.kpis[::-1]] if conflict.mutual else [conflict.kpis]
    chains_left = [judged for driver, harmed in ways if (judged := _chain_again(wants, driver, harmed)) is not None]
    return min(chains_left, key=SEVERITIES.index, default=None)


def _chain_again(wants: Wants, driver: Kpi, harmed: Kpi) -> Severity | None:
    effect = wants.effect(driver.metric, harmed.metric)
    if is_guard_rail(wants.organization, driver):
        return None
    if effect is None or SIGNS.get(effect.verdict, 0) * driver.want != -harmed.want:
        return None
    return chain(wants, driver, harmed, effect.path).severity


def _harm_again(wants: Wants, kpi: Kpi, goal: Goal) -> Severity | None:
    effect = wants.effect(kpi.metric, _metric(goal))
    if kpi.metric != _metric(goal) and is_guard_rail(wants.organization, kpi):
        return None
    if effect is None or SIGNS.get(effect.verdict, 0) * kpi.want != -want_of(goal):
        return None
    return harm(wants, kpi, goal, effect.path).severity


def _severity(wants: Wants, path: Path, harms: Sequence[Harm], *, bridged: bool) -> Severity:
    one, _, other = harms[0]
    level = severity(
        path.strength,
        path.evidence,
        both_weigh=weight_of(one.weight) > 0 and _weight(other) > 0,
        bridged=bridged,
        late=any(_late(kpi, way) for kpi, way, _ in harms),
        countered=any(_countered(wants, kpi, harmed) for kpi, _, harmed in harms),
    )
    guarded = any(isinstance(harmed, Kpi) and is_guard_rail(wants.organization, harmed) for _, _, harmed in harms)
    return _no_graver(level, "info") if guarded else level


def _late(kpi: Kpi, way: Path) -> bool:
    """Whether its period, and what it is rewarded for, is over before the harm shows."""
    period = length(kpi)
    return period is not None and way.lag_minutes > period


def _countered(wants: Wants, kpi: Kpi, other: Kpi | Goal) -> bool:
    """Whether one of its counterweights pulls the other's way."""
    target, want = (other.metric, other.want) if isinstance(other, Kpi) else (_metric(other), want_of(other))
    for id in kpi.counterweights:
        watch = wants.organization.kpis.get(id)
        in_place = watch is not None and in_play(watch, wants.as_of) and overlap(watch, other)
        effect = wants.effect(watch.metric, target) if watch and in_place else None
        if watch and effect and SIGNS.get(effect.verdict, 0) * watch.want == want:
            return True
    return False


def rank_of(one: Kpi, other: Kpi | Goal) -> float:
    """The rank of what is certain between two targets."""
    return rank_along(NOTHING, one, other)


def rank_along(path: Path, one: Kpi, other: Kpi | Goal, *, harms_goal: bool = False) -> float:
    """The rank of what a path leads to."""
    return rank(path.strength, path.evidence, (weight_of(one.weight), _weight(other)), harms_goal=harms_goal)


def _weight(other: Kpi | Goal) -> float:
    """The weight of a KPI, or the most that a goal weighs for one of its departments."""
    if isinstance(other, Kpi):
        return weight_of(other.weight)
    return max((weight_of(share.weight) for share in other.shared_by), default=0.0)


def _metric(goal: Goal) -> str:
    return goal.measure.metric if goal.measure else ""
