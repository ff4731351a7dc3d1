"""Findings that have one cause, as one line: what a document lacks, or what most documents of a kind have in common."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabctl.findings import SEVERITIES, Finding, Group, Location, Severity
from collabctl.rules.maturity import ASKED

if TYPE_CHECKING:
    from collabctl.reports import Report

NAMED = 3
"""How many documents a line names before it counts the rest."""

_KINDS = {"kpi": ("KPI", "KPIs"), "person": ("person", "people")}


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group as reports tell it: one sentence, where its first finding stands, and the command that lists them all.

    Its severity is the gravest of its findings.
    """

    group: Group
    severity: Severity
    findings: tuple[Finding, ...]
    sentence: str
    location: Location
    command: str


def alone(report: Report) -> list[Finding]:
    """The unsettled findings that are in no group."""
    return [finding for finding in report.unsettled if finding.group is None]


def group_lines(report: Report) -> list[GroupLine]:
    """The groups of a report, the gravest first, then those of a rule before those of a document."""
    members: dict[Group, list[Finding]] = {}
    for finding in report.unsettled:
        if finding.group is not None:
            members.setdefault(finding.group, []).append(finding)
    lines = [_line(report, group, findings) for group, findings in members.items()]
    return sorted(lines, key=lambda line: (SEVERITIES.index(line.severity), line.group.by != "rule", line.location))


def of_one_rule(report: Report, findings: Sequence[Finding]) -> GroupLine:
    """Findings of one rule in one line, though too few documents have them for a group."""
    return _line(report, Group("rule", findings[0].rule), findings)


def _line(report: Report, group: Group, findings: Sequence[Finding]) -> GroupLine:
    by_rule = group.by == "rule"
    sentence = _of_rule(report, findings) if by_rule else _of_document(report, group.of, findings)
    chosen = f"--select {group.of}" if by_rule else f"--document {group.of}"
    root = f" {shlex.quote(report.named_root)}" if report.named_root else ""
    return GroupLine(
        group,
        min((finding.severity for finding in findings), key=SEVERITIES.index),
        tuple(findings),
        sentence,
        min(finding.location for finding in findings),
        f"collabctl validate --format concise {chosen}{root}",
    )


def _of_document(report: Report, reference: str, findings: Sequence[Finding]) -> str:
    kind = reference.partition("/")[0]
    it = "the organization" if kind == "organization" else f"the {kind_of(kind)} {_name(report, reference)}"
    return f"{it} lacks {listed(dict.fromkeys(ASKED[finding.rule].what for finding in findings))}"


def _of_rule(report: Report, findings: Sequence[Finding]) -> str:
    documents = list(dict.fromkeys(finding.documents[0] if finding.documents else "" for finding in findings))
    kind = documents[0].partition("/")[0]
    rule = findings[0].rule
    number = f"{len(documents):,} of {report.kinds.get(kind, len(documents)):,} {kind_of(kind, many=True)}"
    asked = ASKED.get(rule)
    said = f"{number} lack {asked.what}" if asked else f"{number}: {_small(report.pages.get(rule, rule))}"
    names = [_name(report, document) for document in documents[:NAMED]]
    more = len(documents) - len(names)
    return f"{said}: {', '.join(names)} and {more:,} more" if more else f"{said}: {listed(names)}"


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _name(report: Report, reference: str) -> str:
    return f"'{report.names.get(reference) or reference}'"


def kind_of(kind: str, *, many: bool = False) -> str:
    """What people call documents of a kind."""
    one, several = _KINDS.get(kind, (kind, f"{kind}s"))
    return several if many else one


def listed(things: Iterable[str]) -> str:
    """The things in a row: `a, b and c`."""
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last
