"""A measured value cannot be: it lies outside the range of its metric.

An 81 among the eights is a comma that was lost, and it lifts the average of the whole year. The range says what is
possible at all, so either the value is wrong, or the range is. Until then the value counts as it stands.

What to do: correct the value. If it is right, widen the `range` of the metric.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.measurements import Series
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric
from collabctl.organization.quantities import number
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.rows import Told, first_ones


@rule(severity="warning")
def outside_range(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for metric in organization.metrics:
        if metric.range.min is not None or metric.range.max is not None:
            yield from first_ones(metric, _outside(metric, organization.figures.of(metric.id)))


def _outside(metric: Metric, series: Series) -> Iterator[Told]:
    lowest, highest = metric.range.min, metric.range.max
    for row in series:
        below = lowest is not None and row.value < lowest
        if below or (highest is not None and row.value > highest):
            end, bound = ("at least", lowest) if below else ("at most", highest)
            yield (
                row.place,
                f"{metric} was {number(row.value)} on {row.date}, and it is {end} {number(bound or 0)}",
                Details(
                    about=(metric,),
                    related=(Related(metric.at("range"), "what is possible at all"),),
                    help="correct the value, or widen the range if the value is right",
                    subject=f"{row.date} {row.department}".strip(),
                ),
            )
