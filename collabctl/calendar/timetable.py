"""All meetings of 12 months, worked out once for everything that looks at them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import lru_cache

from collabctl.calendar.occurrences import Occurrence, horizon, occurrences
from collabctl.organization import Organization


@lru_cache(maxsize=1)
def timetable(organization: Organization, as_of: datetime.date) -> Mapping[str, Sequence[Occurrence]]:
    """The times of each meeting by its id, in order, in the 12 months from a day."""
    first, last = horizon(as_of)
    return {meeting.id: tuple(occurrences(organization, meeting, first, last)) for meeting in organization.meetings}
