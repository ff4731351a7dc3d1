"""A KPI pulls its metric the way that is worse for the organization.

The metric says that lower is better, and this KPI is met by raising it. There may be a good reason: careful paperwork
takes its time. But whoever wants to meet the target makes something worse that everybody else wants better.

A metric whose `better` is `steady` is not looked at.

What to do: turn the target round, or judge the department on what it really wants to protect. If the metric is better
the other way, correct its `better`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule

_BETTER = {"higher": 1, "lower": -1}


@rule(severity="info")
def against_better(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for kpi in organization.kpis:
        metric = organization.metrics.get(kpi.metric)
        if metric is None or kpi.period.ended_before(settings.as_of):
            continue
        if kpi.want * _BETTER.get(metric.better, 0) < 0:
            name = organization.department_name(kpi.department)
            way = "raising" if kpi.want > 0 else "lowering"
            yield (
                kpi.at("target"),
                f"{name} is judged on {way} {metric}, and {metric.better} is better",
                Details(
                    about=(kpi,),
                    related=(Related(metric.at("better"), f"of {metric}, {metric.better} is better"),),
                    help=f"turn the target round, or judge {name} on what it really wants to protect",
                ),
            )
