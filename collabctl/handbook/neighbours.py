"""What joins one department to another: what they share, and what goes from the one to the other."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook.book import Book
from collabctl.organization import Item
from collabctl.organization.initiatives import Initiative
from collabctl.organization.kpis import Goal
from collabctl.organization.people import Department, Team


def neighbours(book: Book, department: Department) -> list[tuple[Department, list[Item]]]:
    """Every other department that something joins to this one, with what does; whatever is for everyone does not."""
    joined: dict[str, list[Item]] = {}
    for item, others in _joined(book, department.id):
        for other in others - {department.id}:
            joined.setdefault(other, []).append(item)
    return [(other, joined[other.id]) for other in book.shown(book.organization.departments) if other.id in joined]


def _joined(book: Book, department: str) -> Iterator[tuple[Item, set[str]]]:
    """What joins this department to others, and to which."""
    organization = book.organization
    together: list[Goal | Team | Initiative] = [
        *book.shown(organization.goals),
        *book.shown(organization.teams),
        *book.shown(organization.initiatives),
    ]
    for item in together:
        if department in item.departments:
            yield item, set(item.departments)
    for meeting in book.shown(organization.meetings):
        invited = organization.departments_in(meeting.who, everyone=False)
        if department in invited:
            yield meeting, invited
    for message in book.shown(organization.messages):
        there = set(message.to if department in message.from_ else ())
        back = set(message.from_ if department in message.to else ())
        yield message, there | back
