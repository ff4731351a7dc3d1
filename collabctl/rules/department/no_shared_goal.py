"""A department is judged on figures of its own and shares no goal with any other.

Then all that counts for it lies inside its own walls. A shared goal is what gives two departments a reason to call each
other before something goes wrong; without one, whoever helps next door does so in spare time.

Asked only of a department that has a KPI in play. A goal of a department above or below counts, if its period is not
over and two departments or more share it. Where no department shares a goal, that is one finding about all of them. A
department that does nothing with any other is not told: that is `organization/island`, or a matter of who is above it.

What to do: ask with whom this department disappoints or delights a customer, and share one goal with them: a measure,
what each contributes, and the question that each asks itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.people import Department
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule

_HELP = "share one goal with the department that feels this work most: a measure, and what each contributes"


@rule(severity="warning")
def no_shared_goal(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if len(organization.own_departments) < 2 or organization.perhaps("goal"):
        return
    judged = {kpi.department for kpi in organization.kpis if not kpi.is_over(settings.as_of)}
    sharing = {id for goal in organization.shared_goals(settings.as_of) for id in goal.departments}
    alone = [
        department
        for department in organization.own_departments
        if department.id in judged
        and not organization.stands_for_any(department.id, sharing)
        and not organization.perhaps(department.id)
    ]
    if sharing or len(alone) < 2:
        for department in alone:
            if organization.bridges_on(settings.as_of).meets(department.id):
                yield (
                    department.at("name"),
                    f"{department.name} is judged on figures of its own, and shares no goal with another department",
                    Details(about=(department,), help=_HELP),
                )
    else:
        yield _nobody(alone)


def _nobody(alone: list[Department]) -> Yielded:
    names = listed(str(department.name) for department in alone)
    return (
        alone[0].at("name"),
        f"{names} are each judged on figures of their own, and nobody shares a goal",
        Details(about=tuple(alone), help=_HELP, of_all=True),
    )
