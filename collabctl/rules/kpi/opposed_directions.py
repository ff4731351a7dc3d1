"""Two departments are judged on the same metric, in opposite directions.

Each of them can only win when the other loses. Both work hard, both defend their number, and the metric goes nowhere
while the customer waits. No discussion about effort ends this, because the targets themselves pull apart.

At least one of the two has no number: with two numbers there may be a value that suits both, and
`kpi/incompatible-targets` says when there is not.

What to do: agree on one direction, or on a band with `between`, or give both departments one shared goal. If it has to
be so, agree on the trade-off in a resolution, signed by somebody of each department.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.arguing import offered


@rule(severity="error")
def opposed_directions(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    found = find(organization, settings.as_of)
    for conflict in found.of("kpi/opposed-directions"):
        up, down = sorted(conflict.kpis, key=lambda kpi: -kpi.want)
        metric = organization.metrics.get(up.metric)
        raising, lowering = (organization.department_name(kpi.department) for kpi in (up, down))
        first, second = conflict.kpis
        yield (
            first.at("target"),
            f"{raising} is judged on raising {metric or up}, and {lowering} on lowering it",
            Details(
                about=conflict.kpis,
                origin=conflict,
                related=(
                    Related(
                        second.at("target"),
                        f"{second} of {organization.department_name(second.department)} "
                        f"asks for the opposite: {second.target}",
                    ),
                ),
                help="\n".join(
                    [
                        *offered(found, conflict),
                        f"best: give {raising} and {lowering} one shared goal, or a band that suits both",
                        "or agree on the trade-off in a resolution that somebody of each department signs",
                    ]
                ),
                severity=conflict.severity,
            ),
        )
