"""What collabctl has to say about an organization: a finding, its place, its severity.

Everything that is wrong, from a byte that is not UTF-8 to two KPIs that pull against each other, is a
`Finding`: one sentence, a place in a file, and what to do. So there is one report, one order and one exit code.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

Severity = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

SHOWN_DIGITS = 8
"""Digits of a fingerprint that people see and type: among 100,000 findings, one in 40,000 has a twin."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of text in a file of the organization.

    `path` is relative to the organization's folder, with forward slashes. Lines and columns start at 1 and
    count characters, not bytes; `end_column` is the first column that is no longer part of it.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, and what stands there."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Group:
    """Findings with one cause: what one document lacks (`of` is the document), or one rule that most fall under."""

    by: Literal["document", "rule"]
    of: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should know, in one sentence of the organization's own words.

    `help` says what to do, a line for each separate hint. `documents` are the documents it is about, such as
    `kpi/sales-deals-won`. `subject` tells findings of the same rule on the same documents apart and must not
    change when lines move: the field's name, never its line. `way` stands for the way that a conflict runs, which a
    resolution may name as its `path`. `resolved_by` is the resolution that settles it. `group` is known once all
    findings of a report are. `origin` is what a rule made the finding of, where that says more than the finding does.
    """

    rule: str
    severity: Severity
    message: str
    location: Location
    documents: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    help: str = ""
    subject: str = ""
    way: str = ""
    resolved_by: str | None = None
    fingerprint: str = ""
    group: Group | None = None
    origin: object = field(default=None, compare=False, repr=False)

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts findings by path, line, column and rule; the message breaks what ties are left."""
        return (self.location.path, self.location.line, self.location.column, self.rule, self.message)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings sorted by place, each with a fingerprint that stays the same when lines move.

    A finding about documents is known by its rule, those documents and its subject, so it survives a renamed
    file; one about a file that could not be read is known by the file. What is then still alike is numbered.
    """
    alike: Counter[tuple[object, ...]] = Counter()
    ordered = []
    for finding in sorted(findings, key=lambda finding: finding.order):
        where = tuple(sorted(finding.documents)) or (finding.location.path,)
        identity = (finding.rule, where, finding.subject)
        text = "\0".join((finding.rule, *where, finding.subject, str(alike[identity])))
        alike[identity] += 1
        ordered.append(
            replace(finding, fingerprint=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16])
        )
    return ordered
