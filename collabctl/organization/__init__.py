"""The organization as typed, frozen items that refer to each other by id."""

from collabctl.organization.building import KINDS, build
from collabctl.organization.item import DepartmentOwner, Item, Owner, PersonReference, Role, Who
from collabctl.organization.organization import Collection, Organization
from collabctl.organization.soundness import FORMAT

__all__ = [
    "FORMAT",
    "KINDS",
    "Collection",
    "DepartmentOwner",
    "Item",
    "Organization",
    "Owner",
    "PersonReference",
    "Role",
    "Who",
    "build",
]
