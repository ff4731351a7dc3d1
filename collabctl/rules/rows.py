"""Findings on rows of a table: each is told, up to as many as anybody looks at, and the rest are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from collabctl.documents.limits import MAX_BAD_ROWS
from collabctl.findings import Location
from collabctl.organization.kpis import Metric
from collabctl.rules import Details

Told = tuple[Location, str, Details]


def first_ones(metric: Metric, told: Iterable[Told]) -> Iterator[Told]:
    """The first of the findings on a metric's rows, and one that says how many more there are."""
    told = iter(told)
    last = Location("")
    for one in islice(told, MAX_BAD_ROWS):
        last = one[0]
        yield one
    if more := sum(1 for _ in told):
        yield (
            last,
            f"the same is so of {more:,} more row{'s' * (more > 1)} of {metric}",
            Details(
                about=(metric,), help="one cause often makes them all: mend one, and look again", subject="the rest"
            ),
        )
