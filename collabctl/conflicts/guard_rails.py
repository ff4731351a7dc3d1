"""Targets that nobody has to do anything for: a floor or a cap that holds already."""

from __future__ import annotations

from fractions import Fraction

from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi
from collabctl.organization.quantities import Target, exact

ROOM = Fraction(1, 20)
"""How far beyond its target a baseline has to be, as a part of it. Less than 5 % can be lost in a month, so somebody
still works for it; what is further off is held without anybody's effort."""


def is_guard_rail(organization: Organization, kpi: Kpi) -> bool:
    """Whether a KPI only keeps its metric from leaving a band, so that it pulls nowhere.

    So does a floor or a cap on a metric that should stay where it is, and one that the baseline meets with room.
    """
    target = kpi.target
    if target is None or not target.has_number or target.want == 0:
        return False
    metric = organization.metrics.get(kpi.metric)
    return (metric is not None and metric.better == "steady") or _is_met_with_room(target, kpi.baseline)


def _is_met_with_room(target: Target, baseline: float | None) -> bool:
    bound = target.low if target.low is not None else target.high
    if baseline is None or bound is None:
        return False
    room = (exact(baseline) - bound) * target.want
    return room > 0 and room >= abs(bound) * ROOM


def band(kpi: Kpi) -> str:
    """What would say how far it may go: the target as a band, up to where it stands now, with an end to fill in."""
    low, high = (kpi.target.low, kpi.target.high) if kpi.target else (None, None)
    if low is not None:
        return f"between: [{_plain(low)}, ...]"
    return f"between: [..., {_plain(high)}]" if high is not None else ""


def _plain(value: Fraction) -> str:
    number = float(value)
    return str(int(number)) if number.is_integer() else str(number)
