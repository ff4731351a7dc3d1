"""Questions about the measurements of a metric: the newest one, and when the next was to come."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from collabctl.measurements import Cadence, Measurement

if TYPE_CHECKING:
    from collabctl.organization.organization import Organization


def newest(organization: Organization, metric: str, until: datetime.date = datetime.date.max) -> Measurement | None:
    """The measurement of a metric on its latest day, no later than `until`; None where there is none."""
    found = None
    for measurement in organization.measurements(metric):
        if measurement.date > until:
            break
        found = measurement
    return found


def next_due(cadence: Cadence, last: datetime.date) -> datetime.date:
    """The day on which the stretch is over that the next measurement after one of `last` is about."""
    return cadence.after(cadence.around(last)).last
