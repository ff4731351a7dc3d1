"""A page for each department: what it is for, what it shares with whom, and where its people meet and write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from collabctl.handbook import courses, roles, week
from collabctl.handbook.book import Book
from collabctl.handbook.invitations import of_us
from collabctl.handbook.markdown import Md, Page, join, link, text, web_link, words
from collabctl.handbook.messages import answer_within, homes
from collabctl.handbook.neighbours import neighbours
from collabctl.handbook.pages.collaboration import around
from collabctl.handbook.pages.conflicts import of_department, of_kpi
from collabctl.handbook.pages.meetings import takes, when
from collabctl.handbook.pages.tools import to_ask
from collabctl.handbook.roles import Holder
from collabctl.organization import addresses
from collabctl.organization.agreements import Resolution
from collabctl.organization.channels import Channel, Message
from collabctl.organization.initiatives import Initiative
from collabctl.organization.kpis import Kpi
from collabctl.organization.meetings import Meeting
from collabctl.organization.people import Contact, Department, Team
from collabctl.wording import quantities, schedules

Grouped = TypeVar("Grouped")


def pages(book: Book) -> Iterator[Page]:
    """A page for each department."""
    organization = book.organization
    meetings = _of_each(book.meetings_in_rhythm, lambda meeting: organization.departments_in(meeting.who))
    open_channels = [channel for channel in book.shown(organization.channels) if not channel.archived]
    channels = _of_each(open_channels, lambda channel: organization.departments_in(channel.who))
    resolutions = _of_each(book.shown(organization.resolutions), lambda resolution: _agreeing(book, resolution))
    parts = _of_each(book.shown(organization.departments), lambda part: [part.part_of] if part.part_of else [])
    holders = _of_each(book.holders, lambda holder: [holder.department])
    for department in book.shown(organization.departments):
        page = Page(addresses.page_of(department.kind, department.id), book.title(department), department.reference)
        page.prose(book.prose(department.mission))
        page.facts(_facts(book, department, parts.get(department.id, []), holders.get(department.id, [])))
        _aims(book, page, department)
        _rhythm(book, page, department, meetings.get(department.id, []), channels.get(department.id, []))
        _tools(book, page, department)
        _together(book, page, department, resolutions.get(department.id, []))
        _people(book, page, department)
        page.sources.append(department)
        yield page


def _of_each(items: Iterable[Grouped], departments: Callable[[Grouped], Iterable[str]]) -> dict[str, list[Grouped]]:
    """The items of each department, in the order given, so that no page looks through all of them."""
    found: dict[str, list[Grouped]] = {}
    for item in items:
        for id in departments(item):
            found.setdefault(id, []).append(item)
    return found


def _agreeing(book: Book, resolution: Resolution) -> set[str]:
    """The departments between which something was agreed."""
    return {id for reference in resolution.of for id in book.organization.departments_about(reference)}


def _facts(
    book: Book, department: Department, parts: Sequence[Department], holders: Sequence[Holder]
) -> list[tuple[str, Md | None]]:
    _ = book.language._
    hours = department.working_hours
    return [
        (_("Lead"), book.people(department.lead, [department.id])),
        (_("Part of"), book.named("department", department.part_of)),
        (_("Made up of"), book.listed(book.to(part) for part in parts)),
        (_("Outside our organization"), book.say("yes") if department.external else None),
        (_("Working hours"), text(schedules.hours(book.language, hours)) if hours else None),
        (_("Hours a week in meetings"), _hours(book, department)),
        (_("Roles and their meetings"), _roles(book, department, holders)),
        *book.common(department),
    ]


def _hours(book: Book, department: Department) -> Md | None:
    """What meetings ask of everybody, and what they ask of the lead."""
    whole, lead = week.hours_of(book, department, book.shown(book.organization.meetings))
    hours, more = week.rounded(book, whole), week.rounded(book, lead)
    if whole and lead > whole:
        return book.say("{hours} for everybody, {more} for the lead", hours=hours, more=more)
    if whole:
        return book.say("{hours} for everybody", hours=hours)
    return book.say("{more} for the lead", more=more) if lead else None


def _roles(book: Book, department: Department, holders: Sequence[Holder]) -> Md | None:
    names = [text(roles.name(book, holder)) for holder in holders]
    listed = book.listed(dict.fromkeys(names))
    return link(listed, addresses.roles_of(department.id)) if listed else None


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
        [_("KPI"), _("Target"), _("Helps to reach"), _("Pulls against")],
        [
            [
                book.to(kpi),
                _target(book, kpi),
                book.all_named("goal", kpi.supports),
                of_kpi(book, kpi),
            ]
            for kpi in book.shown(book.organization.kpis)
            if kpi.department == department.id
        ],
    )


def _target(book: Book, kpi: Kpi) -> Md:
    """What is wanted, for how long, and whether that is on its way."""
    wanted = join([book.kpi_target(kpi), text(quantities.period(book.language, kpi.period))], ", ")
    return join([wanted, courses.verdict(book, kpi)], "; ")


def _rhythm(
    book: Book, page: Page, department: Department, meetings: Sequence[Meeting], channels: Sequence[Channel]
) -> None:
    _ = book.language._
    page.heading(2, _("Our meetings"))
    page.table(
        [_("Meeting"), _("When"), _("Who of us"), _("Why")],
        [
            [
                book.to(meeting),
                join([when(book, meeting), takes(book, meeting)], ", "),
                of_us(book, department, meeting),
                book.summary(meeting.purpose),
            ]
            for meeting in meetings
        ],
    )
    page.heading(2, _("Where we write and talk"))
    page.table(
        [_("Channel"), _("For"), _("Answer within")],
        [
            [book.to(channel), book.all_named("message", channel.use_for), answer_within(book, channel)]
            for channel in channels
        ],
    )
    messages = book.shown(book.organization.messages)
    page.heading(2, _("What we tell others"))
    page.bullets(
        join([join([book.to(message), book.all_named("department", message.to)], " → "), _when(book, message)], ": ")
        for message in messages
        if department.id in message.from_
    )
    page.heading(2, _("What others tell us"))
    page.bullets(
        join([join([book.all_named("department", message.from_), book.to(message)], " → "), _when(book, message)], ": ")
        for message in messages
        if department.id in message.to
    )


def _when(book: Book, message: Message) -> Md | None:
    """When something is told, and in which channel."""
    channels = book.listed(book.to(channel) for channel in homes(book, message))
    if channels is None or message.when is None:
        return channels or book.text(message.when)
    return join([book.text(message.when), words(f"({channels})")])


def _tools(book: Book, page: Page, department: Department) -> None:
    _ = book.language._
    page.heading(2, _("Our tools"))
    page.table(
        [_("Tool"), _("What for"), _("Who to ask")],
        [
            [
                book.to(tool),
                book.summary(tool.problem),
                to_ask(book, tool, department.id),
            ]
            for tool in book.shown(book.organization.tools)
            if department.id in tool.used_by and tool.status not in ("candidate", "retired")
        ],
    )


def _together(book: Book, page: Page, department: Department, resolutions: Sequence[Resolution]) -> None:
    _ = book.language._
    organization = book.organization
    page.heading(2, _("Teams and joint work"))
    joint: list[Team | Initiative] = [*book.shown(organization.teams), *book.shown(organization.initiatives)]
    page.bullets(
        join([book.to(item), book.summary(item.purpose)], ": ") for item in joint if department.id in item.departments
    )
    page.heading(2, _("What we achieved with others"))
    joint_wins = [win for win in book.shown(organization.wins) if len(win.contributions) > 1]
    wins = [win for win in joint_wins if department.id in win.contributions]
    page.bullets(book.to(win) for win in sorted(wins, key=lambda win: (win.date, win.id), reverse=True))
    page.heading(2, _("Who we work with, and what joins us"))
    others = neighbours(book, department)
    if picture := around(book, department, others):
        page.picture(picture)
    page.facts((book.to(other), book.listed(book.to(item) for item in by)) for other, by in others)
    page.heading(2, _("Where our targets pull against those of others"))
    page.bullets(of_department(book, department.id))
    page.heading(2, _("What we agreed with others"))
    page.bullets(map(book.to, resolutions))


def _people(book: Book, page: Page, department: Department) -> None:
    """Names and contacts, only where the organization publishes them; who has left is not there any more."""
    if not book.settings.handbook.publish_people:
        return
    _ = book.language._
    page.heading(2, _("Our people"))
    page.table(
        [_("Name"), _("Role"), _("Reach them")],
        [
            [book.text(person.name), book.text(person.role_in(department.id)), _contact(person.contact)]
            for person in book.shown(book.organization.people)
            if department.id in person.departments and person.left_on is None
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
