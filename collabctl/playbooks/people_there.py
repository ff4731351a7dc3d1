"""Who is there to lead, to promise or to try something: people where they are written down, else roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from collabctl.organization import PersonReference, Role
from collabctl.organization.people import Person
from collabctl.organization.text import Text
from collabctl.playbooks.context import Context
from collabctl.playbooks.playbook import Parameter
from collabctl.playbooks.values import Value

HEAD = Text({"en": "Head of department", "nl": "Afdelingshoofd"})
USER = Text({"en": "Somebody who does the work every day", "nl": "Iemand die het werk elke dag doet"})


def _there(context: Context) -> Iterator[Person]:
    return (one for one in context.organization.people if not one.has_left(context.as_of))


def _neutral(context: Context, parameter: Parameter) -> Value:
    """Somebody of none of these departments, best of all of none; nobody where all are."""
    organization, sides = context.organization, context.ids(parameter.settings["of"])
    for person in sorted(_there(context), key=lambda one: (one.department is not None, one.id)):
        belongs_to = {person.department} if person.department else set()
        belongs_to |= organization.departments_led_by(person.id)
        if not any(organization.stands_for_any(id, belongs_to) for id in sides):
            return context.somebody(person.id)
    return None


def _manager(context: Context, parameter: Parameter) -> Value:
    """Somebody who stands above the departments, else who leads the first of them."""
    above = sorted(person.id for person in _there(context) if person.department is None)
    return context.somebody(above[0]) if above else _head(context, parameter)


def _head(context: Context, parameter: Parameter) -> Value:
    """Who leads the first of the departments in question."""
    ids = context.ids(parameter.settings.get("of", "")) or [department.id for department in context.own]
    return context.somebody(_lead(context, ids[0])) if ids else None


def _lead(context: Context, id: str) -> PersonReference:
    department = context.organization.departments.get(id)
    there = {person.id for person in _there(context)}
    leads = department.lead if department else ()
    return next((lead for lead in leads if not isinstance(lead, str) or lead in there), Role(HEAD, id))


def _users(context: Context, parameter: Parameter) -> Value:
    """One of each department who uses what is there, and does not lead."""
    found = []
    for id in context.ids(parameter.settings["of"]):
        department = context.organization.departments.get(id)
        leads = department.lead if department else ()
        colleagues = (one.id for one in _there(context) if one.department == id and one.id not in leads)
        found.append(context.somebody(next(colleagues, Role(USER, id))))
    return tuple(found)


COMPUTED: Mapping[str, Callable[[Context, Parameter], Value]] = {
    "neutral": _neutral,
    "manager": _manager,
    "head": _head,
    "users": _users,
}
