"""A department has nothing in common with any other.

No shared goal, no meeting with others in it, no team, no message to or from it, no channel that names it together with
others. That is how double work begins, how a good idea never reaches the people who could use it, and how a customer
is sent from desk to desk.

A department is joined by what it shares with another one, by a team in which its people sit, by whoever leads both, and
by a department above or below it. Where four departments or more stand alone, and they are most of them, that is one
finding about all. A channel for everybody joins nobody in particular, and where there are four departments or more,
neither does a meeting for everybody or for all leads. Outside departments (`external: true`) are not looked at.

What to do: start small. Give it one goal together with the department it works with most, or one short meeting a week.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.people import Department
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule

MOST = 4
"""So many islands are told as one, if they are most of the departments; of fewer each is worth a sentence."""

SHOWN = 3
"""So many of them are named; the rest is counted."""


@rule(severity="warning")
def island(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if len(organization.own_departments) < 2:
        return
    bridges = organization.bridges_on(settings.as_of)
    beside = ", apart from what is for everybody," if bridges.for_all() else ""
    own = organization.own_departments
    alone = [one for one in own if not bridges.joined(one.id) and not organization.perhaps(one.id)]
    if len(alone) >= MOST and len(alone) > len(own) / 2:
        yield _most(alone, len(own))
    else:
        for department in alone:
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


def _most(alone: list[Department], own: int) -> Yielded:
    names = [str(department.name) for department in alone]
    shown = [*names[:SHOWN], f"{len(names) - SHOWN} more"] if len(names) > SHOWN + 1 else names
    return (
        alone[0].at(),
        f"{len(alone)} of {own} departments share nothing that is written down yet: {listed(shown)}",
        Details(
            about=tuple(alone),
            help="write down what there is: who meets whom, which goal is shared, who owes whom a message",
            of_all=True,
        ),
    )
