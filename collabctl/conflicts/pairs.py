"""Two departments that are judged on the same metric.

Such a pair needs no theory about what influences what: the targets themselves decide.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations

from collabctl.documents.limits import MAX_KPIS_OF_A_METRIC
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi

Pair = tuple[Kpi, Kpi]


def in_play(organization: Organization, as_of: datetime.date) -> Iterator[Kpi]:
    """The KPIs with a target whose period was not over on that day."""
    known = organization.metrics
    for kpi in organization.kpis:
        if kpi.target is not None and kpi.metric in known and not kpi.period.ended_before(as_of):
            yield kpi


def contradicting_parents(organization: Organization, as_of: datetime.date) -> Iterator[Pair]:
    """The KPIs that cannot meet their target and let the KPI above them meet its own: each with the one above."""
    for kpi in in_play(organization, as_of):
        above = organization.kpis.get(kpi.part_of)
        if above is None or above.target is None or above.period.ended_before(as_of):
            continue
        if _one_value_decides(organization, kpi, above) and (not can_meet(kpi, above) or _pull_apart(kpi, above)):
            yield kpi, above


def incompatible(organization: Organization, as_of: datetime.date) -> Iterator[Pair]:
    """The pairs whose targets no single value can meet."""
    for group in _judged_alike(organization, as_of):
        lows = [kpi.interval[0] for kpi in group if kpi.interval and kpi.interval[0] is not None]
        highs = [kpi.interval[1] for kpi in group if kpi.interval and kpi.interval[1] is not None]
        if lows and highs and max(lows) > min(highs):
            yield from (pair for pair in _pairs(organization, group) if not can_meet(*pair))


def opposed(organization: Organization, as_of: datetime.date) -> Iterator[Pair]:
    """The pairs that pull in opposite directions, at least one of them without a number to stop at."""
    for group in _judged_alike(organization, as_of):
        if {1, -1} <= {kpi.want for kpi in group} and not all(_has_number(kpi) for kpi in group):
            for one, other in _pairs(organization, group):
                if _pull_apart(one, other) and can_meet(one, other):
                    yield one, other


def only_one_end_is_known(pair: Pair) -> bool:
    """Whether one target has a number and the other is a direction from nobody knows where."""
    one, other = sorted(pair, key=_has_number, reverse=True)
    return _has_number(one) and not _has_number(other) and other.baseline is None


def _judged_alike(organization: Organization, as_of: datetime.date) -> list[list[Kpi]]:
    """KPIs on the same metric and the same part of the organization, so that one value decides about all of them."""
    groups: dict[tuple[object, ...], list[Kpi]] = {}
    for kpi in in_play(organization, as_of):
        groups.setdefault((kpi.metric, *sorted(kpi.scope.items())), []).append(kpi)
    return [group for group in groups.values() if len(group) > 1]


def not_compared(organization: Organization, as_of: datetime.date) -> Iterator[tuple[str, int]]:
    """The metrics with more KPIs than are compared with each other, and how many they have."""
    for group in _judged_alike(organization, as_of):
        if len(group) > MAX_KPIS_OF_A_METRIC:
            yield group[0].metric, len(group)


def _pairs(organization: Organization, group: list[Kpi]) -> Iterator[Pair]:
    """The pairs of different departments in which one value decides about both, in the order of their ids."""
    for one, other in combinations(group[:MAX_KPIS_OF_A_METRIC], 2):
        if one.department != other.department and _one_value_decides(organization, one, other):
            yield one, other


def _one_value_decides(organization: Organization, one: Kpi, other: Kpi) -> bool:
    """A total grows with its period, so two totals are only the same figure when they cover the same days."""
    if one.metric != other.metric or one.scope != other.scope or not one.period.overlaps(other.period):
        return False
    metric = organization.metrics.get(one.metric)
    return metric is None or not metric.is_total or one.period.same_days(other.period)


def _pull_apart(one: Kpi, other: Kpi) -> bool:
    """Whether they pull in opposite directions, at least one of them without a number to stop at."""
    return one.want == -other.want != 0 and not (_has_number(one) and _has_number(other))


def can_meet(one: Kpi, other: Kpi) -> bool:
    """Whether one value can meet both targets, as far as their numbers say."""
    if one.interval is None or other.interval is None:
        return True
    lows = [low for low in (one.interval[0], other.interval[0]) if low is not None]
    highs = [high for high in (one.interval[1], other.interval[1]) if high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _has_number(kpi: Kpi) -> bool:
    return kpi.target is not None and kpi.target.has_number
