"""A department took part in the work and not in looking back on it.

The one who is not in the room is the one whose part nobody understands. What the others conclude about it is a guess,
and the department hears of it as a verdict.

The departments are those of the team, initiative or meeting that the retrospective is `of`; of a rollout those of its
pilot and of the waves that had started by then. Somebody of a department is enough, also as facilitator; a department
above or below stands for it. Without `who` nothing is known, so nothing is said. A retrospective of long ago is left
alone. Settings: `left_alone_after`, how long ago that is (12 months).

What to do: go through what was said with the department that is named, add what it saw, and invite it the next time.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Item, Organization, Who
from collabctl.organization.initiatives import Initiative, Retrospective
from collabctl.organization.meetings import Meeting
from collabctl.organization.people import Team
from collabctl.organization.presence import absent, is_certain
from collabctl.organization.sentences import listed
from collabctl.organization.tools import Rollout
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning", settings={"left_alone_after": "12 months"})
def absent_department(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    since = settings["left_alone_after"].before(settings.as_of)
    for retrospective in organization.retrospectives:
        who = retrospective.who
        subject = organization.find(retrospective.of) if retrospective.of else None
        if subject is None or retrospective.date < since or who == Who() or not is_certain(organization, who):
            continue
        led_by = {organization.department_of(person) for person in retrospective.facilitator} - {None}
        present = organization.departments_in(who) | {id for id in led_by if id}
        if missing := absent(organization, _taking_part(organization, subject, retrospective), present):
            names = listed(organization.department_name(id) for id in missing)
            yield (
                retrospective.at("who"),
                f"{names} took part in {subject}, and not in looking back on it on {retrospective.date}",
                Details(
                    about=(retrospective,),
                    help=f"go through what was said with {names}, add what they saw, and invite them the next time",
                    subject=",".join(missing),
                ),
            )


def _taking_part(organization: Organization, subject: Item, retrospective: Retrospective) -> list[str]:
    """The departments of what people look back on."""
    match subject:
        case Team() | Initiative():
            return list(subject.departments)
        case Meeting():
            return sorted(organization.departments_in(subject.who, everyone=False))
        case Rollout():
            started = [wave for wave in subject.waves if wave.date is not None and wave.date <= retrospective.date]
            teams = [organization.teams.get(id) for id in (subject.pilot.teams if subject.pilot else ())]
            reached = [department for team in teams if team for department in team.departments]
            return sorted({*reached, *(department for wave in started for department in wave.departments)})
    return []
