"""Which findings have one cause and are told together: what one document lacks, and what most of a kind lack.

Rules, severities and fingerprints stay as they are. A finding only learns the group that a report may tell in a line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from collabctl.conflicts.conflict import CLASSES
from collabctl.findings import Finding, Group
from collabctl.organization import Organization
from collabctl.rules.maturity import ASKED

FEWEST_OF_A_RULE = 5
"""From so many documents on, what most documents of a kind have is one thing to know rather than many."""


def grouped(organization: Organization, findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the same order, each with its group; None where it stands alone.

    Errors, conflicts and what a resolution settles always stand alone: each of them is somebody's decision.
    """
    findings = list(findings)
    joined = [finding for finding in findings if _may_join(finding)]
    of_rule = _of_rule(joined, Counter(item.kind for item in organization.items()))
    rest = [finding for finding in joined if finding.rule not in of_rule and finding.rule in ASKED]
    of_document = Counter(finding.documents[0] for finding in rest)
    return [
        replace(finding, group=Group("rule", finding.rule))
        if finding.rule in of_rule and _may_join(finding)
        else replace(finding, group=Group("document", finding.documents[0]))
        if finding.rule in ASKED and _may_join(finding) and of_document[finding.documents[0]] > 1
        else finding
        for finding in findings
    ]


def _may_join(finding: Finding) -> bool:
    conflict = CLASSES.get(finding.rule, "notice") != "notice"
    return finding.severity != "error" and finding.resolved_by is None and bool(finding.documents) and not conflict


def _of_rule(findings: Iterable[Finding], documents: Mapping[str, int]) -> set[str]:
    """The rules under which more than half of the documents of a kind fall."""
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for finding in findings:
        seen[finding.rule, finding.documents[0].partition("/")[0]].add(finding.documents[0])
    return {
        rule
        for (rule, kind), those in seen.items()
        if len(those) >= FEWEST_OF_A_RULE and 2 * len(those) > documents[kind]
    }
