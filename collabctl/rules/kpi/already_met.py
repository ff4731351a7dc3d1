"""A KPI starts from a figure that meets its target already.

A target that asks for less than there is asks for nothing. It is met by standing still, and it counts in the
evaluation as if something had been reached. Mostly the target is last year's, or the two figures were swapped.

A band (`between`, `exactly`) is there to be held, and so is a KPI that keeps another one honest: those under
`counterweights` of any KPI are not looked at.

What to do: set the target where you want to go from here, or correct the baseline. If the figure is only to stay
where it is, write `move: steady`, or a band.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.quantities import exact, number
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def already_met(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    guards = {id for kpi in organization.kpis for id in kpi.counterweights}
    for kpi in organization.kpis:
        target, baseline = kpi.target, kpi.baseline
        if target is None or baseline is None or not target.has_number or target.want == 0:
            continue
        if kpi.id in guards or kpi.period.ended_before(settings.as_of):
            continue
        start = exact(baseline)
        if (target.low is None or target.low <= start) and (target.high is None or start <= target.high):
            name = organization.department_name(kpi.department)
            yield (
                kpi.at("target"),
                f"{name} meets {kpi} by standing still: it starts from {number(baseline)}, and the target is {target}",
                Details(
                    about=(kpi,),
                    related=(Related(kpi.at("baseline"), f"it starts from {number(baseline)}"),),
                    help="set the target where you want to go from here, or correct the baseline\n"
                    "if it is only to stay where it is, write a band: between: [low, high]",
                ),
            )
