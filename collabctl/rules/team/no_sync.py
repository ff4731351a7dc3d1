"""A team of several departments has no meeting.

People who sit apart and report to different heads do not bump into each other. Without a fixed moment, however short,
each finishes a part, and the parts meet at the end.

A meeting counts when it names the team or one that the team is a part of, when it asks all of its departments, or when
it asks people of two or more of them by name. A gathering of everybody does not, nor does what happens only once. A
team that is over or has no members yet is left alone, and so is one whose people all belong to one department, whatever
else they do.

What to do: half an hour a week will do. What does each need from another to get on?
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.organization.people import Team
from collabctl.organization.schedules import Once
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def no_sync(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    meetings = [
        meeting
        for meeting in organization.meetings
        if not meeting.is_over(settings.as_of) and not all(isinstance(schedule, Once) for schedule in meeting.schedule)
    ]
    meeting_teams = {id for meeting in meetings for id in meeting.who.teams}
    for team in organization.teams:
        present = organization.departments_at(team)
        if team.is_over(settings.as_of) or len(present) < 2 or organization.perhaps("meeting"):
            continue
        if _are_of_one(organization, team):
            continue
        meets = team.id in meeting_teams or team.part_of in meeting_teams
        if not meets and not any(_brings_together(organization, meeting, team) for meeting in meetings):
            names = listed(sorted(map(organization.department_name, present)))
            yield (
                team.at("name"),
                f"{team} has people of {names}, and no meeting in which they see each other",
                Details(about=(team,), help="give the team a short weekly meeting of its own"),
            )


def _brings_together(organization: Organization, meeting: Meeting, team: Team) -> bool:
    who = meeting.who
    if who.departments and all(organization.stands_for_any(id, who.departments) for id in team.departments):
        return True
    named = set().union(*(organization.departments_of(person) for person in who.people if person in team.people))
    return len(named) > 1


def _are_of_one(organization: Organization, team: Team) -> bool:
    """Whether all that are known to be in it have a department in common: whoever is of several brings none of them."""
    seats = [{seat.department} for seat in team.members if seat.department is not None]
    people = [set(organization.departments_of(person)) for person in team.people if isinstance(person, str)]
    known = [departments for departments in (*seats, *people) if departments]
    return bool(known) and bool(set.intersection(*known))
