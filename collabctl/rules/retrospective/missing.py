"""Something that departments did together ended, and nobody looked back on it.

What went well is forgotten first. Half an hour with three questions (what went well, what could be better, what do we
do next) is how the next team starts where this one stopped.

Asked of teams of several departments that are done, of initiatives that are done or stopped, and of pilots with a
decision and nothing in `learned`; a pilot without a decision is `rollout/undecided-pilot`, and a team whose time is up
is `team/over`. A retrospective of the team of an initiative is one of the initiative too. There is some time to plan
it, and what ended long ago is left alone. Settings: `within`, how soon it should be (6 weeks); `left_alone_after`, how
long ago is long (12 months).

What to do: plan an open hour with everybody who took part, and write down what comes out of it as a retrospective.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.findings import Location
from collabctl.organization import Item, Organization
from collabctl.organization.presence import sides
from collabctl.rules import Details, Settings, Yielded, rule

Ended = tuple[Item, Location, str, datetime.date, set[str]]
"""What ended, where it says so, what it is called, when, and whatever a look back on it may name."""


@rule(severity="info", settings={"within": "6 weeks", "left_alone_after": "12 months"})
def missing(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    looked_back_on = {retrospective.of for retrospective in organization.retrospectives}
    since = settings["left_alone_after"].before(settings.as_of)
    until = settings["within"].before(settings.as_of)
    for item, location, called, ended, names in _ended(organization, settings.as_of):
        if since <= ended < until and names.isdisjoint(looked_back_on) and not organization.perhaps(item.id):
            yield (
                location,
                f"{called} ended on {ended}, and nobody looked back on it together",
                Details(
                    about=(item,),
                    help="plan an open hour with all who took part: what went well, what could be better, what next",
                ),
            )


def _ended(organization: Organization, as_of: datetime.date) -> Iterator[Ended]:
    part_of = {initiative.team: initiative for initiative in organization.initiatives if initiative.team}
    for initiative in organization.initiatives:
        ended = initiative.ended_on(as_of)
        if ended is not None:
            names = {initiative.reference, f"team/{initiative.team}"}
            place = initiative.at("done_on") if initiative.done_on else initiative.at("status")
            yield initiative, place, str(initiative), ended, names
    for team in organization.teams:
        joint = len(sides(organization, team.departments)) > 1 and team.id not in part_of
        if joint and team.done_on is not None and team.done_on <= as_of:
            yield team, team.at("done_on"), f"the team {team}", team.done_on, {team.reference}
    for rollout in organization.rollouts:
        outcome = rollout.pilot.outcome if rollout.pilot else None
        if rollout.pilot and outcome and outcome.date and outcome.date <= as_of and not outcome.learned:
            names = {rollout.reference, *(f"team/{team}" for team in rollout.pilot.teams)}
            yield rollout, rollout.at("pilot", "outcome"), f"the pilot of {rollout}", outcome.date, names
