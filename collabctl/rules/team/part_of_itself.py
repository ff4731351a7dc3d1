"""A team is part of itself, or of its own part.

Both pages say that they belong to the other, and meetings of the one are those of the other for ever.

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
    yield from map(told, circles(organization.teams))
