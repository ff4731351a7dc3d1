"""The rhythm of the organization: all meetings, and a page for each that says why it is there."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook import week
from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice, choices
from collabctl.handbook.markdown import Md, Page, join, text, web_link
from collabctl.organization import addresses
from collabctl.organization.meetings import Meeting
from collabctl.organization.schedules import ByRule, Recurring
from collabctl.organization.text import Text
from collabctl.wording import quantities, schedules


def pages(book: Book) -> Iterator[Page]:
    """The overview and a page for each meeting; none without meetings."""
    _ = book.language._
    meetings = book.meetings_in_rhythm
    overview = Page("meetings/README.md", _("Our meetings"))
    _week(book, overview, meetings)
    for sort in choices("meeting"):
        overview.heading(2, choice(book.language, "meeting", sort))
        overview.table(
            [_("Meeting"), _("When"), _("Takes"), _("Who")],
            [
                [book.to(meeting), when(book, meeting), takes(book, meeting) or text(""), book.who(meeting.who)]
                for meeting in meetings
                if meeting.type == sort
            ],
        )
    overview.heading(2, _("When we work"))
    overview.bullets([text(schedules.hours(book.language, book.settings.working_hours))])
    overview.heading(2, _("When nobody works"))
    overview.bullets(text(schedules.days(book.language, closed)) for closed in book.settings.closed)
    overview.sources += meetings
    if meetings:
        yield overview
    for meeting in meetings:
        yield _meeting(book, meeting)


def _week(book: Book, page: Page, meetings: list[Meeting]) -> None:
    """The week as a table, and how much of it is spent in meetings."""
    _ = book.language._
    rows = week.week(book, meetings)
    page.heading(2, _("A week of meetings"))
    page.table(
        [_("Day"), *(_(part) for part in week.PARTS)],
        [[text(book.language.weekday(day)), *cells] for day, cells in rows],
    )
    if rows:
        page.paragraph(book.say("What comes by the month, or only once, stands in the lists below."))
    page.heading(2, _("Hours a week in meetings"))
    rows_of_hours = week.hours(book, meetings)
    page.table([_("Department"), _("Everybody"), _("The lead")], rows_of_hours)
    if rows_of_hours:
        page.paragraph(
            book.say("Counted in a week in which all of them run; what comes by the month, by its share of a week.")
        )


def when(book: Book, meeting: Meeting, *, briefly: bool = True) -> Md:
    """Its rule in words, several slots after each other; briefly is without its first and last day."""
    home = book.settings.timezone
    said = [schedules.schedule(book.language, slot, home, briefly=briefly) for slot in meeting.schedule]
    return text("; ".join(said))


def takes(book: Book, meeting: Meeting) -> Md | None:
    """How long it takes, if anybody wrote that down."""
    if meeting.length_assumed:
        return None
    return text(quantities.duration(book.language, meeting.duration))


def _meeting(book: Book, meeting: Meeting) -> Page:
    _ = book.language._
    page = Page(
        addresses.page_of(meeting.kind, meeting.id), book.title(meeting), meeting.reference, "meetings/README.md"
    )
    page.prose(book.prose(meeting.purpose))
    page.facts(
        [
            (_("When"), when(book, meeting, briefly=False)),
            (_("Which one"), book.say("come to one of these") if meeting.attend == "one" else None),
            (_("Not on"), _except(book, meeting)),
            (_("Takes"), takes(book, meeting)),
            (_("Kind of meeting"), choice(book.language, "meeting", meeting.type) if meeting.type != "other" else None),
            (_("Who"), book.who(meeting.who)),
            (_("Open"), book.say("everyone may come") if meeting.open else None),
            (_("Led by"), book.people(meeting.facilitator)),
            (_("Where"), _where(book, meeting)),
            (_("Notes in"), _notes(book, meeting.notes_in)),
            *book.common(meeting),
        ]
    )
    page.heading(2, _("Agenda"))
    page.bullets(_point(book, point) for point in meeting.agenda)
    page.heading(2, _("What comes out of it"))
    page.bullets(book.text(point) for point in meeting.outcome)
    page.heading(2, _("What happens here"))
    page.facts(_happens(book, meeting))
    page.sources.append(meeting)
    return page


def _point(book: Book, point: Text) -> Md | None:
    """A point of an agenda; one that is an address leads to where the agenda stands."""
    said = book.plain(point)
    elsewhere = said.startswith(("https://", "http://")) and " " not in said
    return web_link(book.say("The agenda stands here"), said) if elsewhere else book.text(point)


def _except(book: Book, meeting: Meeting) -> Md:
    slots = [slot for slot in meeting.schedule if isinstance(slot, Recurring | ByRule)]
    said = [schedules.days(book.language, days) for slot in slots for days in slot.except_]
    return text("; ".join(dict.fromkeys(said)))


def _where(book: Book, meeting: Meeting) -> Md:
    there = web_link(book.language._("join here"), meeting.url) if meeting.url else None
    return join([book.text(meeting.place), there], ", ")


def _notes(book: Book, place: str | None) -> Md | None:
    if place is None:
        return None
    return web_link(place, place) if ":" in place else book.named("channel", place)


def _happens(book: Book, meeting: Meeting) -> list[tuple[str, Md | None]]:
    _ = book.language._
    organization = book.organization
    goals = [goal for goal in book.shown(organization.goals) if goal.reviewed_in == meeting.id]
    practices = [practice for practice in book.shown(organization.practices) if practice.held_in == meeting.id]
    starts = [initiative for initiative in book.shown(organization.initiatives) if initiative.kick_off == meeting.id]
    celebrated = [
        item
        for items in (book.shown(organization.initiatives), book.shown(organization.wins))
        for item in items
        if item.celebrated_in == meeting.reference
    ]
    looks_back = [item for item in book.shown(organization.retrospectives) if item.of == meeting.reference]
    return [
        (_("Goals we look at"), book.listed(book.to(goal) for goal in goals)),
        (_("Practices"), book.listed(book.to(practice) for practice in practices)),
        (_("Kick-off of"), book.listed(book.to(initiative) for initiative in starts)),
        (_("Celebrated here"), book.listed(book.to(item) for item in celebrated)),
        (_("Looked back on"), book.listed(book.to(item) for item in looks_back)),
    ]
