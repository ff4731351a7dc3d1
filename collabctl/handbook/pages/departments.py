"""A page for each department: what it is for, what it shares with whom, and where its people meet and write."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl import escaping
from collabctl.handbook import quantities, schedules
from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, Page, join, text, web_link
from collabctl.handbook.neighbours import neighbours
from collabctl.handbook.pages.channels import answer_within
from collabctl.handbook.pages.conflicts import of_department
from collabctl.handbook.pages.meetings import in_rhythm, takes, when
from collabctl.handbook.pages.rollouts import ambassadors_for
from collabctl.organization.initiatives import Initiative
from collabctl.organization.people import Contact, Department, Team


def pages(book: Book) -> Iterator[Page]:
    """A page for each department."""
    for department in book.shown(book.organization.departments):
        page = Page(f"departments/{escaping.file_name(department.id)}.md", book.title(department), department.reference)
        page.prose(book.prose(department.mission))
        page.facts(_facts(book, department))
        _aims(book, page, department)
        _rhythm(book, page, department)
        _tools(book, page, department)
        _together(book, page, department)
        _people(book, page, department)
        page.sources.append(department)
        yield page


def _facts(book: Book, department: Department) -> list[tuple[str, Md | None]]:
    _ = book.language._
    hours = department.working_hours
    below = [other for other in book.shown(book.organization.departments) if other.part_of == department.id]
    return [
        (_("Lead"), book.people(department.lead)),
        (_("Part of"), book.named("department", department.part_of)),
        (_("Made up of"), book.listed(book.to(other) for other in below)),
        (_("Outside our organization"), book.say("yes") if department.external else None),
        (_("Working hours"), text(schedules.hours(book.language, hours)) if hours else None),
        *book.common(department),
    ]


def _aims(book: Book, page: Page, department: Department) -> None:
    _ = book.language._
    page.heading(2, _("What we aim for together"))
    page.table(
        [_("Shared goal"), _("We bring"), _("We ask ourselves"), _("Counts for")],
        [
            [
                book.to(goal),
                book.text(share.contributes),
                book.text(share.question),
                text(quantities.weight(book.language, share.weight)),
            ]
            for goal in book.shown(book.organization.goals)
            for share in goal.shared_by
            if share.department == department.id
        ],
    )
    page.heading(2, _("What we are judged by"))
    page.table(
        [_("KPI"), _("Target"), _("Period"), _("Helps to reach")],
        [
            [
                book.to(kpi),
                book.kpi_target(kpi),
                text(quantities.period(book.language, kpi.period)),
                book.all_named("goal", kpi.supports),
            ]
            for kpi in book.shown(book.organization.kpis)
            if kpi.department == department.id
        ],
    )


def _rhythm(book: Book, page: Page, department: Department) -> None:
    _ = book.language._
    organization = book.organization
    page.heading(2, _("Our meetings"))
    page.table(
        [_("Meeting"), _("When"), _("Takes"), _("Why")],
        [
            [book.to(meeting), when(book, meeting), takes(book, meeting), book.summary(meeting.purpose)]
            for meeting in in_rhythm(book)
            if department.id in organization.departments_in(meeting.who)
        ],
    )
    page.heading(2, _("Where we write and talk"))
    page.table(
        [_("Channel"), _("For"), _("Answer within")],
        [
            [book.to(channel), book.all_named("message", channel.use_for), answer_within(book, channel)]
            for channel in book.shown(organization.channels)
            if department.id in organization.departments_in(channel.who)
        ],
    )
    messages = book.shown(organization.messages)
    page.heading(2, _("What we tell others"))
    page.bullets(
        join([book.to(message), book.all_named("department", message.to), book.text(message.when)], " → ")
        for message in messages
        if department.id in message.from_
    )
    page.heading(2, _("What others tell us"))
    page.bullets(
        join([book.all_named("department", message.from_), book.to(message), book.text(message.when)], " → ")
        for message in messages
        if department.id in message.to
    )


def _tools(book: Book, page: Page, department: Department) -> None:
    _ = book.language._
    page.heading(2, _("Our tools"))
    page.table(
        [_("Tool"), _("What for"), _("Who to ask")],
        [
            [
                book.to(tool),
                book.summary(tool.problem),
                book.listed(dict.fromkeys(ambassadors_for(book, tool, department.id))),
            ]
            for tool in book.shown(book.organization.tools)
            if department.id in tool.used_by and tool.status not in ("candidate", "retired")
        ],
    )


def _together(book: Book, page: Page, department: Department) -> None:
    _ = book.language._
    organization = book.organization
    page.heading(2, _("Teams and joint work"))
    joint: list[Team | Initiative] = [*book.shown(organization.teams), *book.shown(organization.initiatives)]
    page.bullets(
        join([book.to(item), book.summary(item.purpose)], ": ") for item in joint if department.id in item.departments
    )
    page.heading(2, _("Who we work with, and what joins us"))
    page.facts(
        (book.to(other), book.listed(book.to(item) for item in by)) for other, by in neighbours(book, department)
    )
    page.heading(2, _("Where our targets pull against those of others"))
    page.bullets(of_department(book, department.id))
    page.heading(2, _("What we agreed with others"))
    page.bullets(
        book.to(resolution)
        for resolution in book.shown(organization.resolutions)
        if any(department.id in organization.departments_about(reference) for reference in resolution.of)
    )


def _people(book: Book, page: Page, department: Department) -> None:
    """Names and contacts, only where the organization publishes them; who has left is not there any more."""
    if not book.settings.handbook.publish_people:
        return
    _ = book.language._
    page.heading(2, _("Our people"))
    page.table(
        [_("Name"), _("Role"), _("Reach them")],
        [
            [book.text(person.name), book.text(person.role), _contact(person.contact)]
            for person in book.shown(book.organization.people)
            if person.department == department.id and person.left_on is None
        ],
    )


def _contact(contact: Contact | None) -> Md | None:
    if contact is None:
        return None
    return join(
        [
            web_link(contact.email, f"mailto:{contact.email}") if contact.email else None,
            text(contact.chat) if contact.chat else None,
            text(contact.phone) if contact.phone else None,
            web_link(contact.url, contact.url) if contact.url else None,
        ],
        ", ",
    )
