"""A KPI cannot meet its own target and let the KPI above it meet its own.

The part and the whole are measured by the same metric and ask for opposite things. Whoever does well on the one makes
the other impossible, and the next talk about results begins with whose number counts.

A part that says `part: own` is the department's own number. It contradicts the whole only where parts add up and it
asks for more than all of them together may be.

What to do: bring the two targets in line, and write `part: own` where the part is the department's own number.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.engine import find
from collabctl.conflicts.questions import condition, questions
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.arguing import offered


@rule(severity="error")
def contradicts_parent(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    found = find(organization, settings.as_of)
    for conflict in found.of("kpi/contradicts-parent"):
        part, whole = _pair(conflict)
        metric = organization.metrics.get(part.metric)
        names = [organization.department_name(kpi.department) for kpi in (part, whole)]
        own = organization.parts.of(part) == "own"
        yield (
            part.at("target"),
            (
                f"{condition(organization, conflict)}{names[0]} is judged on {metric or part}: {part.target}"
                f"{' for its own part' if own else ''}, and {names[1]}, of whose {whole} it is a part, "
                f"on {whole.target}"
            ),
            Details(
                about=conflict.kpis,
                origin=conflict,
                related=tuple(
                    Related(kpi.at("target"), f"{kpi} asks for {kpi.target}") for kpi in conflict.kpis if kpi != part
                ),
                help="\n".join([*questions(organization, conflict), *offered(found, conflict)]),
                severity=conflict.severity,
            ),
        )


def _pair(conflict: Conflict) -> tuple[Kpi, Kpi]:
    """The part and the whole; where several KPIs are asked about, the first that are."""
    by_id = {kpi.id: kpi for kpi in conflict.kpis}
    return next((kpi, by_id[kpi.part_of]) for kpi in conflict.kpis if kpi.part_of in by_id)
