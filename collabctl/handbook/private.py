"""How much a handbook tells of a conflict, which may be about documents that it keeps to itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from collabctl.conflicts.conflict import CLASSES, Conflict
from collabctl.organization import Organization


def publishable(organization: Organization, conflict: Conflict, kept: frozenset[str]) -> Conflict | None:
    """A conflict as far as it may be told: None where it is a note, unwanted, or nothing without what is kept.

    A shared goal that several harm is told with those that may be named; any other conflict whole, or not at all.
    """
    own = organization.settings.checks.get(conflict.rule)
    unwanted = (own.get("severity") if isinstance(own, Mapping) else own) == "none"
    if unwanted or conflict.severity == "info" or CLASSES.get(conflict.rule, "notice") == "notice":
        return None
    kpis = tuple(kpi for kpi in conflict.kpis if kpi.reference not in kept)
    legs = tuple(
        leg
        for leg in conflict.legs
        if leg.kpi in kpis and kept.isdisjoint(f"metric/{metric}" for metric in leg.path.metrics)
    )
    stands_on = {item.reference for item in (*conflict.documents, *(step.item for step in conflict.steps))}
    whole = kept.isdisjoint(stands_on) and len(legs) == len(conflict.legs)
    if f"metric/{conflict.pivot}" in kept or (conflict.goal and conflict.goal.reference in kept):
        return None
    if conflict.goal and conflict.legs:
        kpis = tuple(kpi for kpi in kpis if any(leg.kpi is kpi for leg in legs))
        return replace(conflict, kpis=kpis, legs=legs) if kpis else None
    return conflict if whole else None
