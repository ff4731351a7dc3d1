"""What departments are judged on moves the measure of a goal that they share the wrong way.

Every department hits its own target, and the customer loses. Nobody does anything wrong: each KPI makes sense by
itself, and together they work against what everybody said they want. There is one finding for each goal, with every KPI
that harms it. It follows the influences that people wrote down, so it is an argument and as good as its weakest arrow.

What to do: bring the people behind these KPIs to the table with the goal between them. Move weight from the KPI to the
goal, add a counterweight that watches the damage, or change the target. If an arrow is wrong, mark it `refuted: true`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Settings, Yielded, rule
from collabctl.rules.arguing import argued


@rule(severity="error")
def harms_shared_goal(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    return argued("kpi/harms-shared-goal", organization, settings)
