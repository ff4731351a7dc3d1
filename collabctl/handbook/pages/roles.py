"""Which meetings somebody is in, and why, and what else a role does: a page by department, and one that leads there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from collabctl.calendar.attendance import Attendee
from collabctl.handbook import roles, week
from collabctl.handbook.book import Book
from collabctl.handbook.invitations import Invitations, called
from collabctl.handbook.markdown import Md, Page, join, link, strong, text, words
from collabctl.handbook.pages.meetings import takes, when
from collabctl.handbook.roles import DUTIES, Holder
from collabctl.organization import addresses
from collabctl.organization.meetings import Meeting
from collabctl.organization.people import Department

PATH = "roles/README.md"


def pages(book: Book) -> Iterator[Page]:
    """The overview and a page for each department that has roles; none where no role is written down."""
    found = book.holders
    if not found:
        return
    _ = book.language._
    overview = Page(PATH, _("Which meetings am I in, and why?"))
    overview.paragraph(
        book.say("Find your department and your role: there are your meetings, and what you can be asked about.")
    )
    overview.outline(_outline(book, found))
    meetings = {meeting: called(meeting) for meeting in book.meetings_in_rhythm}
    for id, holders in _by_department(found):
        department = book.organization.departments.get(id)
        page = _page(book, department) if department else overview
        for holder in holders:
            _holder(book, page, holder, meetings)
        if department:
            page.sources.append(department)
            yield page
    overview.sources += [book.settings, *book.shown(book.organization.departments)]
    yield overview


def _by_department(found: list[Holder]) -> Iterator[tuple[str, list[Holder]]]:
    return ((id, list(holders)) for id, holders in groupby(found, key=lambda holder: holder.department))


def _outline(book: Book, found: list[Holder]) -> Iterator[tuple[int, Md]]:
    """Each department with its roles; one without roles leads to what all of its people come to."""
    of = dict(_by_department(found))
    for department in book.shown(book.organization.departments):
        holders = of.get(department.id)
        if holders:
            yield 0, strong(link(text(book.title(department)), addresses.roles_of(department.id)))
            yield from ((1, link(text(roles.name(book, holder)), holder.reference)) for holder in holders)
        elif not department.external:
            yield 0, strong(book.to(department))
    if without := of.get(""):
        yield 0, strong(book.say("In no department"))
        yield from ((1, link(text(roles.name(book, holder)), holder.reference)) for holder in without)


def _page(book: Book, department: Department) -> Page:
    _ = book.language._
    title = _("{department}: roles and meetings", department=book.title(department))
    page = Page(addresses.roles_of(department.id), title, above=PATH)
    goals = [goal for goal in book.shown(book.organization.goals) if department.id in goal.departments]
    page.facts(
        [
            (_("Department"), book.to(department)),
            (_("What we aim for together"), book.listed(book.to(goal) for goal in goals)),
        ]
    )
    return page


def _holder(book: Book, page: Page, holder: Holder, meetings: Mapping[Meeting, frozenset[Attendee]]) -> None:
    """A role: what it does, and its meetings, in a list that a telephone can show where a wide table would not fit."""
    _ = book.language._
    page.entry(2, roles.name(book, holder), holder.reference)
    page.places |= {person.reference: page.places[holder.reference] for person in holder.people}
    if book.settings.handbook.publish_people:
        page.sources += holder.people
    invitations = Invitations(book, holder)
    concerning = (meeting for meeting, names in meetings.items() if invitations.may_concern(names))
    invited = {meeting: reasons for meeting in concerning if (reasons := invitations.reasons(meeting))}
    hours = invitations.hours(list(invited))
    page.facts([*_facts(book, holder), (_("Hours a week in meetings"), week.rounded(book, hours) if hours else None)])
    page.heading(3, _("Meetings"))
    page.outline(line for meeting, reasons in invited.items() for line in _meeting(book, meeting, reasons))


def _meeting(book: Book, meeting: Meeting, reasons: list[Md]) -> Iterator[tuple[int, Md]]:
    _ = book.language._
    yield 0, join([strong(book.to(meeting)), join([when(book, meeting), takes(book, meeting)], ", ")], ": ")
    for label, said in ((_("What for"), book.summary(meeting.purpose)), (_("Why you"), join(reasons, "; "))):
        if said:
            yield 1, join([strong(words(f"{label}:")), said])


def _facts(book: Book, holder: Holder) -> Iterator[tuple[str, Md | None]]:
    _ = book.language._
    if book.settings.handbook.publish_people and holder.role:
        yield _("Who"), book.listed(text(book.plain(person.name)) for person in holder.people)
    for duty in DUTIES:
        yield _(duty), book.listed(book.to(item) for item in holder.does(duty))
