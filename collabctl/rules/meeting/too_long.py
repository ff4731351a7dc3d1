"""A meeting is longer than its type needs.

A stand-up that takes an hour is a different meeting. What is said in the last half hour is said to people who are no
longer listening, and every department that attends pays for it.

The limits are settings: `stand-up` is 15 min, `project-sync` 30 min and `alignment` 60 min. Other types have none.
Meetings that have been held for the last time are not looked at.

What to do: make it shorter, move the part that concerns two people to those two, or give it the type that it really is.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.calendar.lifetime import still_held
from collabctl.organization import Organization
from collabctl.organization.meetings import LONGEST
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning", settings={type: f"{minutes} min" for type, minutes in LONGEST.items()})
def too_long(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for meeting in still_held(organization, settings.as_of):
        limit = settings.get(meeting.type)
        if limit and meeting.duration > limit and not meeting.length_assumed:
            yield (
                meeting.at("duration"),
                f"{meeting} takes {meeting.duration}, and {_KINDS[meeting.type]} needs no more than {limit}",
                Details(
                    about=(meeting,),
                    help="make it shorter, take the part that concerns two people out of it, or give it another type",
                ),
            )


_KINDS = {"stand-up": "a stand-up", "project-sync": "a project sync", "alignment": "an alignment"}
