"""A joint project has begun without all of its departments in one kick-off.

In one room at the start, people hear the same goal and learn who does what. Without it every department begins with
its own idea of the project, and finds out halfway that the others had a different one.

Asked of a project from its first day on, and of a kick-off that is named as soon as it is named: then the finding says
who is not invited. A meeting of type `kick-off` with all of its departments, or its team, is taken for its own unless
another project names it. A project of one department is `initiative/one-department`, and not said again. What is done
or stopped is left alone.

What to do: plan one meeting with people of every department in it: why we do this, what each gains, who does what.
Write it down as a meeting of type `kick-off` and name it in `kick_off`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.initiatives import Initiative
from collabctl.organization.meetings import Meeting
from collabctl.organization.presence import absent, is_certain
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_kick_off(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for initiative in organization.initiatives:
        if initiative.is_over(settings.as_of) or len(set(initiative.departments)) < 2:
            continue
        if initiative.kick_off:
            yield from _not_joint(organization, initiative)
        elif initiative.has_begun(settings.as_of) and not _has_one(organization, initiative):
            yield (
                initiative.at(),
                f"{initiative} has begun, and no kick-off brought its departments together",
                Details(about=(initiative,), help="plan one meeting with all of them, and name it in 'kick_off'"),
            )


def _not_joint(organization: Organization, initiative: Initiative) -> Iterator[Yielded]:
    meeting = organization.meetings.get(initiative.kick_off)
    if meeting is None or not is_certain(organization, meeting.who):
        return
    if missing := _missing(organization, initiative, meeting):
        names = listed(organization.department_name(id) for id in missing)
        are = "is" if len(missing) == 1 else "are"
        yield (
            initiative.at("kick_off"),
            f"{names} {are} part of {initiative} and not invited to its kick-off {meeting}",
            Details(
                about=(initiative, meeting), help=f"invite {names}, or whoever leads there", subject=",".join(missing)
            ),
        )


def _missing(organization: Organization, initiative: Initiative, meeting: Meeting) -> list[str]:
    return absent(organization, initiative.departments, organization.departments_in(meeting.who))


def _has_one(organization: Organization, initiative: Initiative) -> bool:
    """Whether there is a kick-off that nobody names and that brings its departments together, or may do so."""
    named = {other.kick_off for other in organization.initiatives}
    for meeting in organization.meetings:
        if meeting.type == "kick-off" and meeting.id not in named:
            with_team = initiative.team is not None and initiative.team in meeting.who.teams
            may_be = with_team or not is_certain(organization, meeting.who)
            if may_be or not _missing(organization, initiative, meeting):
                return True
    return False
