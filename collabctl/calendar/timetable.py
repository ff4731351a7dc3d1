"""All meetings of 12 months, worked out once for everything that looks at them.

Many meetings have the same plan, such as Monday at ten, so the days and clocks of a plan are worked out once too.
"""

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
    known: dict[object, tuple[Occurrence, ...]] = {}
    found = {}
    for meeting in organization.meetings:
        plan = meeting.schedule, meeting.duration
        if plan in known:
            found[meeting.id] = tuple(Occurrence(meeting, time.slot, time.start, time.end) for time in known[plan])
        else:
            found[meeting.id] = known[plan] = tuple(occurrences(organization, meeting, first, last))
    return found
