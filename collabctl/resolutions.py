"""Which findings people have looked at together and settled.

A resolution is the one way to live with a finding. It names the rule and exactly the documents that the finding is
about, and it counts until the day on which it is to be looked at again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from collabctl.findings import Finding
from collabctl.organization import Organization
from collabctl.organization.agreements import Resolution

Key = tuple[str, frozenset[str]]


def covered_by(resolution: Resolution, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that this resolution is about, whether or not it still counts."""
    key = _key_of(resolution)
    return [finding for finding in findings if (finding.rule, frozenset(finding.documents)) == key]


def settle(organization: Organization, findings: Iterable[Finding], as_of: datetime.date) -> list[Finding]:
    """The findings, each with the resolution that settles it on that day where there is one."""
    settled: dict[Key, str] = {}
    for resolution in organization.resolutions:
        if resolution.in_force(as_of):
            settled.setdefault(_key_of(resolution), resolution.reference)
    if not settled:
        return list(findings)
    return [
        replace(finding, resolved_by=settled.get((finding.rule, frozenset(finding.documents)))) for finding in findings
    ]


def missing_signers(organization: Organization, resolution: Resolution) -> list[str]:
    """The departments that the finding is about and of which nobody has agreed.

    A lead signs for the departments that he or she leads, and a department for those below it. Outside departments
    need not sign.
    """
    signed: set[str] = set()
    for signer in resolution.agreed_by:
        own = organization.department_of(signer)
        signed |= {own} if own else set()
        signed |= organization.departments_led_by(signer) if isinstance(signer, str) else set()
    concerned = {department for reference in resolution.of for department in organization.departments_about(reference)}
    return sorted(
        id
        for id in concerned
        if (department := organization.departments.get(id)) is not None
        and not department.external
        and not any(organization.stands_for(one, id) for one in signed)
    )


def _key_of(resolution: Resolution) -> Key:
    return resolution.rule, frozenset(resolution.of)
