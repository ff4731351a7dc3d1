"""What gets worse when a team pushes only its KPI, written down with the metric that it pushes: as an assumption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from collabctl.edits import NotPossible
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric
from collabctl.starting.answers import understood
from collabctl.starting.questions import Question

BECAUSE: Mapping[str, str] = {
    "en": "Assumed when {department} got this target: who pushes only this, harms that. {felt_by} would feel it.",
    "nl": "Aangenomen toen {department} dit target kreeg: wie alleen hierop stuurt, schaadt dat. {felt_by} merkt het.",
}
"""Why an influence is written down, by language."""


FELT_BY = Question("felt_by", "Who feels it?", of=("department",))
_WORSE = Question("worsens", "What gets worse?", of=("metric",))


def worsened(organization: Organization, kind: str, settings: Iterable[str]) -> dict[str, str]:
    """What `--worsens METRIC=DEPARTMENT` says: the metrics that get worse, each with the department that feels it."""
    found: dict[str, str] = {}
    for setting in settings:
        if kind != "kpi":
            raise NotPossible(f"--worsens says what a KPI does to others, and this is a {kind}; leave it out")
        metric, equals, department = setting.partition("=")
        if not equals:
            raise NotPossible(f"'{setting}' does not say who feels it; write a metric and a department: csat=support")
        id = understood(organization, kind, _WORSE, metric)
        if id in found:
            raise NotPossible(f"'{id}' gets worse twice; name the department that feels it most")
        found[id] = understood(organization, kind, FELT_BY, department)
    return found


def influence(metric: Metric, target: Mapping[str, Any], worse: Metric, because: str) -> dict[str, str]:
    """The item for 'influences' of `metric`: pushed towards this target, it makes `worse` worse.

    Where good is neither up nor down, nobody can tell which way it moves: then the effect is unclear.
    """
    pushed = _pushed(metric, target)
    good = {"higher": 1, "lower": -1}.get(worse.better, 0)
    effect = {-1: "lowers", 0: "unclear", 1: "raises"}[-good * pushed]
    return {"metric": worse.id, "effect": effect, "evidence": "assumed", "because": because}


def because(language: str, department: str, felt_by: str) -> str:
    """Why it is written down, for somebody who reads it in a year."""
    return BECAUSE[language].format(department=department, felt_by=felt_by)


def _pushed(metric: Metric, target: Mapping[str, Any]) -> int:
    """Which way whoever is judged by this target pushes: 1 up, -1 down, 0 where that depends."""
    if "at_least" in target or target.get("move") == "up":
        return 1
    if "at_most" in target or target.get("move") == "down":
        return -1
    return {"higher": 1, "lower": -1}.get(metric.better, 0)
