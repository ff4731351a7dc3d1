"""There are measurements, and no metric that they belong to.

A file of measurements is named after the id of its metric: `measurements/csat.csv` holds the figures of `csat`. When a
metric is given another id, its file has to follow, or the figures stop where nobody sees it.

What to do: rename the file to the id of its metric, or write the metric down. A table that is no measurement belongs in
another folder.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.documents.nearest import nearest
from collabctl.documents.shown import shown
from collabctl.findings import Location
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def unknown_metric(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    ids = [metric.id for metric in organization.metrics]
    for path, id in organization.figures.paths():
        if id not in organization.metrics and not organization.perhaps(id):
            close = nearest(id, ids)
            yield (
                Location(path),
                f"this file is named after a metric '{shown(id)}', and there is none",
                Details(help=f"did you mean '{close}.csv'?" if close else "name it after the id of its metric"),
            )
