"""The agreement about a finding, as the document that settles it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from collabctl.documents import SourceFile
from collabctl.documents.nearest import nearest
from collabctl.documents.schema.annotations import is_id
from collabctl.edits import NotPossible
from collabctl.edits.scalars import WIDTH, long_text, quoted, word
from collabctl.findings import Finding
from collabctl.organization import Organization, PersonReference, Role
from collabctl.organization.people import Person
from collabctl.organization.text import Text
from collabctl.sources.file_names import path_of

DECISIONS: Mapping[str, str] = {
    "trade-off": "both sides have a point, and this is how we share the cost",
    "accepted": "we know, and live with it for now",
    "will-change": "we are going to change it, before the day on which we look again",
    "false-alarm": "it is not so, and here is why",
}
"""What can be decided about a finding, and what that means."""

SHORTEST_PREFIX = 6
"""Digits of a fingerprint that must be given: fewer, and the next finding that comes may be meant as well."""

LONGEST_ID = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What people agreed about a finding."""

    id: str
    finding: Finding
    decision: str
    because: str
    agreed_by: tuple[PersonReference, ...]
    date: datetime.date
    review_by: datetime.date

    def text(self) -> str:
        """The document, laid out as people write it."""
        lines = [
            "kind: resolution",
            f"id: {word(self.id)}",
            f"rule: {self.finding.rule}",
            f"of: {_listed(map(word, self.finding.documents))}",
            *([f"path: {quoted(self.finding.way)}"] if self.finding.way else []),
            f"decision: {self.decision}",
            f"because: {long_text(self.because)}",
            f"agreed_by: {_listed(map(_signer, self.agreed_by))}",
            f"date: {self.date}",
            f"review_by: {self.review_by}",
        ]
        return "\n".join(lines) + "\n"


def _signer(reference: PersonReference) -> str:
    if isinstance(reference, Role):
        return f"{{role: {quoted(str(reference.role))}, department: {word(reference.department)}}}"
    return word(reference)


def _listed(items: Iterable[str]) -> str:
    """A list on one line where it fits there."""
    items = list(items)
    line = f"[{', '.join(items)}]"
    return line if len(line) < WIDTH - len("agreed_by: ") else "".join(f"\n  - {item}" for item in items)


def can_be_settled(finding: Finding) -> bool:
    """Whether people can agree to live with it: not with a document that cannot be read, or another agreement."""
    return bool(finding.documents) and not finding.rule.startswith(("document/", "resolution/"))


def meant(findings: Sequence[Finding], fingerprint: str) -> Finding:
    """The finding whose fingerprint begins like that. Raises NotPossible where it is not one that can be settled."""
    fingerprint = fingerprint.lower()
    if len(fingerprint) < SHORTEST_PREFIX:
        raise NotPossible(f"'{fingerprint}' is too short; write at least {SHORTEST_PREFIX} digits of the fingerprint")
    found = [finding for finding in findings if finding.fingerprint.startswith(fingerprint)]
    if not found:
        raise NotPossible(f"there is no finding '{fingerprint}'; 'collabctl resolve' alone lists those to settle")
    if len(found) > 1:
        raise NotPossible(f"{len(found)} findings begin with '{fingerprint}'; write more of the fingerprint")
    [finding] = found
    if finding.resolved_by is not None:
        raise NotPossible(f"'{fingerprint}' is settled already, by {finding.resolved_by}")
    if finding.rule.startswith("resolution/"):
        raise NotPossible(f"{finding.rule} is about an agreement; change that one: {finding.message}")
    if not can_be_settled(finding):
        raise NotPossible(f"{finding.rule} cannot be settled, only mended: {finding.message}")
    return finding


def must_be_new(organization: Organization, finding: Finding) -> None:
    """Raises NotPossible where the same was agreed on before, and it is time to look at that again."""
    for resolution in organization.resolutions:
        same = resolution.rule == finding.rule and set(resolution.of) == set(finding.documents)
        if same and resolution.path in (None, finding.way):
            place = resolution.at("review_by")
            raise NotPossible(
                f"there is an agreement about it that ran out on {resolution.review_by}, {resolution.reference}; look "
                f"at it again together, and set a new 'date' and 'review_by' in {place.path}:{place.line}"
            )


def concerned(organization: Organization, finding: Finding) -> tuple[str, ...]:
    """The departments of which somebody has to agree."""
    about = {id for reference in finding.documents for id in organization.departments_about(reference)}
    return tuple(sorted(id for id in about if organization.is_own(id)))


def who_can_sign(organization: Organization, department: str, as_of: datetime.date) -> list[Person]:
    """The people who may sign for a department: its leads, those of the departments above it, and its own people."""
    above = (organization.departments.get(id) for id in organization.line_above(department))
    leads = [lead for one in above if one is not None for lead in one.lead]
    own = [person.id for person in organization.people if person.department == department]
    found = (organization.people.get(id) for id in dict.fromkeys([*leads, *own]) if isinstance(id, str))
    return [person for person in found if person is not None and not person.has_left(as_of)]


def signer(organization: Organization, written: str) -> PersonReference:
    """A person by id, or a role as `planner@it`. Raises NotPossible where there is no such person or department."""
    role, at, department = written.rpartition("@")
    known = organization.departments if at else organization.people
    id, kind = (department, "department") if at else (written, "person")
    if id not in known:
        close = nearest(id, [item.id for item in known])
        raise NotPossible(f"there is no {kind} '{id}'" + (f"; did you mean '{close}'?" if close else ""))
    return Role(Text(role.strip()), department) if at else written


def new_id(organization: Organization, finding: Finding) -> str:
    """A name for the agreement that nobody has used: its rule, and what it is about."""
    parts = [finding.rule.partition("/")[2], *(reference.partition("/")[2] for reference in finding.documents)]
    name = "-".join(part for part in parts if is_id(part))
    if len(name) > LONGEST_ID:
        name = name[: LONGEST_ID - 3].rpartition("-")[0].rstrip("-")
    used = {resolution.id for resolution in organization.resolutions}
    others = (f"{name[:60].rstrip('-')}-{number}" for number in range(2, len(used) + 3))
    return next(id for id in (name, *others) if id not in used)


def folder(organization: Organization) -> str:
    """Where the organization keeps its agreements: where most of them stand, else in resolutions."""
    folders = Counter(item.document.source.path.rpartition("/")[0] for item in organization.resolutions)
    return folders.most_common(1)[0][0] if folders else "resolutions"


def source(organization: Organization, agreement: Agreement) -> SourceFile:
    """The file of an agreement."""
    return SourceFile(path_of(folder(organization), agreement.id), agreement.text().encode())


def must_settle(agreement: Agreement, path: str, findings: Iterable[Finding]) -> int:
    """How many findings the agreement settles, once it is written to `path` and `findings` is what is found then.

    Raises NotPossible where it would not do, such as when nobody of a department has agreed.
    """
    found = list(findings)
    for finding in found:
        if finding.location.path == path:
            raise NotPossible(f"that would not do: {finding.message}")
    settled = [finding for finding in found if finding.resolved_by == f"resolution/{agreement.id}"]
    if agreement.finding.fingerprint not in {finding.fingerprint for finding in settled}:
        raise NotPossible("that would not do: the finding is still there with this agreement")
    return len(settled)
