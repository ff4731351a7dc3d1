"""Who is expected in a meeting, as far down as the documents tell.

A meeting names departments, leads, teams, roles and people. What two meetings have in common shows only when each is
followed to whom it stands for: a whole department is also its lead, its roles and each of its people.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from collabctl.organization import Organization, PersonReference, Role
from collabctl.organization.meetings import Meeting
from collabctl.organization.naming import caseless
from collabctl.organization.people import Department, Person, Team

Until = datetime.date | None
"""The first day on which somebody no longer comes; None where no such day is known."""

_A_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Attendee:
    """Somebody, or everybody of something, who can be in one meeting at a time.

    `kind` is `everyone`, `department` (all of it), `team` (all of it), `lead` (of a department that names nobody),
    `role` or `person`. `id` is that of the department, the team or the person.
    """

    kind: str
    id: str = ""
    role: str = ""


EVERYONE = Attendee("everyone")
_WIDTH = ("department", "team", "lead", "person", "role")


class Attendance:
    """Who attends which meeting of an organization.

    Outside departments (`external: true`) are not expected as a whole, nor by `everyone` or `leads_of: all`; their
    people and leads are where they are named. Whoever is not written down is left out, for nobody knows who it is.
    """

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._people: dict[str, list[Person]] = {}
        for person in organization.people:
            for department in person.departments or ("",):
                self._people.setdefault(department, []).append(person)
        self._roles: dict[str, set[Attendee]] = {}
        self._titles: dict[Attendee, str] = {}
        for role in _roles(organization):
            attendee = attendee_in_role(role)
            self._roles.setdefault(role.department, set()).add(attendee)
            self._titles.setdefault(attendee, str(role.role))
        self.of = cache(self._of)
        self._whole = cache(self._all_of)

    def _of(self, meeting: Meeting) -> Mapping[Attendee, Until]:
        """Whom a meeting expects, each with the first day on which they no longer come.

        An open meeting expects those whom it names one by one, who leads it, and who leads the departments and teams
        that it is of; others may come, and need not. Of several who may lead, each can stand in for the other.
        """
        organization, who = self._organization, meeting.who
        expected: dict[Attendee, Until] = {}
        for reference in (*who.people, *(meeting.facilitator if len(meeting.facilitator) == 1 else ())):
            _add(expected, self._one(reference))
        every_lead = [department.id for department in organization.departments if not department.external]
        for id in every_lead if who.leads_of == ("all",) else who.leads_of:
            _add(expected, self.leads(id))
        if meeting.open:
            for id in who.departments:
                _add(expected, self._only_lead(organization.departments.get(id)))
            for id in who.teams:
                there = self._team(team := organization.teams.get(id))
                _add(expected, {lead: there[lead] for lead in self._only_lead(team)})
            return expected
        for id in who.departments:
            _add(expected, self._whole(id))
        for id in who.teams:
            _add(expected, self._team(organization.teams.get(id)))
        if who.everyone:
            expected[EVERYONE] = None
            for department in organization.departments:
                _add(expected, self._whole(department.id))
            for person in organization.people:
                if not self._outside(person.department):
                    _add(expected, self._one(person.id))
        return expected

    def _only_lead(self, host: Department | Team | None) -> dict[Attendee, Until]:
        """Who leads a department or team, where that is one."""
        return self._one(host.lead[0]) if host is not None and len(host.lead) == 1 else {}

    def _outside(self, department: str | None) -> bool:
        known = self._organization.departments.get(department)
        return known is not None and known.external

    def _one(self, reference: PersonReference) -> dict[Attendee, Until]:
        if isinstance(reference, Role):
            return {attendee_in_role(reference): None}
        person = self._organization.people.get(reference)
        return {Attendee("person", person.id): person.left_on} if person else {}

    def leads(self, id: str) -> Mapping[Attendee, Until]:
        """Who leads a department."""
        department = self._organization.departments.get(id)
        if department is None or not department.lead:
            return {Attendee("lead", id): None}
        return {attendee: until for lead in department.lead for attendee, until in self._one(lead).items()}

    def _all_of(self, id: str) -> Mapping[Attendee, Until]:
        """All people of a department, and of those below it."""
        found: dict[Attendee, Until] = {}
        for department in {id, *self._organization.below(id)}:
            if self._outside(department):
                continue
            found[Attendee("department", department)] = None
            _add(found, self.leads(department))
            _add(found, dict.fromkeys(self._roles.get(department, ())))
            for person in self._people.get(department, ()):
                _add(found, self._one(person.id))
        return found

    def _team(self, team: Team | None) -> dict[Attendee, Until]:
        """A team and those who sit in it, until it is done."""
        if team is None:
            return {}
        found: dict[Attendee, Until] = {Attendee("team", team.id): None}
        for reference in team.people:
            _add(found, self._one(reference))
        if team.done_on is None:
            return found
        over = team.done_on + _A_DAY
        return {attendee: min(until, over) if until else over for attendee, until in found.items()}

    def members(self, attendee: Attendee) -> frozenset[Attendee]:
        """Whom somebody stands for: a department for its people, a team for those in it."""
        if attendee.kind == "department":
            return frozenset(self._whole(attendee.id))
        if attendee.kind == "team":
            return frozenset(self._team(self._organization.teams.get(attendee.id)))
        return frozenset({attendee})

    def widest(self, attendees: Iterable[Attendee]) -> list[Attendee]:
        """Those among them for whom none of the others stands: everyone, then departments, teams and single people."""
        there = set(attendees)
        if EVERYONE in there:
            return [EVERYONE]
        groups = [attendee for attendee in there if attendee.kind in ("department", "team")]
        covered = {member for group in groups for member in self.members(group) if member != group}
        return sorted(there - covered, key=lambda attendee: (_WIDTH.index(attendee.kind), attendee))

    def name(self, attendee: Attendee) -> str:
        """What to call them in a sentence."""
        organization = self._organization
        department = organization.department_name(attendee.id)
        match attendee.kind:
            case "everyone":
                return "everyone"
            case "department":
                return f"all of {department}"
            case "lead":
                return f"the lead of {department}"
            case "role":
                return f"the {self._titles.get(attendee, attendee.role)} of {department}"
            case "team":
                return f"the team {organization.teams.get(attendee.id)}"
        return str(organization.people.get(attendee.id))


def attendee_in_role(role: Role) -> Attendee:
    """Whoever fills this role, however its name is spaced or capitalized."""
    return Attendee("role", role.department, caseless(str(role.role)))


def _add(found: dict[Attendee, Until], more: Mapping[Attendee, Until]) -> None:
    """Whoever is expected for two reasons comes for as long as one of them lasts."""
    for attendee, until in more.items():
        known = found.get(attendee, datetime.date.min)
        found[attendee] = None if known is None or until is None else max(known, until)


def _roles(organization: Organization) -> Iterator[Role]:
    """The roles that a meeting could expect, so that a whole department is known to include them."""
    references: Iterable[Iterable[PersonReference]] = (
        *(meeting.who.people for meeting in organization.meetings),
        *(meeting.facilitator for meeting in organization.meetings),
        *(department.lead for department in organization.departments),
        *(team.people for team in organization.teams),
    )
    return (reference for group in references for reference in group if isinstance(reference, Role))
