"""The KPI conflicts of an organization as text for people and for other programs: a module a format."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from collabctl.conflicts.told import Told
from collabctl.organization import Organization

FORMATS: Mapping[str, str] = {
    name: f"collabctl.reports.conflicts.{name}" for name in ("text", "markdown", "json", "mermaid")
}
"""The module of each format; it is loaded when it is asked for."""


@dataclass(frozen=True)
class ConflictReport:
    """What the engine found, and what a format needs to tell it.

    `told` is in the order in which it is told: what asks for an answer first, gravest first. `more` is how many
    conflicts of the whole organization were counted and not explained. `department` is the id of the only one whose
    conflicts are in `told`, if there is such a one. `resolving` is what follows the fingerprint in the command that
    settles one of them; None where it is not as the files have it, so that nothing could be written down.
    """

    organization: Organization
    as_of: datetime.date
    told: tuple[Told, ...]
    more: int = 0
    department: str | None = None
    colour: bool = False
    resolving: str | None = None


def render(name: str, report: ConflictReport) -> str:
    """The report in the format of that name, one of `FORMATS`; it ends with a line break."""
    text: str = import_module(FORMATS[name]).render(report)
    return text
