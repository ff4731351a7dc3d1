"""What joins one department to another: what they share, and what goes from the one to the other."""

from __future__ import annotations

from collabctl.handbook.book import Book
from collabctl.handbook.ordering import by_name
from collabctl.organization import Item
from collabctl.organization.bridges import KINDS
from collabctl.organization.people import Department


def neighbours(book: Book, department: Department) -> list[tuple[Department, list[Item]]]:
    """Every other department that something joins to this one, with what does; not those it is part of or made of."""
    organization = book.organization
    ids = organization.bridges.partners(department.id) - organization.line_through(department.id)
    others = [other for other in book.shown(organization.departments) if other.id in ids]
    return [(other, by) for other in others if (by := joined_by(book, department.id, other.id))]


def joined_by(book: Book, department: str, other: str) -> list[Item]:
    """What joins two departments, as far as it may be shown; whatever is for all of us does not.

    Left out are whoever leads both, as people may not be named, and the department above both, which the map has.
    """
    found = [
        item
        for item in book.organization.bridges.own(department, other)
        if item.kind not in ("person", "department")
        and book.may_show(item.reference)
        and item.reference not in book.for_all
    ]
    return sorted(found, key=lambda item: (KINDS.index(item.kind), by_name(book.title(item), item.id)))
