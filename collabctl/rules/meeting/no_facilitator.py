"""Nobody leads a meeting.

When nobody minds the time and the questions, the loudest voice does. Leading is not deciding: it is seeing to it that
everybody is heard, and that there is something to leave with. It may well go round: several may be named, or a role.

A meeting of one department, one team or the leads of one is led by whoever leads that, unless it says otherwise. Office
hours, a talk between two people, what is called together when something happens and meetings that have been held for
the last time are not looked at.

What to do: name somebody under 'facilitator', preferably not the one with the most to say about the subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.calendar.lifetime import still_held
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def no_facilitator(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for meeting in still_held(organization, settings.as_of):
        if meeting.facilitator or meeting.type == "office-hours" or meeting.between_two or not meeting.planned:
            continue
        if _is_of_one_that_is_led(organization, meeting):
            continue
        yield (
            meeting.at(),
            f"nobody leads {meeting}",
            Details(about=(meeting,), help="name a person, or a role of a department, under 'facilitator'"),
        )


def _is_of_one_that_is_led(organization: Organization, meeting: Meeting) -> bool:
    """Whether it is the meeting of one department or team that has a lead."""
    who = meeting.who
    departments = {*who.departments, *who.leads_of}
    if who.everyone or len(departments) + len(who.teams) != 1:
        return False
    whose = [organization.departments.get(id) for id in departments] + [organization.teams.get(id) for id in who.teams]
    return any(one is not None and one.lead for one in whose)
