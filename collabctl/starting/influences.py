"""What gets worse when a team pushes only its KPI, written down with the metric that it pushes: as an assumption."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from collabctl.organization.kpis import Metric

BECAUSE: Mapping[str, str] = {
    "en": "Assumed when {department} got this target: who pushes only this, harms that. {felt_by} would feel it.",
    "nl": "Aangenomen toen {department} dit target kreeg: wie alleen hierop duwt, schaadt dat. {felt_by} merkt het.",
}
"""Why an influence is written down, by language."""


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
