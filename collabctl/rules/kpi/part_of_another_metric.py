"""A KPI is part of a KPI that measures something else.

"Age of open positions" under "time to fill" looks like a part, and no sum and no average of it ever makes the whole.
Nothing can be compared along such a line, and whoever meets the part has not moved the whole.

What to do: let it name a KPI on its own metric; or leave `part_of` out, and write the influence down with the metric
(`influences`), or the goal that it serves (`supports`).
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def part_of_another_metric(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for kpi in organization.kpis:
        whole = organization.kpis.get(kpi.part_of)
        if whole is None or whole.metric == kpi.metric:
            continue
        names = [organization.metrics.get(id) or f"'{id}'" for id in (kpi.metric, whole.metric)]
        yield (
            kpi.document.value(("part_of",)),
            f"{kpi} measures {names[0]}, and {whole}, of which it is a part, measures {names[1]}",
            Details(
                about=(kpi, whole),
                related=(Related(whole.at("metric"), f"{whole} measures {names[1]}"),),
                help="name a KPI on the same metric, or leave 'part_of' out and write down what moves what",
            ),
        )
