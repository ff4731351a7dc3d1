"""A KPI has no target.

A department that is judged by a figure and is not told where it should be will guess. Some will hear "as high as you
can", which is the target that hurts the neighbours most, and nothing can be said about whether it fits theirs.

What to do: write `target` with `at_least`, `at_most`, `between` or `exactly`. If only the direction is known, write
`move: up`, `move: down` or `move: steady`. If it is not for everybody to see, write `confidential: true`; if it stands
elsewhere, `kept_in` with the link.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_target(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for kpi in organization.kpis:
        if kpi.target is None and not kpi.period.ended_before(settings.as_of):
            name = organization.department_name(kpi.department)
            yield (
                kpi.at(),
                f"{name} is judged on {kpi}, and nobody has said where it should be",
                Details(about=(kpi,), help="add a target, such as target: {at_least: 90} or target: {move: up}"),
            )
