"""A resolution runs for more than twelve months.

Living with a conflict costs something every day, and who pays changes. Once a year at least, the people concerned
should look at each other and say whether it is still worth it.

What to do: set `review_by` to at most twelve months after `date`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def too_long(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for resolution in organization.resolutions:
        latest = _a_year_after(resolution.date)
        if resolution.review_by > latest:
            yield (
                resolution.at("review_by"),
                (
                    f"the agreement {resolution} of {resolution.date} runs until {resolution.review_by}, "
                    "and at most twelve months are allowed"
                ),
                Details(about=(resolution,), help=f"set 'review_by' to {latest} or earlier"),
            )


def _a_year_after(day: datetime.date) -> datetime.date:
    """The same day a year later; the 29th of February gives the 28th."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)
