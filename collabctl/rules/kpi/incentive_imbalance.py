"""More weight pulls a shared goal down than up, or one KPI weighs more than all the rest together.

What people are paid for wins from what is written on the wall. When the KPIs that harm a goal weigh more than those
that help it, the goal will not be reached, however often it is repeated. And when one KPI is most of an evaluation,
nothing else in it counts.

What to do: move weight from the KPIs that harm the goal to the goal itself, or to what keeps them honest. Let no single
KPI be more than the set share of an evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.notices import DOMINANT, balances
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.quantities import number
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning", settings={"one_kpi_at_most": DOMINANT})
def incentive_imbalance(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    wants = find(organization, settings.as_of).wants
    for balance in balances(wants):
        if balance.harm > balance.help:
            goal = balance.goal
            yield (
                goal.at("measure"),
                f"KPIs that harm {goal} weigh {number(balance.harm)}, and those that help it {number(balance.help)}",
                Details(
                    about=(goal,),
                    related=tuple(Related(kpi.at("metric"), f"{kpi} harms it") for kpi in balance.harming),
                    help="move weight from these KPIs to the goal, or to what keeps them honest",
                ),
            )
    for kpis in wants.kpis.values():
        for kpi in kpis:
            if isinstance(kpi.weight, int | float) and kpi.weight > settings["one_kpi_at_most"]:
                department = organization.department_name(kpi.department)
                yield (
                    kpi.at("weight"),
                    f"{kpi} is {number(kpi.weight)} percent of what {department} is judged on, so little else counts",
                    Details(about=(kpi,), help="spread the weight, and let a shared goal have part of it"),
                )
