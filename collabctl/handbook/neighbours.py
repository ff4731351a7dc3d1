"""What joins one department to another: what they share, and what goes from the one to the other."""

from __future__ import annotations

from collections.abc import Sequence

from collabctl.handbook.book import Book
from collabctl.handbook.ordering import by_name
from collabctl.organization import Item
from collabctl.organization.bridges import KINDS
from collabctl.organization.initiatives import Initiative
from collabctl.organization.people import Department


def neighbours(book: Book, department: Department) -> list[tuple[Department, list[Item]]]:
    """Every other department that something joins to this one, with what does; not those it is part of or made of."""
    organization = book.organization
    joint = _initiatives(book, department.id)
    ids = organization.bridges.partners(department.id)
    ids |= {id for one in joint for other in one.departments for id in organization.line_through(other)}
    ids -= organization.line_through(department.id)
    others = [other for other in book.shown(organization.departments) if other.id in ids]
    return [(other, by) for other in others if (by := _joined(book, department.id, other.id, joint))]


def joined_by(book: Book, department: str, other: str) -> list[Item]:
    """What joins two departments, as far as it may be shown; whatever is for all of us does not."""
    return _joined(book, department, other, _initiatives(book, department))


def _joined(book: Book, department: str, other: str, joint: Sequence[Initiative]) -> list[Item]:
    organization = book.organization
    both = [initiative for initiative in joint if organization.stands_for_any(other, initiative.departments)]
    found = [
        item
        for item in (*organization.bridges.between(department, other), *both)
        if book.may_show(item.reference) and item.reference not in book.for_all
    ]
    return sorted(found, key=lambda item: (_bond(item), by_name(book.title(item), item.id)))


def _initiatives(book: Book, department: str) -> list[Initiative]:
    organization = book.organization
    return [one for one in organization.initiatives if organization.stands_for_any(department, one.departments)]


def _bond(item: Item) -> int:
    """How strong a bond it is, the strongest first; joint work is as good as a team."""
    return KINDS.index("team" if item.kind == "initiative" else item.kind)
