"""Findings as text for people and for other programs: a module a format, each with one pure function `render`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from collabctl.findings import Finding, Severity

FORMATS: Mapping[str, str] = {
    name: f"collabctl.reports.{name}"
    for name in ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")
}
"""The module of each format; it is loaded when it is asked for."""


@dataclass(frozen=True)
class Report:
    """What a check of an organization found, and what a format needs to tell it.

    `root` is the organization's folder as the user wrote it. `findings` are in order, those that a resolution
    settles included. `lines` holds the source lines that findings point at, by path and number, without their
    line breaks. `pages` gives the first sentence of each rule's page. `prefix` leads from the top of the repository
    to the organization's folder, where a forge said where that top is: forges look for files from there.
    `everything` says that all rules were asked, rather than some that somebody chose. `since` is the revision since
    which the findings are new, "" where all are told; `older` is how many were left out because they were there then.
    `hidden` counts what the organization's maturity keeps back. `names` are those of the documents by reference, and
    `kinds` how many there are of each kind. `named_root` is the folder that commands must name to be about this
    organization, "" where they find it by themselves.
    """

    root: str
    as_of: datetime.date
    files: int
    documents: int
    findings: tuple[Finding, ...]
    lines: Mapping[tuple[str, int], str]
    version: str
    pages: Mapping[str, str] = field(default_factory=dict)
    colour: bool = False
    prefix: str = ""
    everything: bool = True
    since: str = ""
    older: int = 0
    hidden: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    named_root: str = ""

    @property
    def unsettled(self) -> tuple[Finding, ...]:
        """The findings that count: no resolution covers them."""
        return tuple(finding for finding in self.findings if finding.resolved_by is None)

    @property
    def settled(self) -> tuple[Finding, ...]:
        """The findings that a resolution covers."""
        return tuple(finding for finding in self.findings if finding.resolved_by is not None)

    def count(self, severity: Severity) -> int:
        """How many unsettled findings are of this severity."""
        return sum(finding.severity == severity for finding in self.unsettled)

    def in_repository(self, path: str) -> str:
        """The path of a file as a forge wants it: from the top of its repository."""
        return self.prefix + (path or "organization.yaml")


def render(name: str, report: Report) -> str:
    """The report in the format of that name, one of `FORMATS`; it ends with a line break."""
    text: str = import_module(FORMATS[name]).render(report)
    return text
