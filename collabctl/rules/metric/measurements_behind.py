"""The newest figure of a metric is older than it should be.

A page of results that stopped in the spring looks finished, and people steer by what was true then.

`measured_every` says when the next figure was to come: one for the stretch (the month, the week) after that of the
newest figure, once that stretch is over and some time to gather it, the `grace`, has passed. Asked of metrics that a
KPI or a goal in play rests on, or that stand among the organization's `results`. A metric without any figure is
`metric/unmeasured`.

What to do: record what was measured since. If it is measured less often by now, say so in `measured_every`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.figures import newest, next_due
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning", settings={"grace": "2 weeks"})
def measurements_behind(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    steered_by = organization.steered_by(settings.as_of)
    for metric in organization.metrics:
        cadence = organization.cadence(metric)
        last = newest(organization, metric.id) if cadence and metric.id in steered_by else None
        if cadence is None or last is None:
            continue
        due = next_due(cadence, last.date)
        if due < settings["grace"].before(settings.as_of):
            yield (
                metric.at("measured_every"),
                f"{metric} is measured every {metric.measured_every}, and its newest figure is of {last.date}",
                Details(
                    about=(metric,),
                    related=(Related(last.place, f"the newest figure; the next was to come by {due}"),),
                    help="record what was measured since, or say in 'measured_every' how often it is measured now",
                ),
            )
