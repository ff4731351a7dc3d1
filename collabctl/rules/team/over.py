"""The period of a team is over, and nothing says that it is done.

Either the work is finished and deserves to be closed and celebrated, or it is not and somebody should say how much
longer it takes. In between, its people do not know whether they are still in it.

A team without a period is a standing one, and is not asked.

What to do: write the day on which it was done as `done_on`, and look back on it together. If it goes on, give it a
later last day.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def over(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for team in organization.teams:
        if team.period is not None and team.done_on is None and team.period.ended_before(settings.as_of):
            yield (
                team.at("period"),
                f"the period of {team} ended on {team.period.last}, and nothing says that it is done",
                Details(about=(team,), help="write when it was done as 'done_on', or give it a later last day"),
            )
