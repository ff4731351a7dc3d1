"""The leads of the departments have no regular meeting in which they align.

Whatever two departments cannot settle between them lands on the desks of their leads. If these meet only when
something is on fire, everything that is not on fire stays as it is, and each lead defends a department of their own.

A regular meeting of type `alignment` counts in which the leads of two departments or more are asked to come, by
`leads_of` or by name, and so does any regular meeting that asks all leads. What happens once, or only when it is
needed, does not. Asked of an organization with `departments` departments of its own or more that have a KPI or share
a goal: two leads can simply talk.

What to do: an hour a month for all leads. Are we on course with what we share? What gets in the way of more than one
of us?
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.organization.schedules import ByRule, Recurring
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info", settings={"departments": 3})
def no_rhythm(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if not organization.settings.is_written or organization.perhaps("meeting") or organization.perhaps("department"):
        return
    busy = {kpi.department for kpi in organization.kpis if not kpi.is_over(settings.as_of)}
    busy |= {id for goal in organization.shared_goals(settings.as_of) for id in goal.departments}
    count = sum(map(organization.is_own, busy))
    if count < max(2, settings["departments"]):
        return
    if not any(
        _aligns(organization, meeting) for meeting in organization.meetings if not meeting.is_over(settings.as_of)
    ):
        yield (
            organization.settings.at("name"),
            f"{count} departments pursue goals, and there is no regular meeting in which their leads align",
            Details(
                about=(organization.settings,),
                help="plan an hour a month for all leads: a meeting of type alignment with {leads_of: all}",
            ),
        )


def _aligns(organization: Organization, meeting: Meeting) -> bool:
    if not any(isinstance(schedule, Recurring | ByRule) for schedule in meeting.schedule):
        return False
    if meeting.who.leads_of == ("all",):
        return True
    led = {
        id for person in meeting.who.people if isinstance(person, str) for id in organization.departments_led_by(person)
    }
    return meeting.type == "alignment" and (meeting.who.everyone or len(led.union(meeting.who.leads_of)) > 1)
