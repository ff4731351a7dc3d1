"""What a comparison has to say, in the order in which people are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabctl.changes.names import counted as named_first
from collabctl.changes.names import department, name_of, named, somebody
from collabctl.conflicts.conflict import CLASSES
from collabctl.reports.summary import counted
from collabctl.wording.english import ENGLISH

if TYPE_CHECKING:
    from collabctl.changes import Change, Reviewer
    from collabctl.findings import Finding
    from collabctl.organization import Organization
    from collabctl.reports.diff import DiffReport

SEVERAL = 3
"""A change that touches more departments than this is told once, and not to each of them."""

_OF_ONE = ("notice", "unclear")


@dataclass(frozen=True)
class Group:
    """What is told under one heading."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class DiffStory:
    """Everything, as plain text: escaping is for who writes it down."""

    summary: tuple[str, ...]
    between: str
    groups: tuple[Group, ...]
    new: tuple[Finding, ...]
    solved: tuple[Finding, ...]
    still: str
    reviewers: tuple[str, ...]


def story(report: DiffReport) -> DiffStory:
    """What there is to tell."""
    comparison = report.comparison
    findings = comparison.findings
    return DiffStory(
        summary=tuple(filter(None, (_changes(report), _findings(findings.new, findings.solved)))),
        between=_between(report),
        groups=tuple(_groups(report)),
        new=findings.new,
        solved=findings.solved,
        still=_still(len(findings.still)),
        reviewers=tuple(_reviewer(report, reviewer) for reviewer in comparison.reviewers),
    )


def _still(number: int) -> str:
    if not number:
        return ""
    return f"{counted(number, 'finding')} of before {'is' if number == 1 else 'are'} still there."


def _between(report: DiffReport) -> str:
    until = f"{report.until} ({(report.head_commit or '')[:7]})" if report.until else "the files as they are now"
    return f"from {report.since} ({report.base_commit[:7]}) to {until}"


def _changes(report: DiffReport) -> str:
    changes = report.comparison.changes
    if not changes:
        return "Nothing changed in what was agreed."
    touched = {id for change in changes for id in change.departments}
    names = sorted(_department(report, id) for id in touched)
    whom = f" for {named_first(names)}" if names else ""
    return f"{counted(len(changes), 'change')}{whom}."


def _findings(new: Sequence[Finding], solved: Sequence[Finding]) -> str:
    brings, ends = _conflicts(new), _conflicts(solved)
    other_new, other_solved = len(new) - brings, len(solved) - ends
    said = []
    if brings or ends:
        brought = f"brings {counted(brings, 'conflict')}" if brings else ""
        ended = f"ends {counted(ends, 'conflict')}" if ends else ""
        said.append(f"It {' and '.join(filter(None, [brought, ended]))}.")
    if other_new or other_solved:
        other = "other " if said else ""
        found = f"{counted(other_new, f'{other}finding')} {'is' if other_new == 1 else 'are'} new" if other_new else ""
        gone = "" if not other_solved else f"{other_solved:,} solved" if found else f"{_solved(other_solved, other)}"
        said.append(f"{', '.join(filter(None, [found, gone]))}.")
    return " ".join(said)


def _solved(number: int, other: str) -> str:
    return f"{counted(number, f'{other}finding')} {'is' if number == 1 else 'are'} solved"


def _conflicts(findings: Iterable[Finding]) -> int:
    return sum(CLASSES.get(finding.rule, "notice") not in _OF_ONE for finding in findings)


def _groups(report: DiffReport) -> list[Group]:
    """Several departments first, then the whole organization, then each by its most consequential change."""
    several: list[Change] = []
    whole: list[Change] = []
    own: dict[str, list[Change]] = {}
    for change in report.comparison.changes:
        if not change.departments:
            whole.append(change)
        elif len(change.departments) > SEVERAL:
            several.append(change)
        else:
            for id in change.departments:
                own.setdefault(id, []).append(change)
    ordered = sorted(own, key=lambda id: (own[id][0].consequence, _department(report, id), id))
    listed = [("Several departments", several), ("The organization as a whole", whole)]
    listed += [(_department(report, id), own[id]) for id in ordered]
    return [Group(heading, tuple(change.sentence for change in changes)) for heading, changes in listed if changes]


def _department(report: DiffReport, id: str) -> str:
    return department(_holding(report, f"department/{id}"), id)


def _holding(report: DiffReport, reference: str) -> Organization:
    """The version that has the document: as it is now, where it is still there."""
    return report.head if report.head.find(reference) else report.base


def _reviewer(report: DiffReport, reviewer: Reviewer) -> str:
    people = [somebody(report.head, person) for person in reviewer.people]
    names = [_document(report, reference) for reference in reviewer.documents]
    because = f"because of {named_first(names)}"
    if reviewer.role == "owner":
        return f"{ENGLISH.list(people) or _department(report, reviewer.department or '')}, as owner, {because}"
    department_name = _department(report, reviewer.department or "")
    return f"{department_name}: {ENGLISH.list(people) or 'somebody, as nobody leads it'}, {because}"


def _document(report: DiffReport, reference: str) -> str:
    organization = _holding(report, reference)
    item = organization.find(reference)
    return name_of(organization, item) if item else named(organization, reference)
