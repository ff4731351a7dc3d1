"""Two channels have the same name.

Whoever looks for "General" finds two, and writes in the one that nobody reads.

What to do: keep one document, or give the two names that tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.naming import folded
from collabctl.rules import Settings, Yielded, rule
from collabctl.rules.same_names import twice


@rule(severity="warning")
def defined_twice(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    yield from twice(organization.channels, folded, "channel")
