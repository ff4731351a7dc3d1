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
    others = [
        other for other in book.shown(organization.departments) if not organization.stands_for(department.id, other.id)
    ]
    return [(other, by) for other in others if (by := joined_by(book, department.id, other.id))]


def joined_by(book: Book, department: str, other: str) -> list[Item]:
    """What joins two departments, as far as it may be shown; whatever is for all of us does not."""
    organization = book.organization
    both = [
        initiative
        for initiative in organization.initiatives
        if all(
            any(organization.stands_for(one, part) for part in initiative.departments) for one in (department, other)
        )
    ]
    found = [
        item
        for item in (*organization.bridges.between(department, other), *both)
        if book.may_show(item.reference) and item.reference not in book.for_all
    ]
    return sorted(found, key=lambda item: (_bond(item), by_name(book.title(item), item.id)))


def _bond(item: Item) -> int:
    """How strong a bond it is, the strongest first; joint work is as good as a team."""
    return KINDS.index("team" if item.kind == "initiative" else item.kind)
