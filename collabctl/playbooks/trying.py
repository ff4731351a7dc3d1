"""What the documents of a playbook would do to the findings, looked up before anything is written."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from collabctl.edits.trying import must_be_read, with_files
from collabctl.findings import SEVERITIES, Finding
from collabctl.organization import Organization
from collabctl.playbooks.drafting import Draft
from collabctl.rules import check
from collabctl.sources import Sources

_ABOUT_ALL = frozenset(("organization/split",))
"""Rules about the organization as a whole, which name only some of it: where it falls apart after a change is told of
other departments, though it falls apart no more than before."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`wrong` are the new errors and warnings: with any of these the documents are not to be written.

    `ended` are the findings that are gone. `next_steps` are new too, and no fault of the documents: what was hidden
    behind a finding that is gone, and what is asked of an organization as a whole once its departments work together.
    """

    wrong: tuple[Finding, ...]
    ended: tuple[Finding, ...]
    next_steps: tuple[Finding, ...]


def tried(sources: Sources, organization: Organization, draft: Draft, as_of: datetime.date) -> Outcome:
    """How the findings differ once the draft is there. `organization` is what the sources mean now.

    Raises NotPossible where one of its files would not be read.
    """
    files = {file.path: file.data for file in draft.files}
    must_be_read(sources, files)
    return compared(check(organization, as_of), check(with_files(sources, files), as_of), files.keys())


def compared(before: Sequence[Finding], after: Sequence[Finding], added: AbstractSet[str]) -> Outcome:
    """The outcome, from all findings of before and after; `added` are the paths of the new files."""
    open_before = {one.fingerprint: one for one in before if one.resolved_by is None}
    open_after = {one.fingerprint: one for one in after if one.resolved_by is None}
    there = {one.fingerprint for one in after}
    ended = [one for one in before if one.fingerprint not in there]
    uncovered = {name for one in ended for name in (*one.documents, one.resolved_by or "")}
    moved = Counter(one.rule for one in ended if one.severity != "error" and one.rule in _ABOUT_ALL)
    wrong: list[Finding] = []
    next_steps: list[Finding] = []
    for fingerprint, one in open_after.items():
        if fingerprint in open_before or one.severity == "info":
            continue
        blames_new = any(place.path in added for place in (one.location, *(other.location for other in one.related)))
        step = not blames_new and (_is_a_next_step(one, uncovered) or moved[one.rule] > 0)
        moved[one.rule] -= step
        (next_steps if step else wrong).append(one)
    gone = tuple(one for one in ended if one.resolved_by is None)
    return Outcome(tuple(wrong), gone, tuple(next_steps))


def _is_a_next_step(finding: Finding, uncovered: set[str]) -> bool:
    """Whether a warning was there in truth before, or asks for a habit of the organization's own."""
    if finding.severity == "error" or not finding.documents:
        return False
    return finding.documents == ("organization",) or not uncovered.isdisjoint(finding.documents)


def by_gravity(findings: Sequence[Finding]) -> list[Finding]:
    """The gravest first."""
    return sorted(findings, key=lambda one: (SEVERITIES.index(one.severity), one.location, one.rule))
