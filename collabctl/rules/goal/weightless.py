"""A shared goal counts in nobody's evaluation, while other things do.

On a busy day people do what they are judged by. A goal that weighs nothing is what they get to on Friday afternoon.

A goal weighs something when one of its departments gives it a `weight` that is not 0 or none, or has a KPI with such a
weight that `supports` it. Nothing is said where the weights of its departments are not written down at all, because
many keep them to themselves (`low` and `high` say enough), and where no shared goal weighs anything: that is
`organization/collaboration-unrewarded`. Goals that are over and goals of one department are left alone.

What to do: give it a weight in each department that shares it, and make something else lighter. If the figures are
private, write low or high.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.evaluations import Evaluations
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def weightless(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    evaluations = Evaluations(organization, settings.as_of)
    goals = organization.shared_goals(settings.as_of)
    if organization.perhaps("kpi") or not any(evaluations.weigh(goal) for goal in goals):
        return
    for goal in goals:
        judged = [id for id in goal.departments if id in evaluations.departments and organization.is_own(id)]
        if judged and not evaluations.weigh(goal):
            names = listed(map(organization.department_name, judged))
            yield (
                goal.at("shared_by"),
                f"the shared goal {goal} weighs nothing in the evaluation of any department that shares it",
                Details(about=(goal,), help=f"give it a weight in {names}, and make something else lighter there"),
            )
