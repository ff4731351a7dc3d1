"""Two departments have the same name.

Half of what is written about Security stands under "Security Department". Each of the two shares goals, meets and is
judged a little, and looks lonelier than it is.

Capitals, accents, and words such as Team, Department and Ops for Operations make no other name.

What to do: keep one document, and let everything name its id (`collabctl rename department OLD NEW`). If they really
are two, call them so that people can tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.naming import of_group
from collabctl.rules import Settings, Yielded, rule
from collabctl.rules.same_names import twice


@rule(severity="warning")
def defined_twice(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    yield from twice(organization.departments, of_group, "department")
