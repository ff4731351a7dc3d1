"""What the targets themselves decide: proved and certain conflicts, and those that depend on what nobody wrote."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from collabctl.conflicts.arithmetic.feasibility import Unknown, Unreachable, unreachable
from collabctl.conflicts.bounds import Asking, Bound, asking, bound_of, bounds
from collabctl.conflicts.conflict import Certainty, Conflict, Doubt
from collabctl.conflicts.figures import Figures
from collabctl.conflicts.hypotheses import rank_of
from collabctl.conflicts.pairs import INCOMPATIBLE, OPPOSED, PARENT, Pair, are_guard_rails, mixes_percent, pairs
from collabctl.documents.limits import MAX_PAIRS_OF_A_METRIC
from collabctl.findings import Severity
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi

UNREACHABLE = "kpi/unreachable-targets"
RULES = (PARENT, INCOMPATIBLE, OPPOSED)
"""What is told of a pair, the surest first."""


def decided(organization: Organization, as_of: datetime.date) -> tuple[list[Conflict], tuple[Unknown, ...], int]:
    """The conflicts that need no theory about what moves what, and the targets of which it could not be told.

    Last comes how many pairs are not told, because their metric has so many.
    """
    figures = Figures.of(organization)
    everything = pairs(figures, bounds(figures, asking(organization, as_of)))
    found = _first_of_each_metric(everything)
    open_kpis = _open_kpis(figures, asking(organization, as_of))
    conflicts = [_of_pair(figures, pair) for pair in found if "part" not in pair.doubts]
    in_doubt: dict[str, list[Pair]] = defaultdict(list)
    for pair in found:
        if "part" in pair.doubts:
            in_doubt[pair.kpis[0].metric].append(pair)
    conflicts += [_question(figures, metric, some, open_kpis[metric]) for metric, some in sorted(in_doubt.items())]
    asked = set(in_doubt)
    unknown = []
    told = [frozenset(kpi.reference for kpi in pair.kpis) for pair in found]
    for result in unreachable(organization, as_of, known_pairs=told):
        if isinstance(result, Unknown):
            unknown.append(result)
        elif not result.unsettled or not asked.issuperset(result.unsettled):
            asked.update(result.unsettled)
            conflicts.append(_of_set(figures, result, open_kpis))
    return conflicts, tuple(unknown), len(everything) - len(found)


def _first_of_each_metric(some: Iterable[Pair]) -> list[Pair]:
    seen: dict[str, int] = defaultdict(int)
    kept = []
    for pair in some:
        seen[pair.kpis[0].metric] += 1
        if seen[pair.kpis[0].metric] <= MAX_PAIRS_OF_A_METRIC:
            kept.append(pair)
    return kept


def _open_kpis(figures: Figures, some: Iterable[Asking]) -> dict[str, list[Kpi]]:
    """For each metric the KPIs of which nothing says whose figure they are about."""
    found: dict[str, list[Kpi]] = defaultdict(list)
    for one in some:
        if isinstance(one.item, Kpi) and not figures.is_known(one.item):
            found[one.metric].append(one.item)
    return found


def _of_pair(figures: Figures, pair: Pair) -> Conflict:
    one, other = pair.kpis
    guarded = are_guard_rails(figures, pair)
    by_numbers = all(kpi.span is not None for kpi in pair.kpis)
    sure: Certainty = "proved" if by_numbers else "certain"
    severity: Severity = "info" if guarded else "warning" if pair.doubts else "error"
    return Conflict(
        rule=pair.rule,
        kpis=pair.kpis,
        pivot=one.metric,
        severity=severity,
        certainty="asked" if pair.doubts or guarded else sure,
        rank=rank_of(one, other),
        bridges=figures.organization.bridges.between(one.department, other.department),
        doubts=pair.doubts,
    )


def _question(figures: Figures, metric: str, some: Sequence[Pair], open_kpis: Sequence[Kpi]) -> Conflict:
    """All pairs of a metric that only clash if they are about one figure, as one thing to settle."""
    rule = min((pair.rule for pair in some), key=RULES.index)
    kpis = {kpi.id: kpi for kpi in (*open_kpis, *(kpi for pair in some for kpi in pair.kpis))}
    return Conflict(
        rule=rule,
        kpis=tuple(kpis[id] for id in sorted(kpis)),
        pivot=metric,
        severity="info" if all(are_guard_rails(figures, pair) for pair in some) else "warning",
        certainty="asked",
        rank=max(rank_of(*pair.kpis) for pair in some),
        doubts=tuple(dict.fromkeys(doubt for pair in some for doubt in pair.doubts)),
        asks_about=(metric,),
        asked=tuple(open_kpis),
    )


def _of_set(figures: Figures, result: Unreachable, open_kpis: dict[str, list[Kpi]]) -> Conflict:
    """Targets that formulas, ranges and parts leave no room for."""
    kpis = {member.id: member for member in result.members if isinstance(member, Kpi)}
    goals = tuple(member for member in result.members if isinstance(member, Goal))
    pivots = [goal.measure.metric for goal in goals if goal.measure] + [kpi.metric for kpi in kpis.values()]
    doubts: list[Doubt] = ["part"] if result.unsettled else []
    doubts += ["percent"] if _mixes_percent(figures, result) else []
    return Conflict(
        rule=UNREACHABLE,
        kpis=tuple(kpis[id] for id in sorted(kpis)),
        goals=goals,
        pivot=pivots[-1],
        severity="warning" if doubts else "error",
        certainty="asked" if doubts else "proved",
        rank=max((rank_of(kpi, kpi) for kpi in kpis.values()), default=0.0),
        steps=result.derivation,
        nearest=result.nearest,
        doubts=tuple(doubts),
        asks_about=result.unsettled,
        asked=tuple(kpi for metric in result.unsettled for kpi in open_kpis[metric]),
    )


def _mixes_percent(figures: Figures, result: Unreachable) -> bool:
    """Whether some of the targets on one metric may be shares where others are per cent."""
    by_metric: dict[str, list[Bound]] = defaultdict(list)
    for bound in _bounds(figures, result):
        by_metric[bound.metric].append(bound)
    return any(mixes_percent(figures.unit(id), some) for id, some in by_metric.items())


def _bounds(figures: Figures, result: Unreachable) -> Iterator[Bound]:
    for member in result.members:
        measure = member if isinstance(member, Kpi) else member.measure
        if measure is not None and measure.target is not None:
            yield bound_of(figures, Asking(member, measure.metric, measure.target))
