"""The meetings of one department, team or person: those that they are in, and those that they may come to."""

from __future__ import annotations

from collabctl.calendar.attendance import Attendance, Attendee, attendee_in_role
from collabctl.organization import Organization, Role
from collabctl.organization.meetings import Meeting


def of_department(organization: Organization, id: str) -> list[Meeting]:
    """What a department, one below it or anybody of them takes part in, and what is open to everyone."""
    attendance = Attendance(organization)
    parts = {id} | {other.id for other in organization.departments if id in organization.line_above(other.id)}
    people = frozenset().union(*(attendance.members(Attendee("department", part)) for part in parts))
    return [
        meeting
        for meeting in organization.meetings
        if meeting.open
        or not parts.isdisjoint(organization.departments_in(meeting.who))
        or not people.isdisjoint(attendance.of(meeting))
    ]


def of_team(organization: Organization, id: str) -> list[Meeting]:
    """What a team is in, by its own name or that of a team it is part of."""
    line: list[str] = []
    above: str | None = id
    while above is not None and above not in line:
        line.append(above)
        team = organization.teams.get(above)
        above = team.part_of if team else None
    return [meeting for meeting in organization.meetings if not set(line).isdisjoint(meeting.who.teams)]


def of_person(organization: Organization, id: str) -> list[Meeting]:
    """What a person is expected in, by name, role, team or department, what they may lead, and what is open to all."""
    attendance = Attendance(organization)
    themselves = {Attendee("person", id)}
    person = organization.people.get(id)
    for department in person.departments if person else ():
        if person and (role := person.role_in(department)):
            themselves.add(attendee_in_role(Role(role, department)))
    return [
        meeting
        for meeting in organization.meetings
        if meeting.open or id in meeting.facilitator or not themselves.isdisjoint(attendance.of(meeting))
    ]
