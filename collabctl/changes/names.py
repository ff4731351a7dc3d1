"""What things are called in a sentence about a change."""

from __future__ import annotations

from collabctl.organization import DepartmentOwner, Item, Organization, Role
from collabctl.organization.agreements import Commitment, Resolution
from collabctl.organization.initiatives import Retrospective
from collabctl.organization.people import Department, Person
from collabctl.organization.settings import OrganizationSettings
from collabctl.organization.tools import Rollout, Tool
from collabctl.wording.english import ENGLISH

LONGEST = 80
"""Characters of a text that a sentence repeats; the rest is in the documents."""


def shortened(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return (line[:LONGEST].rpartition(" ")[0] or line[:LONGEST]).rstrip(" ,;:") + " ..."


def quoted(text: object) -> str:
    """A text in single quotes, shortened."""
    return f"'{shortened(str(text))}'"


def name_of(organization: Organization, item: Item) -> str:
    """What a document is called; departments, people, tools and the organization itself stand without quotes."""
    if isinstance(item, Department | Person | Tool | OrganizationSettings):
        return shortened(str(item.title))
    if isinstance(item, Rollout) and item.name is None:
        tools = [named(organization, f"tool/{id}") for id in ([item.tool] if item.tool else item.candidates)]
        return f"the rollout of {ENGLISH.list(tools[:3])}"
    if isinstance(item, Retrospective):
        about = f" on {named(organization, item.of)}" if item.of else ""
        return f"the retrospective of {ENGLISH.date(item.date)}{about}"
    if isinstance(item, Commitment):
        return f"the promise {quoted(item.promise)}"
    if isinstance(item, Resolution):
        return f"the agreement about {ENGLISH.list(named(organization, reference) for reference in item.of[:3])}"
    return quoted(item.title)


def named(organization: Organization, reference: str) -> str:
    """What the document of this reference is called; its id where it is not written down."""
    item = organization.find(reference)
    if item is not None:
        return name_of(organization, item)
    kind, _, id = reference.partition("/")
    return f"the page '{id}'" if kind == "page" else quoted(id or kind)


def department(organization: Organization, id: str) -> str:
    """A department's name."""
    return named(organization, f"department/{id}") if id in organization.departments else id


def departments(organization: Organization, ids: list[str] | tuple[str, ...]) -> str:
    """The names of departments in a sentence; of many only the number."""
    if len(ids) > MOST_NAMED:
        return f"{len(ids):,} departments"
    return ENGLISH.list(department(organization, id) for id in ids)


MOST_NAMED = 5
"""So many of a list are named in a sentence; of more, the rest is counted."""


def counted(names: list[str]) -> str:
    """The names in a sentence, of many the first and how many more."""
    more = len(names) - MOST_NAMED
    return ENGLISH.list(names if more <= 0 else [*names[:MOST_NAMED], f"{more:,} more"])


def somebody(organization: Organization, who: str | Role | DepartmentOwner) -> str:
    """A person, a role with its department, or a department."""
    if isinstance(who, DepartmentOwner):
        return department(organization, who.department)
    if isinstance(who, Role):
        return f"the {shortened(str(who.role))} of {department(organization, who.department)}"
    return named(organization, f"person/{who}")


def possessive(name: str) -> str:
    """Sales', Marketing's."""
    return f"{name}'" if name.endswith(("s", "S")) else f"{name}'s"
