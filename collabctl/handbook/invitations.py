"""Which meetings somebody in a role comes to, and as what: one of a department, its lead, in a team, or by name."""

from __future__ import annotations

import math
from collections.abc import Sequence

from collabctl.calendar.attendance import EVERYONE, Attendee, attendee_in_role
from collabctl.calendar.load import hours_a_week
from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, text
from collabctl.handbook.roles import LEADS, TEAMS, Holder
from collabctl.organization import PersonReference, Role, Who
from collabctl.organization.meetings import Meeting
from collabctl.organization.people import Department, Team

_EVERY_LEAD = Attendee("lead", "all")


class Invitations:
    """Why somebody in a role comes to which meeting."""

    def __init__(self, book: Book, holder: Holder) -> None:
        self._book = book
        self._holder = holder
        self._attendees = set(holder.attendees)
        self._line = book.organization.line_above(holder.department) if holder.department else []
        led = holder.does(LEADS)
        self._led = [item for item in led if isinstance(item, Department)]
        self._teams = [item for item in (*led, *holder.does(TEAMS)) if isinstance(item, Team) and not item.done_on]
        self._answers_to = {
            EVERYONE,
            _EVERY_LEAD,
            *self._attendees,
            *(Attendee("department", id) for id in self._line),
            *(Attendee("lead", lead.id) for lead in self._led),
            *(Attendee("team", team.id) for team in self._teams),
        }

    def may_concern(self, called: frozenset[Attendee]) -> bool:
        """Whether a meeting that calls these may have a reason to expect somebody in the role: most have none."""
        return not self._answers_to.isdisjoint(called)

    def reasons(self, meeting: Meeting) -> list[Md]:
        """Why a meeting expects them; nothing where it does not. What is open only expects those it names."""
        book, who = self._book, meeting.who
        found: list[Md | None] = []
        if not meeting.open:
            if who.everyone and not self._is_outside():
                found.append(book.say("everyone comes"))
            whole = [book.named("department", id) for id in who.departments if id in self._line]
            found += [book.say("all of {what} comes", what=name) for name in whole if name]
        leads = [book.to(lead) for lead in self._led if lead.id in who.leads_of or _is_every_lead(who, lead)]
        found += [book.say("you lead {what}", what=name) for name in leads]
        if not meeting.open:
            teams = [book.to(team) for team in self._teams if team.id in who.teams]
            found += [book.say("you are in the team {what}", what=name) for name in teams]
        found.append(self._invited(who.people))
        if self._among(meeting.facilitator):
            found.append(book.say("you lead the meeting"))
        return [reason for reason in found if reason]

    def hours(self, meetings: Sequence[Meeting]) -> float:
        """What these meetings ask in a week; of several people in the role, of the one whom they ask most."""
        people = [attendee for attendee in self._holder.attendees if attendee.kind == "person"]
        shared = [attendee for attendee in self._holder.attendees if attendee.kind == "role"]
        shared += [Attendee("department", self._holder.department), EVERYONE]
        each = [[person, *shared] for person in people] or [shared]
        return max(math.fsum(self._hours(meeting, attendees) for meeting in meetings) for attendees in each)

    def _hours(self, meeting: Meeting, attendees: Sequence[Attendee]) -> float:
        attendance = self._book.attendance
        expected = attendance.of(meeting)
        as_whom = next((attendee for attendee in attendees if attendee in expected), None)
        return hours_a_week(self._book.organization, attendance, [meeting], as_whom) if as_whom else 0

    def _is_outside(self) -> bool:
        departments = [self._book.organization.departments.get(id) for id in self._line]
        return any(department is not None and department.external for department in departments)

    def _among(self, references: Sequence[PersonReference]) -> list[Attendee]:
        """As whom these references mean somebody in the role."""
        return [attendee for attendee in map(_named, references) if attendee in self._attendees]

    def _invited(self, references: Sequence[PersonReference]) -> Md | None:
        """Whoever is asked by name: the role, or some of the people in it."""
        book, people = self._book, self._holder.people
        named = self._among(references)
        if not named:
            return None
        if len(people) < 2 or any(attendee.kind == "role" for attendee in named):
            return book.say("you are invited by name")
        if not book.settings.handbook.publish_people:
            return book.say("some of you are invited by name")
        ids = {attendee.id for attendee in named}
        names = book.listed(text(book.plain(person.name)) for person in people if person.id in ids)
        return book.say("invited by name: {what}", what=names) if names else None


def called(meeting: Meeting) -> frozenset[Attendee]:
    """Whom a meeting names, as it names them."""
    who = meeting.who
    found = {
        *(_named(reference) for reference in (*who.people, *meeting.facilitator)),
        *(Attendee("department", id) for id in who.departments),
        *(Attendee("lead", id) for id in who.leads_of),
        *(Attendee("team", id) for id in who.teams),
    }
    return frozenset(found | {EVERYONE} if who.everyone else found)


def _named(reference: PersonReference) -> Attendee:
    return attendee_in_role(reference) if isinstance(reference, Role) else Attendee("person", reference)


def _is_every_lead(who: Who, lead: Department) -> bool:
    return who.leads_of == ("all",) and not lead.external


def of_us(book: Book, department: Department, meeting: Meeting) -> Md | None:
    """Who of a department comes to a meeting: all, the lead, a team, or some by name."""
    organization, who = book.organization, meeting.who
    line = organization.line_above(department.id)
    found: list[Md | None] = []
    if who.everyone or not set(who.departments).isdisjoint(line):
        found.append(book.say("all of us"))
    elif department.id in who.leads_of or _is_every_lead(who, department):
        found.append(book.say("our lead"))
    teams = [book.get(organization.teams, id) for id in who.teams]
    found += [book.to(team) for team in teams if team and department.id in team.departments]
    people = [person for person in who.people if organization.department_of(person) == department.id]
    found.append(book.people(people) if people else None)
    found.append(book.say("whoever likes to") if meeting.open else None)
    return book.listed(found)
