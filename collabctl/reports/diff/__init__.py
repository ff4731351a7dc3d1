"""What a change means, as text for people and for other programs: a module a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from collabctl.changes import Comparison
from collabctl.organization import Organization

FORMATS: Mapping[str, str] = {name: f"collabctl.reports.diff.{name}" for name in ("text", "markdown", "json")}
"""The module of each format; it is loaded when it is asked for."""

WORK_TREE = "work tree"
"""What stands for a revision where the files as they are now were looked at: no revision has a blank in it."""


@dataclass(frozen=True)
class DiffReport:
    """Two versions of an organization and how they compare.

    `since` and `until` are what somebody called them, the commits what that meant; `until` and its commit are None
    for the files as they are now.
    """

    base: Organization
    head: Organization
    comparison: Comparison
    since: str
    base_commit: str
    until: str | None = None
    head_commit: str | None = None
    colour: bool = False


def render(name: str, report: DiffReport) -> str:
    """The report in the format of that name, one of `FORMATS`; it ends with a line break."""
    text: str = import_module(FORMATS[name]).render(report)
    return text
