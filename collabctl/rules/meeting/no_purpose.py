"""A meeting does not say why it exists.

A meeting that has lost its reason goes on by itself: nobody can say when it has done its work, so nobody stops it. One
sentence is enough for people to know whether they belong there, and for a newcomer to dare to ask.

Every kind of meeting is looked at, those that are called together when something happens too. A meeting that has been
held for the last time is not.

What to do: write 'purpose' in one sentence that says what would go wrong without this meeting. If nobody can write it,
try a month without.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.calendar.lifetime import still_held
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_purpose(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for meeting in still_held(organization, settings.as_of):
        if meeting.purpose is None:
            yield (
                meeting.at(),
                f"nobody has said what {meeting} is for",
                Details(
                    about=(meeting,), help="write 'purpose': one sentence on what would go wrong without this meeting"
                ),
            )
