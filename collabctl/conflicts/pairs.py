"""Two departments that are judged on the same metric.

Such a pair needs no theory about what influences what: the targets themselves decide, where they are about one figure.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from collabctl.conflicts.arithmetic.links import Additive
from collabctl.conflicts.bounds import Bound, asking
from collabctl.conflicts.bounds import bounds as bounds_of
from collabctl.conflicts.conflict import Doubt
from collabctl.conflicts.figures import Figures
from collabctl.conflicts.guard_rails import is_guard_rail
from collabctl.documents.limits import MAX_KPIS_OF_A_METRIC
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi

PARENT, INCOMPATIBLE, OPPOSED = "kpi/contradicts-parent", "kpi/incompatible-targets", "kpi/opposed-directions"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two KPIs that do not go together by a rule, and what that depends on. For a parent the part stands first."""

    rule: str
    kpis: tuple[Kpi, Kpi]
    doubts: tuple[Doubt, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset(kpi.id for kpi in self.kpis)


def pairs(figures: Figures, bounds: Iterable[Bound]) -> list[Pair]:
    """Every pair that does not go together, once, by the first rule that holds; `bounds` takes all for wholes."""
    by_id = {bound.item.id: bound for bound in bounds if isinstance(bound.item, Kpi)}
    found: dict[frozenset[str], Pair] = {}
    for pair in (*_parents(figures, by_id), *_alike(figures, by_id.values())):
        found.setdefault(pair.ids, pair)
    return sorted(found.values(), key=lambda pair: (pair.rule, [kpi.id for kpi in pair.kpis]))


def _parents(figures: Figures, by_id: dict[str, Bound]) -> Iterator[Pair]:
    """The KPIs that cannot meet their target and let the KPI above them meet its own."""
    for part in by_id.values():
        above = by_id.get(part.item.part_of or "") if isinstance(part.item, Kpi) else None
        if above is None or above is part or not isinstance(part.item, Kpi) or not isinstance(above.item, Kpi):
            continue
        pair = part.item, above.item
        doubts = _about_parts(figures, *pair)
        if _is_inside(figures, part, above) and part.span and above.span and part.span.lies_above(above.span):
            yield Pair(PARENT, pair)
        elif _is_one_figure(figures, part, above):
            if part.span and above.span and not part.span.meets(above.span):
                yield Pair(PARENT, pair, (*doubts, *_about_percent(figures, part, above)))
            elif (further := _pull_apart(part, above)) is not None:
                yield Pair(PARENT, pair, (*doubts, *further))


def _alike(figures: Figures, bounds: Iterable[Bound]) -> Iterator[Pair]:
    """The pairs of different departments that are about one figure, and ask for what excludes each other."""
    for group in _groups(bounds):
        if not _may_clash(group):
            continue
        for one, other in combinations(group[:MAX_KPIS_OF_A_METRIC], 2):
            if (
                isinstance(one.item, Kpi)
                and isinstance(other.item, Kpi)
                and one.item.department != other.item.department
            ):
                yield from _judged(figures, one, other)


def _groups(bounds: Iterable[Bound]) -> list[list[Bound]]:
    """What is asked of one figure on whatever days, where several ask."""
    groups: dict[tuple[object, ...], list[Bound]] = {}
    for bound in bounds:
        groups.setdefault(bound.figure[:3], []).append(bound)
    return [group for group in groups.values() if len(group) > 1]


def not_compared(organization: Organization, as_of: datetime.date) -> Iterator[tuple[str, int]]:
    """The metrics with more KPIs than are compared with each other, and how many they have."""
    asked = (one for one in asking(organization, as_of) if isinstance(one.item, Kpi))
    for group in _groups(bounds_of(Figures.of(organization), asked)):
        if len(group) > MAX_KPIS_OF_A_METRIC:
            yield group[0].metric, len(group)


def _may_clash(group: list[Bound]) -> bool:
    """Whether any two of them can: some are looked at pair by pair, and most groups need not be."""
    wants = {bound.target.want for bound in group}
    if {1, -1} <= wants and not all(bound.span for bound in group):
        return True
    lows = [bound.span.low for bound in group if bound.span and bound.span.low is not None]
    highs = [bound.span.high for bound in group if bound.span and bound.span.high is not None]
    return bool(lows) and bool(highs) and max(lows) >= min(highs)


def _judged(figures: Figures, one: Bound, other: Bound) -> Iterator[Pair]:
    if not isinstance(one.item, Kpi) or not isinstance(other.item, Kpi) or one.item.department == other.item.department:
        return
    kpis = one.item, other.item
    doubts = _about_parts(figures, *kpis)
    if _is_one_figure(figures, one, other):
        if one.span and other.span and not one.span.meets(other.span):
            yield Pair(INCOMPATIBLE, kpis, (*doubts, *_about_percent(figures, one, other)))
        elif (further := _pull_apart(one, other)) is not None:
            yield Pair(OPPOSED, kpis, (*doubts, *further))
    elif _overlap(figures, one, other) and _pull_apart(one, other) == ():
        yield Pair(OPPOSED, kpis, (*doubts, "days"))


def _is_one_figure(figures: Figures, one: Bound, other: Bound) -> bool:
    """Whether one value decides about both."""
    if one.figure[:3] != other.figure[:3]:
        return False
    mine, theirs = one.figure.days, other.figure.days
    return figures.is_about(one.item, one.figure, theirs) or figures.is_about(other.item, other.figure, mine)


def _overlap(figures: Figures, one: Bound, other: Bound) -> bool:
    """Whether their periods meet. A total may well rise over a year and fall in its summer."""
    return figures.how(one.metric) != "sum" and one.item.period.overlaps(other.item.period)


def _is_inside(figures: Figures, part: Bound, whole: Bound) -> bool:
    """Whether the one figure is surely no larger than the other, because it is a part of it that cannot be negative."""
    one, other = part.figure, whole.figure
    if (one.metric, one.days) != (other.metric, other.days) or one[:3] == other[:3]:
        return False
    if not (figures.is_known(part.item) and figures.is_known(whole.item)):
        return False
    additive = Additive.of(figures.organization.metrics.get(one.metric))
    owned = one.owner == other.owner or (
        additive.departments and figures.organization.parts.holds(other.owner, one.owner)
    )
    scoped = one.scope == other.scope or (additive.scopes and set(other.scope) < set(one.scope))
    return owned and scoped


def _about_parts(figures: Figures, one: Kpi, other: Kpi) -> tuple[Doubt, ...]:
    """Whether it depends on whose figure each is about: in the other reading they are about two."""
    known = figures.is_known(one) and figures.is_known(other)
    if known:
        return ()
    owners = [figures.figure(kpi, kpi.metric, own=True).owner for kpi in (one, other)]
    return () if owners[0] == owners[1] else ("part",)


def _about_percent(figures: Figures, one: Bound, other: Bound) -> tuple[Doubt, ...]:
    """Whether one of the two may have written a share where the other wrote per cent: .85 and 80."""
    return ("percent",) if mixes_percent(figures.unit(one.metric), (one, other)) else ()


def mixes_percent(unit: str, bounds: Iterable[Bound]) -> bool:
    """Whether some ends are a share, from 0 to 1, and others more than one, of something in per cent."""
    ends = [[abs(end) for end in bound.interval if end is not None] for bound in bounds]
    shares = [some for some in ends if some and all(0 < end <= 1 for end in some)]
    return unit.strip() == "%" and bool(shares) and any(end > 1 for some in ends for end in some)


def _pull_apart(one: Bound, other: Bound) -> tuple[Doubt, ...] | None:
    """What it depends on that two pull in opposite directions; None where they do not, or some value suits both."""
    if one.target.want != -other.target.want or one.target.want == 0 or (one.span and other.span):
        return None
    return () if one.span is None and other.span is None else ("baseline",)


def are_guard_rails(figures: Figures, pair: Pair) -> bool:
    """Whether one of two that pull apart only keeps the metric where it is."""
    return pair.rule == OPPOSED and any(is_guard_rail(figures.organization, kpi) for kpi in pair.kpis)
