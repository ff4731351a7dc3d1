"""The roles that are written down, whoever fills them: what each does, and for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collabctl import escaping
from collabctl.calendar.attendance import Attendee, attendee_in_role
from collabctl.handbook.languages import to_translate as _
from collabctl.handbook.ordering import by_name
from collabctl.organization import Item, Owner, Role
from collabctl.organization.people import Department, Person
from collabctl.organization.rollouts import tool_of
from collabctl.organization.text import Text
from collabctl.organization.tools import Ambassador

if TYPE_CHECKING:
    from collabctl.handbook.book import Book

DUTIES = (
    _("Leads"),
    _("Teams"),
    _("Ambassador for"),
    _("In the working group for"),
    _("Stands behind"),
    _("Answers"),
    _("Gives training in"),
    _("Looks after"),
)
LEADS, TEAMS, _AMBASSADOR, _WORKING_GROUP, _SPONSOR, _ANSWERS, _TRAINS, _OWNS = DUTIES


@dataclass(slots=True)
class Holder:
    """A role in a department, or in none of them (""), with the people who fill it and what it does.

    Where a person has no role, and people may be named, the person stands for one; then there is no `role`.
    """

    department: str
    role: Text | None = None
    people: list[Person] = field(default_factory=list)
    duties: dict[str, dict[str, Item]] = field(default_factory=dict)

    @property
    def attendees(self) -> list[Attendee]:
        """As whom a meeting may expect somebody in this role: by name, or by the role."""
        by_role = [attendee_in_role(Role(self.role, self.department))] if self.role else []
        return [*(Attendee("person", person.id) for person in self.people), *by_role]

    @property
    def reference(self) -> str:
        """Where the handbook tells about it, for links."""
        key = self.attendees[-1]
        return f"role {key.id} {escaping.shown(key.role)}"

    def does(self, duty: str) -> list[Item]:
        """What it leads, answers, and so on."""
        return list(self.duties.get(duty, {}).values())


def holders(book: Book) -> list[Holder]:
    """All roles that may be shown, by department and by name; the ones of no department come last."""
    found: dict[Attendee, Holder] = {}
    for person in book.shown(book.organization.people):
        if person.left_on is None and (holder := _holder(book, found, person.id)):
            holder.people.append(person)
        for other in person.roles if person.left_on is None else ():
            if other.role and (holder := _holder(book, found, Role(other.role, other.department))):
                holder.people.append(person)
    for duty, reference, item in _duties(book):
        if holder := _holder(book, found, reference):
            holder.duties.setdefault(duty, {}).setdefault(item.reference, item)
    return sorted(found.values(), key=lambda holder: _order(book, holder))


def name(book: Book, holder: Holder) -> str:
    """What a role is called, as data; a person without one by name."""
    return book.plain(holder.role) if holder.role else book.plain(holder.people[0].name)


def _order(book: Book, holder: Holder) -> tuple[object, ...]:
    department = book.organization.departments.get(holder.department)
    above = by_name(book.title(department), department.id) if department else ("", "")
    leads = any(isinstance(item, Department) for item in holder.does(LEADS))
    return department is None, above, not leads, by_name(name(book, holder), holder.reference)


def _holder(book: Book, found: dict[Attendee, Holder], reference: Owner | None) -> Holder | None:
    """The role that a reference means; None where it means nobody in particular, or somebody who is not shown."""
    role: Text | None
    if isinstance(reference, Role):
        key, role, department = attendee_in_role(reference), reference.role, reference.department
    elif isinstance(reference, str):
        person = book.get(book.organization.people, reference)
        if person is None or person.left_on is not None:
            return None
        role, department = person.role, person.department or ""
        if role is None and not book.settings.handbook.publish_people:
            return None
        key = attendee_in_role(Role(role, department)) if role else Attendee("person", person.id)
    else:
        return None
    if department and not book.get(book.organization.departments, department):
        return None
    return found.setdefault(key, Holder(department, role))


def _duties(book: Book) -> Iterator[tuple[str, Owner | None, Item]]:
    """What everybody does, in the order of what it is done for."""
    organization = book.organization
    for department in book.shown(organization.departments):
        yield from ((LEADS, lead, department) for lead in department.lead)
    for team in book.shown(organization.teams):
        yield from ((LEADS if person in team.lead else TEAMS, person, team) for person in team.people)
    for initiative in book.shown(organization.initiatives):
        yield from ((LEADS, lead, initiative) for lead in initiative.lead)
    for rollout in book.shown(organization.rollouts):
        tool = tool_of(organization, rollout)
        what = tool if tool and book.may_show(tool.reference) else rollout
        yield from ((_AMBASSADOR, _seat(ambassador), what) for ambassador in rollout.ambassadors)
        yield from ((_WORKING_GROUP, person, rollout) for person in rollout.working_group)
        yield from ((_SPONSOR, person, rollout) for person in rollout.sponsor)
        yield from ((_TRAINS, person, rollout) for session in rollout.training for person in session.by)
    for practice in book.shown(organization.practices):
        yield from ((_TRAINS, person, practice) for session in practice.training for person in session.by)
    for message in book.shown(organization.messages):
        yield from ((_ANSWERS, person, message) for person in message.answered_by)
    for item in organization.items():
        if item.owner and book.may_show(item.reference):
            yield from ((_OWNS, owner, item) for owner in item.owner)
    for meeting in book.shown(organization.meetings):
        yield from (("", person, meeting) for person in (*meeting.who.people, *meeting.facilitator))


def _seat(ambassador: Ambassador) -> Owner | None:
    if ambassador.person is not None or ambassador.role is None or ambassador.department is None:
        return ambassador.person
    return Role(ambassador.role, ambassador.department)
