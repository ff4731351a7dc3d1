"""Who should look at the changes: the leads of the departments touched, and the owners of the documents.

Who leads and who owns is asked of both versions: nobody becomes the one to ask by the change that is asked about.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from collabctl.changes.change import Change
from collabctl.organization import DepartmentOwner, Organization, Owner, Role
from collabctl.organization.item import PersonReference


@dataclass(frozen=True, slots=True)
class Reviewer:
    """People who should look, as leads of a department or as owners, and the documents because of which.

    `people` is empty where a department has no lead, and none of the departments above it has one.
    """

    role: Literal["lead", "owner"]
    department: str | None
    people: tuple[PersonReference, ...]
    documents: tuple[str, ...]


def reviewers(
    base: Organization, head: Organization, changes: Iterable[Change], renames: Mapping[str, str], as_of: datetime.date
) -> tuple[Reviewer, ...]:
    """One for each department of ours that is touched, then one for each owner; documents once, in order."""
    touched: dict[str, set[str]] = {}
    owned: dict[Owner, set[str]] = {}
    former = {new: old for old, new in renames.items()}
    for change in changes:
        for department in change.departments:
            touched.setdefault(department, set()).add(change.document)
        for organization, reference in ((base, former.get(change.document, change.document)), (head, change.document)):
            item = organization.find(reference)
            for owner in item.owner if item else ():
                owned.setdefault(owner, set()).add(change.document)
    leads = [
        Reviewer("lead", department, _leads(base, head, department, as_of), tuple(sorted(documents)))
        for department, documents in sorted(touched.items())
        if head.is_own(department) or base.is_own(department)
    ]
    owners = [
        _owner(base, head, owner, tuple(sorted(documents)), as_of)
        for owner, documents in sorted(owned.items(), key=lambda pair: repr(pair[0]))
        if isinstance(owner, DepartmentOwner) or _here(head, (owner,), as_of)
    ]
    return (*leads, *owners)


def _owner(
    base: Organization, head: Organization, owner: Owner, documents: tuple[str, ...], as_of: datetime.date
) -> Reviewer:
    department = head.department_of(owner) or base.department_of(owner)
    if isinstance(owner, DepartmentOwner):
        return Reviewer("owner", department, _leads(base, head, owner.department, as_of), documents)
    return Reviewer("owner", department, _here(head, (owner,), as_of), documents)


def _leads(
    base: Organization, head: Organization, department: str, as_of: datetime.date
) -> tuple[PersonReference, ...]:
    """The leads of the department, or else of the nearest one above it: those of before, and who is to follow them."""
    return tuple(dict.fromkeys(lead for version in (base, head) for lead in _leads_in(version, department, as_of)))


def _leads_in(organization: Organization, department: str, as_of: datetime.date) -> tuple[PersonReference, ...]:
    for id in organization.line_above(department):
        above = organization.departments.get(id)
        people = _here(organization, above.lead if above else (), as_of)
        if people:
            return people
    return ()


def _here(
    organization: Organization, people: Iterable[PersonReference], as_of: datetime.date
) -> tuple[PersonReference, ...]:
    """Those who still work here."""
    return tuple(
        one
        for one in people
        if isinstance(one, Role) or not ((person := organization.people.get(one)) and person.has_left(as_of))
    )
