"""A KPI cannot meet its own target and let the KPI above it meet its own.

The part and the whole are measured by the same metric and ask for opposite things. Whoever does well on the one makes
the other impossible, and the next talk about results begins with whose number counts.

What to do: bring the two targets in line, or measure the part by something that it adds to the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.arguing import offered


@rule(severity="error")
def contradicts_parent(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    found = find(organization, settings.as_of)
    for conflict in found.of("kpi/contradicts-parent"):
        part, whole = conflict.kpis
        metric = organization.metrics.get(part.metric)
        yield (
            part.at("target"),
            f"{part} asks for {metric or part}: {part.target}, and {whole}, of which it is a part, for {whole.target}",
            Details(
                about=(part, whole),
                origin=conflict,
                related=(Related(whole.at("target"), f"{whole} asks for {whole.target}"),),
                help="\n".join(
                    [*offered(found, conflict), "or measure the part by what it adds to the whole"],
                ),
            ),
        )
