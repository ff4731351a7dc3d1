"""Nothing says how the figures of a metric make the value of a KPI's whole period.

Twelve months of deals add up; twelve months of satisfaction do not. Where nothing is said the latest value counts, and
a department that sold 1,200 in a year is told in December that it stands at 96.

Asked where a metric is measured more often than the period of a KPI or shared goal in play is long, and its target is
a number.

What to do: write `over_time: sum` where the figures add up, `average` for shares, scores and times, and `latest` for
what is counted anew each time, such as the number of customers.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi, Metric
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def unclear_total(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for metric in organization.metrics:
        over = None if metric.over_time else _first_over(organization, metric, settings)
        if over is not None:
            every = metric.measured_every
            yield (
                metric.at("measured_every"),
                f"{metric} is measured every {every}, and nothing says how its figures make a value for {over.period}",
                Details(
                    about=(metric,),
                    related=(Related(over.at("period"), f"the period of {over}"),),
                    help="write over_time: sum where figures add up, average for shares and scores, or latest",
                ),
            )


def _first_over(organization: Organization, metric: Metric, settings: Settings) -> Kpi | Goal | None:
    """A KPI or goal in play whose period holds more than one measurement of the metric."""
    cadence = organization.cadence(metric)
    if cadence is None:
        return None
    kpis = [kpi for kpi in organization.kpis if kpi.metric == metric.id and kpi.target and kpi.target.has_number]
    goals = [
        goal
        for goal in organization.goals
        if goal.measure and goal.measure.metric == metric.id and goal.measure.target and goal.measure.target.has_number
    ]
    asked: list[Kpi | Goal] = [*kpis, *goals]
    for item in asked:
        first, last = item.period.first, item.period.last
        if first and last and not item.is_over(settings.as_of) and cadence.between(first, last) > 1:
            return item
    return None
