"""A team names a department, and nobody of that department is in it.

On paper the department has a say. In the room its chair is empty, and what it knows arrives after the decision.

A department above or below it will do for a seat, a role counts as much as a person, and whoever leads the team has a
seat too; somebody of several departments, or who leads one, sits there for each of them. A team of one department
belongs to it, whoever is in it, and is not looked at. One of several in which nobody is named yet gives one finding.
Outside departments are left alone, and so are teams that are over and teams with a member whose department is not
written down. A member who has left is `person/left`.

What to do: give the department a seat, with what it contributes; or take it off the list, if it is not needed.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.people import Member
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def empty_seat(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for team in organization.teams:
        if team.is_over(settings.as_of) or len(team.departments) < 2:
            continue
        if not team.members and not team.lead:
            yield (
                team.at("departments"),
                f"{team} is there, and nobody is written down who is in it",
                Details(about=(team,), help="list the 'members', and what each of them contributes"),
            )
            continue
        unknown_lead = any(isinstance(lead, str) and lead not in organization.people for lead in team.lead)
        if unknown_lead or any(_is_of_nowhere(organization, seat) for seat in team.members):
            continue
        led = [organization.departments_led_by(person) for person in team.people if isinstance(person, str)]
        present = organization.departments_at(team).union(*led)
        for index, id in enumerate(team.departments):
            if organization.is_own(id) and not organization.stands_for_any(id, present):
                name = organization.department_name(id)
                yield (
                    team.at("departments", index),
                    f"{name} is one of the departments of {team}, and nobody of {name} is in it",
                    Details(
                        about=(team,),
                        help=f"give {name} a seat with what it contributes, or take it off the list",
                        subject=id,
                    ),
                )


def _is_of_nowhere(organization: Organization, seat: Member) -> bool:
    """Whether nobody can tell which department this seat belongs to."""
    return seat.department is None and (seat.person is None or organization.department_of(seat.person) is None)
