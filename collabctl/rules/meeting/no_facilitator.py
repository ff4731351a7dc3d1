"""Nobody leads a meeting.

When nobody minds the time and the questions, the loudest voice does. Leading is not deciding: it is seeing to it that
everybody is heard, and that there is something to leave with. It may well go round: several may be named, or a role.

Office hours, a talk between two people, what is called together when something happens and meetings that have been
held for the last time are not looked at.

What to do: name somebody under 'facilitator', preferably not the one with the most to say about the subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.calendar.lifetime import still_held
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def no_facilitator(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for meeting in still_held(organization, settings.as_of):
        if meeting.facilitator or meeting.type == "office-hours" or meeting.between_two or not meeting.planned:
            continue
        yield (
            meeting.at(),
            f"nobody leads {meeting}",
            Details(about=(meeting,), help="name a person, or a role of a department, under 'facilitator'"),
        )
