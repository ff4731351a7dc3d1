"""Departments, people and teams."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from collabctl.organization.item import Item, PersonReference, Role
from collabctl.organization.quantities import Period, Zone
from collabctl.organization.settings import WorkingHours
from collabctl.organization.text import Text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Department(Item):
    """A part of the organization that is judged on results of its own."""

    kind: ClassVar[str] = "department"

    name: Text
    part_of: str | None = None
    external: bool = False
    lead: tuple[PersonReference, ...] = ()
    mission: Text | None = None
    working_hours: WorkingHours | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where a person can be reached."""

    email: str | None = None
    chat: str | None = None
    phone: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRole:
    """What somebody does in another department than their own, or beside their first role."""

    department: str
    role: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Person(Item):
    """Somebody who works here, or did. `roles` are those beside the first, which is `role` in `department`."""

    kind: ClassVar[str] = "person"

    name: Text
    department: str | None = None
    role: Text | None = None
    roles: tuple[OtherRole, ...] = ()
    contact: Contact | None = None
    timezone: Zone | None = None
    working_hours: WorkingHours | None = None
    left_on: datetime.date | None = None

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments that this person is in, the first one first."""
        own = [self.department] if self.department is not None else []
        return tuple(dict.fromkeys([*own, *(other.department for other in self.roles)]))

    def role_in(self, department: str | None) -> Text | None:
        """What this person does in a department; the first role where nothing is said about that one."""
        there = next((other.role for other in self.roles if other.department == department and other.role), None)
        return (self.role if department == self.department else there) or there or self.role

    def has_left(self, as_of: datetime.date) -> bool:
        """Whether this person no longer worked here on that day."""
        return self.left_on is not None and self.left_on <= as_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A seat in a team: a person, or a role of a department."""

    person: PersonReference | None = None
    role: Text | None = None
    department: str | None = None
    contributes: Text | None = None

    @property
    def reference(self) -> PersonReference | None:
        """Who sits there: the person, else the role; None where neither is said."""
        if self.person is not None or self.role is None or self.department is None:
            return self.person
        return Role(self.role, self.department)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Team(Item):
    """People of one or more departments who work on something together."""

    kind: ClassVar[str] = "team"

    name: Text
    purpose: Text | None = None
    departments: tuple[str, ...] = ()
    part_of: str | None = None
    lead: tuple[PersonReference, ...] = ()
    members: tuple[Member, ...] = ()
    alumni: tuple[PersonReference, ...] = ()
    period: Period | None = None
    done_when: Text | None = None
    done_on: datetime.date | None = None

    @property
    def people(self) -> tuple[PersonReference, ...]:
        """Who has a seat in it, each once: its leads, and its members as persons or roles."""
        members = [member.reference for member in self.members]
        return tuple(dict.fromkeys([*self.lead, *(reference for reference in members if reference is not None)]))

    @property
    def has_an_end(self) -> bool:
        """Whether it says when it will be done: a last day, or what will be different then."""
        return self.done_when is not None or (self.period is not None and self.period.last is not None)

    def is_over(self, as_of: datetime.date) -> bool:
        """Whether it was done on that day, or its period had ended."""
        done = self.done_on is not None and self.done_on <= as_of
        return done or (self.period is not None and self.period.ended_before(as_of))
