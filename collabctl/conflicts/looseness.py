"""Parts that may all meet their targets while the whole that they are part of misses its own."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from collabctl.conflicts.bounds import Bound, asking, bound_of
from collabctl.conflicts.figures import Figures
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi, Metric
from collabctl.organization.spans import Span

Made = Literal["sum", "average"]
"""How parts make a whole."""


@dataclass(frozen=True, slots=True)
class LooseParts:
    """A whole, and the parts of it that allow what it forbids.

    `made` says how parts make the whole; None where nothing says it, so that it has to be asked. `covered` says that
    every department of the whole has a part; of a sum, `together` is then what the parts ask for when added up.
    """

    whole: Kpi
    parts: tuple[Kpi, ...]
    made: Made | None
    covered: bool
    together: Fraction | None = None


def loose_parts(organization: Organization, as_of: datetime.date) -> Iterator[LooseParts]:
    """Every whole with parts that are looser than it is, in the order of the ids."""
    figures = Figures.of(organization)
    bounds = {one.item.id: bound_of(figures, one) for one in asking(organization, as_of) if isinstance(one.item, Kpi)}
    for whole, parts in _families(bounds).items():
        metric = organization.metrics.get(whole.metric)
        span = bounds[whole.id].span
        if metric is None or span is None:
            continue
        covered = _covers(organization, whole, parts)
        made = _made(metric)
        if made == "sum":
            yield from _of_a_sum(whole, span, parts, bounds, covered=covered)
            continue
        loose = tuple(part for part in parts if (theirs := bounds[part.id].span) and _is_looser(theirs, span))
        if loose:
            yield LooseParts(whole, loose, made, covered and len(loose) == len(parts))


def _families(bounds: Mapping[str, Bound]) -> dict[Kpi, list[Kpi]]:
    """Each KPI that others are part of, on the same metric and over the same days, with those."""
    families: dict[Kpi, list[Kpi]] = defaultdict(list)
    for bound in bounds.values():
        part = bound.item
        above = bounds.get(part.part_of or "") if isinstance(part, Kpi) else None
        if above is None or not isinstance(part, Kpi) or not isinstance(above.item, Kpi) or above.item is part:
            continue
        whole = above.item
        if part.metric == whole.metric and part.period.same_days(whole.period):
            families[whole].append(part)
    return {
        whole: sorted(families[whole], key=lambda kpi: kpi.id) for whole in sorted(families, key=lambda kpi: kpi.id)
    }


def _made(metric: Metric) -> Made | None:
    """How parts make the whole: as the metric says; a share or a score is an average, whatever else is left out."""
    if metric.over_departments in ("sum", "average"):
        return "sum" if metric.over_departments == "sum" else "average"
    if metric.over_time in ("sum", "average"):
        return "sum" if metric.over_time == "sum" else "average"
    if metric.over_time == "latest" or str(metric.unit).strip() in ("%", "score"):
        return "average"
    return None


def _is_looser(part: Span, whole: Span) -> bool:
    """Whether a part allows what the whole forbids, on a side on which both have an end."""
    low = part.low is not None and whole.low is not None and not _within(part.low, whole.low, part.above, whole.above)
    high = (
        part.high is not None
        and whole.high is not None
        and not _within(-part.high, -whole.high, part.below, whole.below)
    )
    return low or high


def _within(part: Fraction, whole: Fraction, part_strict: bool, whole_strict: bool) -> bool:
    """Whether everything from `part` on lies in what goes from `whole` on; a strict end leaves itself out."""
    return part > whole or (part == whole and (part_strict or not whole_strict))


def _of_a_sum(
    whole: Kpi, span: Span, parts: Sequence[Kpi], bounds: Mapping[str, Bound], *, covered: bool
) -> Iterator[LooseParts]:
    """Only where every department has a part can it be said that what they ask for adds up to too little."""
    spans = [bounds[part.id].span for part in parts]
    if not covered:
        return
    lows = [one.low for one in spans if one is not None and one.low is not None]
    highs = [one.high for one in spans if one is not None and one.high is not None]
    if span.low is not None and len(lows) == len(parts) and sum(lows) < span.low:
        yield LooseParts(whole, tuple(parts), "sum", covered, Fraction(sum(lows)))
    elif span.high is not None and len(highs) == len(parts) and sum(highs) > span.high:
        yield LooseParts(whole, tuple(parts), "sum", covered, Fraction(sum(highs)))


def _covers(organization: Organization, whole: Kpi, parts: Sequence[Kpi]) -> bool:
    """Whether every department right below the whole's has a part, about as much of the organization as the whole."""
    below = organization.parts.directly_below(whole.department) or organization.parts.directly_below(None)
    there = {part.department for part in parts if part.scope == whole.scope}
    return len(parts) > 1 and bool(below - {whole.department}) and below - {whole.department} <= there
