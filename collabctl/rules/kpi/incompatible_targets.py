"""Two departments have targets on the same metric that no value can meet.

When one must have at least nine and the other at most seven, somebody is going to miss a target, whatever anybody
does. It is arithmetic, so no argument about it will help, and yet both are judged on it at the end of the year.

Both have to be about one figure: each department's own overtime is another number. Where nothing says whose figure it
is, that is asked, once for a metric, and is a warning at most.

What to do: say whose figure it is with `part`. If it is one, choose one target, or let each department have a metric of
its own for what it really controls. If it has to be so for a while, agree on that in a resolution, signed by somebody
of each department.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.questions import condition, listed, questions
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.arguing import offered


@rule(severity="error")
def incompatible_targets(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    found = find(organization, settings.as_of)
    for conflict in found.of("kpi/incompatible-targets"):
        first, *others = conflict.kpis
        metric = organization.metrics.get(first.metric)
        names = {kpi.id: organization.department_name(kpi.department) for kpi in conflict.kpis}
        each = [f"{names[kpi.id]} ({_target(kpi)})" for kpi in conflict.kpis]
        whom = f"both {each[0]} and {each[1]}" if len(each) == 2 else listed(each)
        if_one = condition(organization, conflict)
        together = listed(list(dict.fromkeys(names.values())))
        yield (
            first.at("target"),
            f"{if_one}no value of {'it' if if_one else metric or first} suits {whom}",
            Details(
                about=conflict.kpis,
                origin=conflict,
                related=tuple(
                    Related(kpi.at("target"), f"{kpi} of {names[kpi.id]} asks for {_target(kpi)}") for kpi in others
                ),
                help="\n".join(
                    [
                        *questions(organization, conflict),
                        *offered(found, conflict),
                        f"best: choose one target for {together} together, as a shared goal",
                        "or agree on the trade-off in a resolution that somebody of each department signs",
                    ]
                ),
                severity=conflict.severity,
            ),
        )


def _target(kpi: Kpi) -> str:
    moves_from = kpi.target is not None and not kpi.target.has_number and kpi.baseline is not None
    return f"{kpi.target} from {kpi.baseline:,}" if moves_from else f"{kpi.target}"
