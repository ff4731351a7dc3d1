"""Two departments have targets on the same metric that no value can meet.

When one must have at least nine and the other at most seven, somebody is going to miss a target, whatever anybody
does. It is arithmetic, so no argument about it will help, and yet both are judged on it at the end of the year.

What to do: choose one target, or let each department have a metric of its own for what it really controls. If it has
to be so for a while, agree on that in a resolution, signed by somebody of each department.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.arguing import offered


@rule(severity="error")
def incompatible_targets(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    found = find(organization, settings.as_of)
    for conflict in found.of("kpi/incompatible-targets"):
        one, other = conflict.kpis
        metric = organization.metrics.get(one.metric)
        names = [organization.department_name(kpi.department) for kpi in (one, other)]
        targets = [
            f"{kpi.target} from {kpi.baseline:,}" if kpi.target and not kpi.target.has_number else f"{kpi.target}"
            for kpi in (one, other)
        ]
        yield (
            one.at("target"),
            f"no value of {metric or one} suits both {names[0]} ({targets[0]}) and {names[1]} ({targets[1]})",
            Details(
                about=(one, other),
                origin=conflict,
                related=(Related(other.at("target"), f"{other} of {names[1]} asks for {targets[1]}"),),
                help="\n".join(
                    [
                        *offered(found, conflict),
                        f"best: choose one target for {names[0]} and {names[1]} together, as a shared goal",
                        "or agree on the trade-off in a resolution that somebody of each department signs",
                    ]
                ),
            ),
        )
