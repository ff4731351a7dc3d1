"""A resolution runs for more than twelve months.

Living with a conflict costs something every day, and who pays changes. Once a year at least, the people concerned
should look at each other and say whether it is still worth it.

What to do: set `review_by` to at most twelve months after `date`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.resolutions import LONGEST, months_after
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def too_long(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for resolution in organization.resolutions:
        latest = months_after(resolution.date, LONGEST)
        if resolution.review_by > latest:
            yield (
                resolution.at("review_by"),
                (
                    f"the agreement {resolution} of {resolution.date} runs until {resolution.review_by}, "
                    "and at most twelve months are allowed"
                ),
                Details(about=(resolution,), help=f"set 'review_by' to {latest} or earlier"),
            )
