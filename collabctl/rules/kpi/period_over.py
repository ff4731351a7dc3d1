"""The period of a KPI is over.

A KPI that has ended takes no part any more in what is looked at here: it conflicts with nothing, and nobody is warned
for it. If people are still judged by it, that is a blind spot.

What to do: give it the next period, with a target for that period. If it is done with, remove the document; the
history of the folder keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def period_over(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for kpi in organization.kpis:
        if kpi.period.ended_before(settings.as_of):
            name = organization.department_name(kpi.department)
            yield (
                kpi.at("period"),
                f"{kpi} of {name} ended on {kpi.period.last}, and no longer takes part in any comparison",
                Details(about=(kpi,), help="give it the next period and a target for it, or remove it"),
            )
