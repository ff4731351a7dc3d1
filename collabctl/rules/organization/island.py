"""A department has nothing in common with any other.

No shared goal, no meeting with others in it, no team, no message to or from it, no channel that names it together with
others. That is how double work begins, how a good idea never reaches the people who could use it, and how a customer
is sent from desk to desk.

A department counts as joined when one above or below it is. A channel for everybody joins nobody in particular, and
where there are four departments or more, neither does a meeting for everybody or for all leads. Outside departments
(`external: true`) are not looked at.

What to do: start small. Give it one goal together with the department it works with most, or one short meeting a week.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def island(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if len(organization.own_departments) < 2:
        return
    bridges = organization.bridges_on(settings.as_of)
    beside = ", apart from what is for everybody," if bridges.for_all() else ""
    for department in organization.own_departments:
        if not bridges.joined(department.id) and not organization.perhaps(department.id):
            yield (
                department.at(),
                (
                    f"{department.name} is an island: it shares{beside} no goal, meeting, team, message or channel "
                    "with another department"
                ),
                Details(
                    about=(department,),
                    help="start small: one shared goal, or one short meeting a week, with the department "
                    "that feels its work most",
                ),
            )
