"""A team was made for a project, and nothing says when it is done.

A project team without an end becomes a department of its own, one meeting at a time. Nobody can say that it succeeded,
so nobody can celebrate it either.

A team without a period is a standing one, and is left alone; unless something else says that it is for a project: an
initiative that is not over names it as its team, or there is a kick-off for it. A team with a period that has no last
day is asked as well. `done_when` is as good an end as a last day.

What to do: write what will be different when the team is done under `done_when`, and how long you give it under
`period`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def no_end(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    reasons = _reasons(organization, settings)
    for team in organization.teams:
        if team.id in reasons and not team.has_an_end and team.done_on is None:
            yield (
                team.at("name"),
                f"{reasons[team.id]}, and nothing says when it is done",
                Details(
                    about=(team,),
                    help="write under 'done_when' what will be different then, or give it a period that ends",
                ),
            )


def _reasons(organization: Organization, settings: Settings) -> dict[str, str]:
    """The teams that were made for a project, and what says so."""
    found = {team.id: f"{team} has a period without a last day" for team in organization.teams if team.period}
    for meeting in organization.meetings:
        if meeting.type == "kick-off":
            for team in filter(None, map(organization.teams.get, meeting.who.teams)):
                found.setdefault(team.id, f"{team} began with {meeting}")
    for initiative in organization.initiatives:
        made = organization.teams.get(initiative.team)
        if made is not None and not initiative.is_over(settings.as_of):
            found.setdefault(made.id, f"{made} was made for {initiative}")
    return found
