"""A KPI that weighs heavily does damage that nothing in its department watches.

People do what they are judged by. When more deals also mean more customers who should never have signed, a KPI on deals
alone will bring both. A counterweight is a second KPI that keeps the first one honest.

What to do: give the department a KPI on one of the metrics that are named, and list it under `counterweights`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.notices import unguarded
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule

MOST_NAMED = 4


@rule(severity="info")
def no_counterweight(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for kpi, worse in unguarded(find(organization, settings.as_of).wants):
        names = [str(organization.metrics.get(id) or id) for id in worse]
        shown = ", ".join(names[:MOST_NAMED]) + (f" and {len(names) - MOST_NAMED} more" if names[MOST_NAMED:] else "")
        department = organization.department_name(kpi.department)
        yield (
            kpi.at("metric"),
            f"{kpi} of {department} makes worse what nothing in {department} watches: {shown}",
            Details(about=(kpi,), help=f"give {department} a KPI on one of these, and list it under 'counterweights'"),
        )
