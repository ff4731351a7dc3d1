"""CODEOWNERS: who is asked to review a change to a file, from the owners and leads that the documents name.

People are named by the account that their `contact.url` leads to on GitHub or GitLab, else by their e-mail address. The
name in a chat never counts: somebody else on the forge may have it. Who is private, or has left or is about to, is not
named, and private documents say nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collabctl.escaping import codeowners_pattern
from collabctl.organization import DepartmentOwner, Item, Organization, Owner, Role
from collabctl.organization.agreements import Resolution
from collabctl.organization.kpis import Metric
from collabctl.organization.people import Person
from collabctl.organization.text import Text

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where forges look for it, below the top of the repository; the first one that is there counts."""

BEGIN = "# Made by `collabctl export codeowners` from the owners and leads in the documents: change it there."
END = "# End of what `collabctl export codeowners` made."

_ACCOUNT = re.compile(r"https://(?:www\.)?(?:github|gitlab)\.com/([A-Za-z0-9](?:[A-Za-z0-9._-]{0,37}[A-Za-z0-9])?)/?")
_EMAIL = re.compile(r"[A-Za-z0-9.!$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}")


@dataclass(frozen=True, slots=True)
class Codeowners:
    """The part of the file that we make, and the files of the organization that nobody who can be named looks after."""

    text: str
    nobodys: tuple[str, ...]


def codeowners(organization: Organization, paths: Iterable[str], prefix: str = "") -> Codeowners:
    """A line for each of these files that somebody looks after. `prefix` leads there from the top of the repository."""
    items: dict[str, list[Item]] = {}
    for item in organization.items():
        if not item.private:
            items.setdefault(item.document.source.path, []).append(item)
    lines, nobodys = [], []
    for path in sorted(paths):
        pattern = codeowners_pattern(prefix + path)
        names = sorted({name for item in items.get(path, ()) for name in _names(organization, item)})
        if pattern and names:
            lines.append(" ".join([pattern, *names]))
        else:
            nobodys.append(path)
    # The last line that fits a file counts, and a pattern with `?` may fit more than one.
    lines.sort(key=lambda line: ("?" not in line.partition(" ")[0], line))
    return Codeowners("\n".join([BEGIN, *lines, END]) + "\n", tuple(nobodys))


def merged(existing: str, made: str) -> str | None:
    """A file with our part of it made anew; None where it has no such part, and so is somebody else's."""
    before, begin, rest = existing.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        return None
    return before + made.rstrip("\n") + after


def _names(organization: Organization, item: Item) -> list[str]:
    """Who looks after a document: its owners, else who leads it, else the leads of the departments it is about.

    An agreement is looked after by those who made it, a metric that is in nobody's hands by those who are judged on it.
    """
    lead: tuple[Owner, ...] = getattr(item, "lead", ())
    signers: tuple[Owner, ...] = item.agreed_by if isinstance(item, Resolution) else ()
    for references in (item.owner, lead, signers):
        if names := [name for one in references for name in _who(organization, one)]:
            return names
    departments = organization.departments_about(item.reference)
    if isinstance(item, Metric) and not departments:
        departments = {kpi.department for kpi in organization.kpis if kpi.metric == item.id}
    return [name for id in sorted(departments) for name in _leads(organization, id)]


def _who(organization: Organization, reference: Owner) -> list[str]:
    if isinstance(reference, DepartmentOwner):
        return _leads(organization, reference.department)
    if isinstance(reference, Role):
        filling = [person for person in organization.people if _fills(person, reference)]
        return [name for person in filling for name in _address(person)] or _leads(organization, reference.department)
    return list(_address(organization.people.get(reference)))


def _leads(organization: Organization, department: str) -> list[str]:
    """The leads of a department; where none can be named, those of the one above it."""
    for id in organization.line_above(department):
        known = organization.departments.get(id)
        references = known.lead if known is not None else ()
        people = [organization.people.get(one) for one in references if isinstance(one, str)]
        people += [
            person
            for one in references
            if isinstance(one, Role)
            for person in organization.people
            if _fills(person, one)
        ]
        if names := [name for person in people for name in _address(person)]:
            return names
    return []


def _fills(person: Person, role: Role) -> bool:
    title = person.role_in(role.department) if role.department in person.departments else None
    return title is not None and bool(_spellings(title) & _spellings(role.role))


def _spellings(text: Text) -> set[str]:
    """A role in every language that it is written in, small and capital letters alike."""
    written = [text.written] if isinstance(text.written, str) else text.written.values()
    return {one.casefold() for one in written}


def _address(person: Person | None) -> Iterator[str]:
    """What a forge knows a person by, where that is written down."""
    if person is None or person.private or person.left_on is not None or person.contact is None:
        return
    account = _ACCOUNT.fullmatch(person.contact.url or "")
    email = person.contact.email or ""
    if account:
        yield f"@{account[1]}"
    elif _EMAIL.fullmatch(email):
        yield email
