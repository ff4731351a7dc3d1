"""The range of a metric ends before it begins.

The range says what is possible at all, so that a target outside it can be told from a bold one. With the lowest
number above the highest, no value is possible, and every target on the metric would be out of reach.

What to do: swap `min` and `max`, or correct the one that was mistyped.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.quantities import number
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def impossible_range(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for metric in organization.metrics:
        lowest, highest = metric.range.min, metric.range.max
        if lowest is None or highest is None or lowest <= highest:
            continue
        low, high = (metric.document.written(("range", end)) for end in ("min", "max"))
        yield (
            metric.at("range", "min"),
            f"{metric} is at least {number(lowest)} and at most {number(highest)}, so it can have no value at all",
            Details(
                about=(metric,),
                related=(Related(metric.at("range", "max"), f"at most {number(highest)}"),),
                help=f"if the two were swapped, write range: {{min: {high}, max: {low}}}",
            ),
        )
