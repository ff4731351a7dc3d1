"""The organization itself: its name, its languages, its hours and its own policy."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from collabctl.organization.item import Item
from collabctl.organization.quantities import Zone
from collabctl.organization.schedules import Days
from collabctl.organization.text import Text

UTC = Zone("UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingHours:
    """The days and hours in which people can be expected to work, in local time."""

    days: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri")
    from_: datetime.time = datetime.time(9)
    until: datetime.time = datetime.time(17)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """How the handbook is made. `edit_url` holds `{path}` and may hold `{line}`."""

    publish_people: bool = False
    edit_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OrganizationSettings(Item):
    """The document of kind `organization`."""

    kind: ClassVar[str] = "organization"

    format: int = 1
    name: Text
    vision: Text | None = None
    languages: tuple[str, ...] = ("en",)
    timezone: Zone = UTC
    year_starts: str = "jan"
    working_hours: WorkingHours = field(default_factory=WorkingHours)
    closed: tuple[Days, ...] = ()
    scopes: Mapping[str, Any] = field(default_factory=dict)
    tool_categories: Mapping[str, Text] = field(default_factory=dict)
    results: tuple[str, ...] = ()
    handbook: Handbook = field(default_factory=Handbook)
    ignore: tuple[str, ...] = ()
    checks: Mapping[str, Any] = field(default_factory=dict)

    @property
    def maturity(self) -> str:
        """How much is asked of the organization: starting, growing or mature."""
        return str(self.checks.get("maturity", "growing"))

    @property
    def is_written(self) -> bool:
        """Whether there is such a document; where it is missing, a stand-in takes its place."""
        return bool(self.document.source.data)
