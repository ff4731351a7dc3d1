"""What an answer is worked out from: the organization, the day, what was answered before, and what was found wrong."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collabctl.findings import Finding
from collabctl.organization import Item, Organization, PersonReference
from collabctl.organization.people import Department
from collabctl.organization.text import Text
from collabctl.playbooks.playbook import LANGUAGES, Playbook
from collabctl.playbooks.values import Languages, Reference, Value, person


@dataclass(frozen=True, slots=True)
class Context:
    """`found` is what the rules say about the organization as it is, and `values` the answers up to now."""

    organization: Organization
    playbook: Playbook
    as_of: datetime.date
    found: Sequence[Finding]
    values: dict[str, Value] = field(default_factory=dict)

    @property
    def languages(self) -> Languages:
        """Those of the organization that the playbook has too, in its order; else English."""
        return Languages(tuple(one for one in self.organization.settings.languages if one in LANGUAGES) or ("en",))

    @property
    def own(self) -> list[Department]:
        """The departments that playbooks are about, the highest ones first."""
        return sorted(self.organization.own_departments, key=lambda one: one.part_of is not None)

    def ids(self, name: str) -> list[str]:
        """The ids in an answer, without their kinds."""
        value = self.values.get(name)
        values = value if isinstance(value, tuple) else (value,)
        return [one.written.rpartition("/")[2] for one in values if isinstance(one, Reference)]

    def cured(self) -> Iterable[Finding]:
        """The open findings that this playbook cures, in the order of its rules."""
        return (
            finding
            for rule in self.playbook.cures
            for finding in self.found
            if finding.rule == rule and finding.resolved_by is None
        )

    def somebody(self, reference: PersonReference) -> Value:
        """A person or a role as an answer."""
        return person(reference, {one.id: Text(one.name.written) for one in self.organization.people})

    def template(self, id: str) -> Mapping[str, Any]:
        """The template of this id."""
        return next(one for one in self.playbook.templates if one["id"] == id)


def reference(item: Item, *, with_kind: bool = False) -> Reference:
    """A document as an answer."""
    return Reference(item.reference if with_kind else item.id, item.title)
