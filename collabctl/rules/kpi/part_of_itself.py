"""A KPI is part of itself, or of its own part.

What a part adds to its whole cannot be told when the whole is a part of the part. Neither is ever compared with
anything above it.

What to do: leave out the 'part_of' that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.hierarchies import circles
from collabctl.rules import Settings, Yielded, rule
from collabctl.rules.circles import told


@rule(severity="error")
def part_of_itself(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    yield from map(told, circles(organization.kpis))
