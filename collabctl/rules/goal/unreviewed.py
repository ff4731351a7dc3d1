"""There is no meeting in which all departments of a shared goal look at it.

A goal that is not looked at together falls apart into each department's own idea of it. The department that is not in
the room hears what was decided, and does not feel that it decided.

A department is there when a meeting asks all of it, its lead, a team that it is in or somebody of it; a department
above or below it will do, and so will a meeting that is open to all. With `reviewed_in` that one meeting is looked at;
without, any meeting with all departments in it will do. Meetings that are over do not count. Where no meeting is
written down at all, nothing is said, nor about goals that are over or belong to one department.

What to do: put the goal on the agenda of a meeting where all of them are, and name it under `reviewed_in`; or ask the
lead of whoever is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal
from collabctl.organization.meetings import Meeting
from collabctl.organization.presence import absent, is_certain
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def unreviewed(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if not len(organization.meetings) or organization.perhaps("meeting"):
        return
    held = [meeting for meeting in organization.meetings if not meeting.is_over(settings.as_of)]
    rooms = [organization.departments_in(meeting.who) for meeting in held]
    certain = all(is_certain(organization, meeting.who) for meeting in held)
    goals = organization.shared_goals(settings.as_of)
    rooms_with = {
        id: {number for number, present in enumerate(rooms) if not absent(organization, [id], present)}
        for id in {id for goal in goals for id in goal.departments}
    }
    for goal in goals:
        named = organization.meetings.get(goal.reviewed_in)
        if goal.reviewed_in is None:
            if certain and not set.intersection(*map(rooms_with.__getitem__, goal.departments)):
                names = listed(map(organization.department_name, goal.departments))
                yield (
                    goal.at("shared_by"),
                    f"there is no meeting in which {names} look together at their goal {goal}",
                    Details(about=(goal,), help="put it on the agenda of one where they all are, and name that here"),
                )
        elif named is not None:
            yield from _looked_at(organization, goal, named, over=named not in held)


def _looked_at(organization: Organization, goal: Goal, meeting: Meeting, *, over: bool) -> Iterator[Yielded]:
    if over:
        yield (
            goal.at("reviewed_in"),
            f"the goal {goal} is looked at in {meeting}, which is over",
            Details(
                about=(goal,),
                help="name a meeting that goes on, with all departments of the goal in it",
                related=(Related(meeting.at("schedule"), f"{meeting} no longer takes place"),),
                subject=meeting.id,
            ),
        )
    elif (missing := _absent(organization, goal, meeting)) and not meeting.open:
        names = listed(map(organization.department_name, missing))
        yield (
            goal.at("reviewed_in"),
            f"the goal {goal} is looked at in {meeting}, and nobody of {names} is there",
            Details(
                about=(goal,),
                help=f"ask the lead of {names} to come, or name a meeting where all departments of the goal are",
                related=(Related(meeting.at("who"), f"who comes to {meeting}"),),
                subject=meeting.id,
            ),
        )


def _absent(organization: Organization, goal: Goal, meeting: Meeting) -> list[str]:
    """The departments of ours that share the goal, and of which surely nobody is asked to come."""
    if not is_certain(organization, meeting.who):
        return []
    return absent(organization, goal.departments, organization.departments_in(meeting.who))
