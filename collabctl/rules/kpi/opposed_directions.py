"""Two departments are judged on the same metric, in opposite directions.

Each of them can only win when the other loses. Both work hard, both defend their number, and the metric goes nowhere
while the customer waits. No discussion about effort ends this, because the targets themselves pull apart.

At least one of the two has no number: with two numbers there may be a value that suits both, and
`kpi/incompatible-targets` says when there is not. Down from 45 is a number too: it leaves room for at least 30. Where
nothing says from where a figure should move, or whose figure it is, that is asked, and this is a warning.

What to do: agree on one direction, or on a band with `between`, or give both departments one shared goal. If it has to
be so, agree on the trade-off in a resolution, signed by somebody of each department.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collabctl.conflicts.engine import find
from collabctl.conflicts.questions import condition, listed, questions
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.arguing import offered


@rule(severity="error")
def opposed_directions(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    found = find(organization, settings.as_of)
    for conflict in found.of("kpi/opposed-directions"):
        first, *others = conflict.kpis
        metric = organization.metrics.get(first.metric)
        raising, lowering = (_departments(organization, conflict.kpis, want) for want in (1, -1))
        if_one = condition(organization, conflict)
        yield (
            first.at("target"),
            (f"{if_one}{raising} {_is(raising)} judged on raising {metric or first}, and {lowering} on lowering it"),
            Details(
                about=conflict.kpis,
                origin=conflict,
                related=tuple(
                    Related(
                        kpi.at("target"),
                        f"{kpi} of {organization.department_name(kpi.department)} "
                        f"asks for {'the opposite: ' if kpi.want == -first.want else ''}{kpi.target}",
                    )
                    for kpi in others
                ),
                help="\n".join(
                    [
                        *questions(organization, conflict),
                        *offered(found, conflict),
                        f"best: give {raising} and {lowering} one shared goal, or a band that suits both",
                        "or agree on the trade-off in a resolution that somebody of each department signs",
                    ]
                ),
                severity=conflict.severity,
            ),
        )


def _departments(organization: Organization, kpis: Sequence[Kpi], want: int) -> str:
    return listed(list(dict.fromkeys(organization.department_name(kpi.department) for kpi in kpis if kpi.want == want)))


def _is(names: str) -> str:
    return "are" if " and " in names else "is"
