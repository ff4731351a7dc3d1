"""Two rows give a value for the same metric, day and department.

Most often a table was pasted twice, or a figure was corrected and the old one left. Both cannot be right, and a sum
would count the day twice. Until one of them is gone, the first counts.

Files of the same name in different folders below `measurements/` are one metric's figures, so a day may also stand in
two files.

What to do: keep the row that is right. A correction belongs in the place of what it corrects, with the reason in the
`note`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric
from collabctl.organization.quantities import number
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.rows import Told, first_ones


@rule(severity="warning")
def duplicate_row(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for metric in organization.metrics:
        yield from first_ones(metric, _again(organization, metric))


def _again(organization: Organization, metric: Metric) -> Iterator[Told]:
    for first, again in organization.figures.of(metric.id).again():
        of = f" of {organization.department_name(again.department)}" if again.department else ""
        value = "this value" if first.value == again.value else f"another value, {number(first.value)},"
        yield (
            again.place,
            f"{again.date}{of} has {value} already",
            Details(
                about=(metric,),
                related=(Related(first.place, f"{number(first.value)}, which counts until one of them is gone"),),
                help="keep the row that is right",
                subject=f"{again.date} {again.department}".strip(),
            ),
        )
