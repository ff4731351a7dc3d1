"""There is no open session in which people learn from what was done together.

Behind a closed door a lesson reaches those who know it already. In an open session the next team hears it in time, and
sees that it is about the process and not about the person.

A meeting of type `lessons-learned` is open with `open: true`, or when everyone is asked. Where there are such sessions
and none of them is open, that is said at the first; where there are none, it is asked once departments do `joint_work`
things together or more: shared goals, teams and initiatives of two departments of the organization's own, under way in
the last twelve months. Sessions that are over do not count.

What to do: open the door: write `open: true`, and say how it works. One project at a time; what was meant to happen,
what happened, and what we change.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.habits import enough_joint_work


@rule(severity="info", settings={"joint_work": 3})
def closed_lessons(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if organization.perhaps("meeting") or len(organization.own_departments) < 2:
        return
    sessions = [
        meeting
        for meeting in organization.meetings
        if meeting.type == "lessons-learned" and not meeting.is_over(settings.as_of)
    ]
    about = Details(about=(organization.settings,), help="write 'open: true' and let everybody come who wants to learn")
    if sessions:
        if not any(session.open or session.who.everyone for session in sessions):
            yield (
                sessions[0].at("who"),
                f"lessons are learned behind closed doors: {sessions[0]} is open only to those who were asked",
                about,
            )
    elif work := enough_joint_work(organization, settings):
        yield (
            organization.settings.at("name"),
            f"departments do {work} things together, and there is no open session to learn from it",
            Details(
                about=(organization.settings,),
                help="plan a meeting of type lessons-learned with 'open: true': one project at a time",
            ),
        )
