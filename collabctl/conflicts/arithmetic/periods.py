"""Which targets say something about the same figures at the same time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from collabctl.organization.quantities import Period


def stretches(targets: Sequence[tuple[Period, bool]]) -> list[tuple[int, ...]]:
    """The largest sets of targets, by their places, that hold together. Each target has a period, and may be a total.

    Targets on a level hold at every moment of their periods, so time is cut where periods begin. A total is the figure
    of its whole period: it holds together only with totals of the same days, and with levels that hold on all of them.
    """
    levels = [(place, period) for place, (period, is_total) in enumerate(targets) if not is_total]
    totals: dict[tuple[datetime.date | None, datetime.date | None], list[int]] = {}
    for place, (period, is_total) in enumerate(targets):
        if is_total:
            totals.setdefault((period.first, period.last), []).append(place)
    found = {
        tuple(sorted([*places, *(place for place, period in levels if _covers(period, first, last))]))
        for (first, last), places in totals.items()
    }
    for day in {period.first or datetime.date.min for _, period in levels}:
        found.add(tuple(place for place, period in levels if _covers(period, day, day)))
    sets = {places: frozenset(places) for places in found}
    return sorted(places for places in found if not any(sets[places] < other for other in sets.values()))


def _covers(period: Period, first: datetime.date | None, last: datetime.date | None) -> bool:
    """Whether the period holds every day from `first` to `last`."""
    begins = period.first is None or (first is not None and period.first <= first)
    ends = period.last is None or (last is not None and last <= period.last)
    return begins and ends
