"""Small organizations for tests, made without files."""

from collections.abc import Mapping
from typing import Any

from collabctl.documents import Document, SourceFile
from collabctl.organization import Collection, Organization
from collabctl.organization.item import Item
from collabctl.organization.kpis import Goal, Kpi, Measure, Metric, Range, Share
from collabctl.organization.people import Department
from collabctl.organization.quantities import ALWAYS, Period, Target
from collabctl.organization.settings import OrganizationSettings
from collabctl.organization.text import Text


def document(kind: str, id: str) -> Document:
    return Document(SourceFile(f"{id}.yaml", b""), 0, {"kind": kind, "id": id})


def metric(
    id: str,
    formula: str | None = None,
    *,
    low: float | None = None,
    high: float | None = None,
    over_time: str | None = None,
) -> Metric:
    return Metric(
        document=document("metric", id),
        id=id,
        name=Text(id),
        unit=Text("pieces"),
        better="higher",
        range=Range(min=low, max=high),
        formula=formula,
        over_time=over_time,
    )


def kpi(
    id: str,
    metric: str,
    target: Mapping[str, Any],
    *,
    department: str = "sales",
    weight: float | str | None = None,
    period: str | Mapping[str, str] | None = None,
    scope: Mapping[str, str] | None = None,
    baseline: float | None = None,
    part: str | None = "whole",
) -> Kpi:
    return Kpi(
        document=document("kpi", id),
        id=id,
        name=Text(id),
        department=department,
        metric=metric,
        part=part,
        target=Target.parse(target),
        weight=weight,
        period=Period.parse(period) if period else ALWAYS,
        scope=scope or {},
        baseline=baseline,
    )


def goal(id: str, metric: str, target: Mapping[str, Any], *, period: str | None = None) -> Goal:
    return Goal(
        document=document("goal", id),
        id=id,
        name=Text(id),
        measure=Measure(metric=metric, target=Target.parse(target)),
        shared_by=(Share(department="sales"), Share(department="finance")),
        period=Period.parse(period) if period else ALWAYS,
    )


def organization(*items: Item) -> Organization:
    settings = OrganizationSettings(document=document("organization", ""), name=Text("Noorderlicht"))
    departments = [
        Department(document=document("department", id), id=id, name=Text(id.capitalize()))
        for id in ("sales", "finance")
    ]
    return Organization(
        settings=settings,
        departments=Collection(departments),
        metrics=Collection([item for item in items if isinstance(item, Metric)]),
        kpis=Collection([item for item in items if isinstance(item, Kpi)]),
        goals=Collection([item for item in items if isinstance(item, Goal)]),
    )
