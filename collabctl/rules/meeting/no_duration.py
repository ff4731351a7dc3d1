"""A meeting does not say how long it takes.

Work fills the time that there is, and an hour is what calendars offer. People who know that it takes 25 minutes plan
something after it, and so it does take 25 minutes.

A stand-up, a project sync and an alignment have a length by their type. Those, what is called together when something
happens, and meetings that have been held for the last time are not looked at. Until it is written down, such a meeting
counts as an hour.

What to do: write 'duration', and try it a little shorter than it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.calendar.lifetime import still_held
from collabctl.organization import Organization
from collabctl.organization.meetings import LONGEST
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def no_duration(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for meeting in still_held(organization, settings.as_of):
        if not meeting.length_assumed or meeting.type in LONGEST or not meeting.planned:
            continue
        yield (
            meeting.at(),
            f"{meeting} does not say how long it takes, and counts as {meeting.duration}",
            Details(about=(meeting,), help="write 'duration', such as 45 min"),
        )
