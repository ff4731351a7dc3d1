"""Nobody is written down as the lead of a department.

Other departments need somebody to turn to, who may decide. Without a lead a question waits, `leads_of` in a meeting
reaches nobody, and what was agreed together has no one who carries it home.

Asked only of departments that the others meet: one with a KPI or a shared goal that is not over, or whose lead is asked
to come to something. A lead of a department above counts, and so does a role (`{role: ..., department: ...}`). A
lead who has left is `person/left`.

What to do: name a person or a role under `lead`. Two people who share it are fine, and so is one for the time being.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def no_lead(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if len(organization.own_departments) < 2:
        return
    needed = _needed(organization, settings.as_of)
    for department in organization.own_departments:
        line = map(organization.departments.get, organization.line_above(department.id))
        led = any(above is not None and above.lead for above in line)
        if department.id in needed and not led and not organization.perhaps(department.id):
            yield (
                department.at("name"),
                f"{department.name} has no lead, so nobody knows whom to turn to for a decision",
                Details(about=(department,), help="name a person or a role under 'lead', if only for the time being"),
            )


def _needed(organization: Organization, as_of: datetime.date) -> set[str]:
    """The departments that others meet: judged on something, in a shared goal, or asked to send their lead."""
    needed = {kpi.department for kpi in organization.kpis if not kpi.is_over(as_of)}
    needed |= {id for goal in organization.shared_goals(as_of) for id in goal.departments}
    return needed | {
        id for meeting in organization.meetings if not meeting.is_over(as_of) for id in meeting.who.leads_of
    }
