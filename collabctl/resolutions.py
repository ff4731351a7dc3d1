"""Which findings people have looked at together and settled.

A resolution is the one way to live with a finding. It names the rule and exactly the documents that the finding is
about, perhaps with the way that a conflict ran, and it counts until the day on which it is to be looked at again.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from collabctl.findings import Finding
from collabctl.organization import Organization
from collabctl.organization.agreements import Resolution

Key = tuple[str, frozenset[str]]

LONGEST = 12
"""Months for which an agreement may run before people look at it again."""


def covered_by(resolution: Resolution, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that this resolution is about, whether or not it still counts."""
    return [finding for finding in findings if _covers(resolution, finding)]


def settle(organization: Organization, findings: Iterable[Finding], as_of: datetime.date) -> list[Finding]:
    """The findings, each with the resolution that settles it on that day where there is one."""
    in_force: dict[Key, list[Resolution]] = {}
    for resolution in organization.resolutions:
        if resolution.in_force(as_of):
            in_force.setdefault((resolution.rule, frozenset(resolution.of)), []).append(resolution)
    return [_settled(finding, in_force.get((finding.rule, frozenset(finding.documents)), ())) for finding in findings]


def _settled(finding: Finding, candidates: Sequence[Resolution]) -> Finding:
    covering = next((resolution for resolution in candidates if _covers(resolution, finding)), None)
    return replace(finding, resolved_by=covering.reference) if covering else finding


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


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _covers(resolution: Resolution, finding: Finding) -> bool:
    """Whether it is about this finding; one that names a path is only about the conflict that runs that way."""
    same = resolution.rule == finding.rule and set(resolution.of) == set(finding.documents)
    return same and resolution.path in (None, finding.way)
