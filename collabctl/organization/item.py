"""What every document has in common once it is part of the organization, and the shapes that many kinds share."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from collabctl.documents import Document
from collabctl.findings import Location
from collabctl.organization.quantities import Duration
from collabctl.organization.text import Text


@dataclass(frozen=True, slots=True)
class Role:
    """Whoever fills this role in a department, whatever their name."""

    role: Text
    department: str


@dataclass(frozen=True, slots=True)
class DepartmentOwner:
    """A whole department as the owner of something."""

    department: str


PersonReference = str | Role
Owner = str | Role | DepartmentOwner


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whom something is for. `leads_of` is the departments whose leads are meant; `("all",)` means every lead."""

    departments: tuple[str, ...] = ()
    leads_of: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    people: tuple[PersonReference, ...] = ()
    everyone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page elsewhere that belongs to a document."""

    name: Text
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A session in which people learn something together."""

    name: Text
    format: Text | None = None
    date: datetime.date | None = None
    departments: tuple[str, ...] = ()
    duration: Duration | None = None
    by: tuple[PersonReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Item:
    """A document of the organization, typed. The fields are those of the format, under the same names."""

    kind: ClassVar[str]

    document: Document
    id: str = ""
    owner: tuple[Owner, ...] = ()
    notes: Text | None = None
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    review_by: datetime.date | None = None
    private: bool = False

    @property
    def reference(self) -> str:
        """How other documents name it: `kpi/sales-deals-won`."""
        return self.document.reference

    def at(self, *path: str | int) -> Location:
        """The place of a field's key or of an item in a list; without a path, of the document."""
        return self.document.key(path)

    @property
    def title(self) -> Text:
        """Its name, or its id where the format gives it none."""
        name = getattr(self, "name", None)
        return name if isinstance(name, Text) else Text(self.id)

    def __str__(self) -> str:
        return f"'{self.title}'"
