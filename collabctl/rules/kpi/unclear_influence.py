"""A KPI moves another one, or a shared goal, and nobody can tell which way.

There are ways from one to the other that help and ways that harm, and none of them is clearly the stronger; or somebody
wrote down that the effect is unclear. It depends, and it is worth knowing on what.

What to do: look for evidence, and write it with the arrow. When an arrow only holds sometimes, say when (`only_when`).
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Settings, Yielded, rule
from collabctl.rules.arguing import argued


@rule(severity="info")
def unclear_influence(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    return argued("kpi/unclear-influence", organization, settings)
