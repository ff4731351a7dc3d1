"""What a conflict depends on and nobody wrote down, as questions to the people concerned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.guard_rails import band, is_guard_rail
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi

_ARITHMETIC = ("kpi/contradicts-parent", "kpi/incompatible-targets", "kpi/unreachable-targets")
MOST_NAMED = 5
"""How many of a list are named in a sentence before the rest is counted."""


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: a, b and c."""
    if len(names) > MOST_NAMED:
        names = [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def condition(organization: Organization, conflict: Conflict) -> str:
    """Under which condition targets do not fit, as the beginning of a sentence; "" where they never do."""
    if "part" not in conflict.doubts:
        return ""
    names = [_metric(organization, id) for id in conflict.asks_about]
    return f"if {listed(names)} {'is one figure' if len(names) == 1 else 'are one figure each'}, "


def questions(organization: Organization, conflict: Conflict) -> Iterator[str]:
    """What to find out, and what to write then."""
    for id in conflict.asks_about if "part" in conflict.doubts else ():
        kpis = [kpi for kpi in conflict.asked or conflict.kpis if kpi.metric == id]
        where = listed([f"{kpi.reference} ({kpi.at().path})" for kpi in kpis])
        yield (
            f"is {_metric(organization, id)} one figure, or has each department its own? "
            f"write 'part: whole' or 'part: own' in {where}"
        )
    if "baseline" in conflict.doubts:
        some = [kpi for kpi in conflict.kpis if kpi.target is not None and kpi.span is None and kpi.want]
        for kpi in some:
            department = _department(organization, kpi)
            yield f"from where should it go {_way(kpi)} for {department}? write that as the 'baseline' of {kpi}"
    if "days" in conflict.doubts:
        yield "are the two meant one after the other? then give them periods that do not overlap"
    if "percent" in conflict.doubts:
        yield from _about_percent(organization, conflict)
    pulls = conflict.certainty not in ("proved", "certain") and conflict.rule not in _ARITHMETIC
    for kpi in conflict.kpis if pulls else ():
        if is_guard_rail(organization, kpi):
            yield _about_guard_rail(organization, kpi)


def _about_guard_rail(organization: Organization, kpi: Kpi) -> str:
    """Why a target pulls nowhere, and the band that would say so."""
    metric, whose = organization.metrics.get(kpi.metric), _department(organization, kpi)
    why = f"{kpi} of {whose} is met with room: it starts from {kpi.baseline:,}" if kpi.baseline is not None else ""
    if metric is not None and metric.better == "steady":
        why = f"{metric} is to stay steady, and {kpi.target} of {whose} only keeps it in a band"
    return f"{why}; to say so, write how far it may go: 'target: {{{band(kpi)}}}'"


def _about_percent(organization: Organization, conflict: Conflict) -> Iterator[str]:
    for kpi in conflict.kpis:
        ends = [end for end in (kpi.span.low, kpi.span.high) if end is not None] if kpi.span else []
        if ends and all(0 < abs(end) <= 1 for end in ends):
            shares = [(f"{float(end * 100):g}", f"{float(end):g}") for end in ends]
            asked = listed([f"{cent} or {share}" for cent, share in shares])
            yield f"{_metric(organization, kpi.metric)} is in %: does {_department(organization, kpi)} mean {asked}?"


def _way(kpi: Kpi) -> str:
    return "up" if kpi.want > 0 else "down"


def _metric(organization: Organization, id: str) -> str:
    metric = organization.metrics.get(id)
    return str(metric) if metric else f"'{id}'"


def _department(organization: Organization, kpi: Kpi) -> str:
    return organization.department_name(kpi.department)
