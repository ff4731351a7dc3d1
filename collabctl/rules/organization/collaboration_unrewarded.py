"""Evaluations are written down, and no shared goal weighs anything in them.

What is weighed is what is done. As long as every percent of every evaluation lies within one department, working
together is a favour, and people do favours when they have time.

A shared goal counts when a department gives it a `weight` that is not 0 or none, or when a KPI with such a weight
`supports` it. Asked where KPIs of two departments of the organization's own have a weight and there is a shared goal
that is not over; weights that nobody wrote down may well be private. While some shared goals weigh something, the
others are `goal/weightless`; without any shared goal it is `department/no-shared-goal`.

What to do: agree with all leads on one shared goal that counts for each of them, from ten percent on, and make
something else lighter. Where percentages are private, write low or high.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.evaluations import Evaluations
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def collaboration_unrewarded(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    evaluations = Evaluations(organization, settings.as_of)
    goals = organization.shared_goals(settings.as_of)
    evaluated = {kpi.department for kpi in evaluations.weighed if organization.is_own(kpi.department)}
    unsure = not organization.settings.is_written or organization.perhaps("goal") or organization.perhaps("kpi")
    if len(evaluated) < 2 or not goals or unsure:
        return
    if not any(map(evaluations.weigh, goals)):
        yield (
            organization.settings.at("name"),
            f"{len(evaluated)} departments are evaluated by what they do alone, and no shared goal weighs anything",
            Details(
                about=(organization.settings,),
                help="give a shared goal a weight in each department that shares it, and make something else lighter",
                related=tuple(Related(goal.at("shared_by"), f"{goal} weighs nothing") for goal in goals),
            ),
        )
