"""Most KPIs of a department help no shared goal, or one says that it supports a goal that it harms.

A number that serves no goal keeps people busy and takes them nowhere together. Sometimes the way to a goal is only not
written down yet; sometimes there is none. A department has work of its own as well, so this is told once a department,
and only where more than half of its KPIs help no goal.

What to do: name the goal under `supports`, write down the influence that leads to it, or ask why this KPI is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.notices import aimless
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi
from collabctl.organization.sentences import listed
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def serves_no_goal(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    adrift: dict[str, list[Kpi]] = {}
    for kpi, harmed in aimless(find(organization, settings.as_of).wants):
        if harmed is None:
            adrift.setdefault(kpi.department, []).append(kpi)
            continue
        name = organization.department_name(kpi.department)
        yield (
            kpi.at("supports"),
            f"{kpi} of {name} is said to support {harmed}, and what it moves harms that goal",
            Details(about=(kpi,), help="look at the influences that lead to the goal"),
        )
    judged = Counter(kpi.department for kpi in organization.kpis if not kpi.is_over(settings.as_of))
    for department, kpis in adrift.items():
        if len(kpis) > judged[department] / 2:
            yield _adrift(organization, department, kpis, judged[department])


def _adrift(organization: Organization, department: str, kpis: list[Kpi], judged: int) -> Yielded:
    first, *others = kpis
    name = organization.department_name(department)
    few = f"{len(kpis)} of {judged} KPIs of {name} help no"
    if len(kpis) == judged:
        few = f"none of the {judged} KPIs of {name} helps a"
    those = f"{few} shared goal: {listed(map(str, (first, *others)))}"
    return (
        first.at("metric"),
        those if others else f"{first} of {name} helps no shared goal",
        Details(
            about=tuple(kpis),
            related=tuple(Related(kpi.at("metric"), f"{kpi} helps none either") for kpi in others),
            help="name the goal under 'supports', or write down the influence that leads to it",
            subject=department,
            of_all=True,
        ),
    )
