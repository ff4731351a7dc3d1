"""A team that was put together for something has people of one department only.

Those who sit together anyway build what they can see from there. What Sales is asked most, what Support hears and what
is technically possible comes to the table too late, as criticism.

Looked at are teams with an end: a period that ends, a `done_when`, or an initiative that they were made for. A standing
team of one department, such as the night shift, is simply a part of that department. A department and one below it
count as one. A team that is over is left alone.

What to do: ask who will have to live with what this team makes, and give each of those departments a seat. If nobody
else needs to know, it is a task of the department and needs no team.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.people import Team
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def one_department(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if len(organization.own_departments) < 2:
        return
    for team in organization.teams:
        if team.is_over(settings.as_of) or not _has_an_end(organization, team):
            continue
        first, *others = _departments(organization, team)
        if all(organization.stands_for(first, other) for other in others):
            name = organization.department_name(first)
            yield (
                team.at("departments"),
                f"{team} was put together for something, and everybody in it is of {name}",
                Details(about=(team,), help="give a seat to each department that will have to live with the outcome"),
            )


def _has_an_end(organization: Organization, team: Team) -> bool:
    return team.has_an_end or any(initiative.team == team.id for initiative in organization.initiatives)


def _departments(organization: Organization, team: Team) -> list[str]:
    """The departments that the team names and those that its people come from, each once."""
    return list(dict.fromkeys([*team.departments, *sorted(organization.departments_at(team))]))
