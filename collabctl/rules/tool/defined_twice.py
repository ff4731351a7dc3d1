"""Two tools have the same name.

Who owns it, who helps, what it is connected to: half of each answer stands with the other one.

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
    yield from twice(organization.tools, folded, "tool")
