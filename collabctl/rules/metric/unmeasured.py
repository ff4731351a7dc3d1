"""A KPI or a shared goal rests on a metric, and nobody has written down a figure of it.

Others have their figures on the table; about this one people still have to take each other's word.

Asked where `measured_every` says that the metric is measured, of KPIs and goals whose period has begun and is not over,
and only once figures of other metrics are written down: an organization that keeps its figures elsewhere is left alone.
What follows from a `formula` needs no figures of its own, and a metric among the `results` is
`organization/unmeasured`.

What to do: record what was measured (`collabctl record`), or paste the figures into `measurements/<metric>.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def unmeasured(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if not organization.figures:
        return
    asked = {kpi.metric for kpi in organization.kpis if settings.as_of in kpi.period}
    asked |= {goal.measure.metric for goal in organization.goals if goal.measure and settings.as_of in goal.period}
    for metric in organization.metrics:
        named = metric.id in asked and metric.id not in organization.settings.results
        if named and metric.measured_every and not metric.formula and metric.id not in organization.figures:
            yield (
                metric.at("measured_every"),
                f"{metric} is measured every {metric.measured_every}, and no figure of it is written down",
                Details(about=(metric,), help=f"paste its figures into measurements/{metric.id}.csv"),
            )
