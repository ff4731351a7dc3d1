"""Nobody can tell whether a shared goal has been reached.

Without a figure each department may think that it did its part. A goal that can be missed is one that people talk
about; one that cannot hangs in the canteen.

A `measure` needs a metric and a target, be it only a direction (`{move: up}`). Goals that are over are left alone, so
is a goal of one department (`goal/one-department`), and one that a KPI with a number of its own `supports`: that is a
figure by which it can be told.

What to do: choose the one figure that none of the departments can move alone, and agree where it should be.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def unmeasured(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    told_by = {id for kpi in organization.kpis if kpi.target and kpi.target.has_number for id in kpi.supports}
    for goal in organization.shared_goals(settings.as_of):
        if goal.measure is None and goal.id in told_by:
            continue
        if goal.measure is None:
            yield (
                goal.at("name"),
                f"the shared goal {goal} has no measure, so nobody can tell whether it has been reached",
                Details(about=(goal,), help="name a metric and a target under 'measure': {metric: ..., target: ...}"),
            )
        elif goal.measure.target is None:
            metric = organization.metrics.get(goal.measure.metric) or f"'{goal.measure.metric}'"
            yield (
                goal.at("measure"),
                f"the shared goal {goal} is measured by {metric}, and nothing says where that should be",
                Details(about=(goal,), help="write a target beside the metric, such as target: {at_least: 9}"),
            )
