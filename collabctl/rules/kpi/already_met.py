"""A KPI starts from a figure that meets its target already.

A target that asks for less than there is asks for nothing. It is met by standing still, and it counts in the
evaluation as if something had been reached. Mostly the target is last year's, or the two figures were swapped.

A target exactly where it starts holds the line, and is not looked at; nor is one that starts at the end of the metric's
range, where there is nothing more to win. What asks for a little less than there was is a note; a quarter less or more
is a warning.

A band (`between`, `exactly`) is there to be held, and so is a KPI that keeps another one honest: those under
`counterweights` of any KPI are not looked at.

What to do: set the target where you want to go from here, or correct the baseline. If the figure is only to stay
where it is, write `move: steady`, or a band.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi
from collabctl.organization.quantities import Target, exact, number
from collabctl.rules import Details, Settings, Yielded, rule

FAR = Fraction(1, 4)
"""How far beyond its target a start has to be for a warning, as a part of the target.

A nearer one often holds a line on purpose, so that is a note.
"""


@rule(severity="warning")
def already_met(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    guards = {id for kpi in organization.kpis for id in kpi.counterweights}
    for kpi in organization.kpis:
        target, baseline = kpi.target, kpi.baseline
        if target is None or baseline is None or not target.has_number or target.want == 0:
            continue
        if kpi.id in guards or kpi.period.ended_before(settings.as_of):
            continue
        room = _room(target, exact(baseline))
        if room > 0 and not _is_at_the_end(organization, kpi, exact(baseline)):
            name = organization.department_name(kpi.department)
            yield (
                kpi.at("target"),
                f"{name} meets {kpi} by standing still: it starts from {number(baseline)}, and the target is {target}",
                Details(
                    about=(kpi,),
                    related=(Related(kpi.at("baseline"), f"it starts from {number(baseline)}"),),
                    help="set the target where you want to go from here, or correct the baseline\n"
                    "if it is only to stay where it is, write a band: between: [low, high]",
                    severity="warning" if room >= FAR else "info",
                ),
            )


def _room(target: Target, start: Fraction) -> Fraction:
    """How far a start lies beyond a target, as a part of that; nothing where it does not meet it."""
    bound = target.low if target.want > 0 else target.high
    if bound is None:
        return Fraction(0)
    beyond = (start - bound) * target.want
    return beyond / abs(bound) if bound else beyond


def _is_at_the_end(organization: Organization, kpi: Kpi, start: Fraction) -> bool:
    """Whether it starts where the range of the metric ends, so that nobody could ask for more."""
    metric = organization.metrics.get(kpi.metric)
    span = metric.range if metric else None
    end = (span.max if kpi.want > 0 else span.min) if span else None
    return end is not None and start == exact(end)
