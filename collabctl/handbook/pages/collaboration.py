"""Who works with whom: the map of departments and what joins them, drawn and in words, with who is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collabctl.drawings import Drawing
from collabctl.drawings.collaboration import Words, collaboration, neighbourhood
from collabctl.drawings.mermaid import MOST_BOXES
from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, Page, join, link, strong, text
from collabctl.handbook.ordering import by_name
from collabctl.organization import Item
from collabctl.organization.people import Department, Person

PATH = "collaboration.md"

MOST_COMPARED = 12
"""Departments of which each two that nothing joins are named; of more, only those that are on their own."""


def pages(book: Book) -> Iterator[Page]:
    """The map; none of a single department."""
    if not is_there(book):
        return
    _ = book.language._
    departments = book.shown(book.organization.departments)
    page = Page(PATH, _("Who works with whom"))
    page.paragraph(
        book.say(
            "Departments are joined by shared goals, meetings, teams, channels and messages. "
            "The more there is between two of them, the easier a question finds its way."
        )
    )
    _drawn(book, page)
    page.heading(2, _("What joins us"))
    page.bullets(_joined(book, departments))
    page.heading(2, _("Who has nothing in common yet"))
    page.bullets(_apart(book, departments))
    page.heading(2, _("What is for all of us"))
    for_all = sorted(_map(book).for_all, key=lambda item: by_name(item.name, item.id))
    page.bullets(link(text(item.name), item.id) for item in for_all)
    page.heading(2, _("Joint work"))
    page.bullets(
        link(book.say(label), path)
        for path, label, items in (
            ("teams.md", _("our teams"), book.shown(book.organization.teams)),
            ("initiatives.md", _("our joint projects"), book.shown(book.organization.initiatives)),
        )
        if items
    )
    page.sources += departments
    yield page


def is_there(book: Book) -> bool:
    """Whether there are departments to join."""
    return len(book.shown(book.organization.departments)) > 1


def _map(book: Book) -> Drawing:
    return collaboration(book.organization, book.hidden, book.title, _words(book))


def _words(book: Book) -> Words:
    _ = book.language._
    return Words(
        _("Who works with whom"),
        _("The list below says the same."),
        _("part of"),
        _("a group of its own"),
        _("outside our organization"),
        _("the same lead"),
        _("A figure is how many things join the two; an empty square is nothing yet."),
    )


def _drawn(book: Book, page: Page) -> None:
    if not is_split(book):
        page.picture(_map(book))
        return
    page.paragraph(
        book.say(
            "Nobody could read a drawing of all {number} departments. The page of each of them draws who is around it, "
            "and the list says what joins whom.",
            number=text(book.language.number(len(book.shown(book.organization.departments)))),
        )
    )


def is_split(book: Book) -> bool:
    """Whether there are too many departments for one map, so that each draws its own neighbours."""
    return len(book.shown(book.organization.departments)) > MOST_BOXES


def around(book: Book, department: Department, others: Sequence[tuple[Department, Sequence[Item]]]) -> Drawing | None:
    """A department and its neighbours, where the map is split and these are not too many as well."""
    if not others or len(others) >= MOST_BOXES or not is_split(book):
        return None
    return neighbourhood(department, others, book.title, _words(book))


def _joined(book: Book, departments: list[Department]) -> Iterator[Md]:
    """Every two departments that something joins, with all of it."""
    place = {department.id: number for number, department in enumerate(departments)}
    pairs = book.organization.bridges.pairs(book.hidden)
    there = {tuple(sorted(map(place.__getitem__, pair))): items for pair, items in pairs.items()}
    for ends, items in sorted(there.items(), key=lambda joined: joined[0]):
        names = _all(book, [departments[end] for end in ends])
        yield join([strong(names) if names else None, book.listed(_bond(book, item) for item in items)], ": ")


def _bond(book: Book, item: Item) -> Md:
    """What joins two departments; where somebody leads both, only that, as people may not be named."""
    return book.say("the same lead") if isinstance(item, Person) else book.to(item)


def _apart(book: Book, departments: list[Department]) -> Iterator[Md]:
    """Who is on their own, which groups are, and which two departments nothing joins. Nobody outside is missed."""
    own = [department for department in departments if not department.external]
    groups = book.organization.bridges.groups(book.hidden)
    alone = {group[0] for group in groups if len(group) == 1}
    for group in groups if len(groups) > 1 else ():
        names = _all(book, [department for department in own if department.id in group])
        if names:
            yield _cut_off(book, names, alone=len(group) == 1)
    if len(own) > MOST_COMPARED:
        return
    pairs = book.organization.bridges.pairs(book.hidden)
    stands_for = book.organization.stands_for
    for one in own:
        apart = [other for other in own if _pair(one, other) not in pairs and not stands_for(one.id, other.id)]
        others = _all(book, apart)
        if others and one.id not in alone:
            name = strong(book.to(one))
            yield book.say("{department}: nothing with {departments}", department=name, departments=others)


def _cut_off(book: Book, names: Md, *, alone: bool) -> Md:
    """That nothing joins these departments with the others, or only what is for all of us."""
    if book.organization.bridges.for_all(book.hidden):
        if alone:
            return book.say(
                "Apart from what is for all of us, nothing joins {department} with any other department.",
                department=names,
            )
        return book.say(
            "Apart from what is for all of us, nothing joins {departments} with the others.", departments=names
        )
    if alone:
        return book.say("Nothing joins {department} with any other department.", department=names)
    return book.say("Nothing joins {departments} with the others.", departments=names)


def _pair(one: Department, other: Department) -> tuple[str, str]:
    return min(one.id, other.id), max(one.id, other.id)


def _all(book: Book, departments: list[Department]) -> Md | None:
    return book.listed(book.to(department) for department in departments)
