"""The teams that cross departments, all on one page."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.markdown import Md, Page, text
from collabctl.handbook.pages.learning import came_of
from collabctl.organization.people import Team
from collabctl.wording import quantities


def pages(book: Book) -> Iterator[Page]:
    """One page with every team; none without teams."""
    _ = book.language._
    page = Page("teams.md", _("Our teams"))
    teams = book.shown(book.organization.teams)
    for team in teams:
        page.entry(2, book.title(team), team.reference)
        page.prose(book.prose(team.purpose))
        page.facts(_facts(book, team))
        page.table(
            [_("At the table"), _("Brings")],
            [
                [seat, book.text(member.contributes)]
                for member in team.members
                if (seat := book.seat(member.person, member.role, member.department))
            ],
        )
    page.sources += teams
    if teams:
        yield page


def _facts(book: Book, team: Team) -> list[tuple[str, Md | None]]:
    _ = book.language._
    organization = book.organization
    meetings = [meeting for meeting in book.shown(organization.meetings) if team.id in meeting.who.teams]
    channels = [
        channel
        for channel in book.shown(organization.channels)
        if team.id in channel.who.teams and not channel.archived
    ]
    below = [other for other in book.shown(organization.teams) if other.part_of == team.id]
    pilots = [item for item in book.shown(organization.rollouts) if item.pilot and team.id in item.pilot.teams]
    work = [item for item in book.shown(organization.initiatives) if item.team == team.id]
    return [
        (_("Departments"), book.all_named("department", team.departments)),
        (_("Lead"), book.people(team.lead, team.departments)),
        (_("Part of"), book.named("team", team.part_of)),
        (_("Made up of"), book.listed(book.to(other) for other in below)),
        (_("Period"), text(quantities.period(book.language, team.period))),
        (_("In it before"), book.people(team.alumni) if book.settings.handbook.publish_people else None),
        (_("Done when"), book.line(team.done_when)),
        (_("Done on"), text(book.language.date(team.done_on)) if team.done_on else None),
        (_("Works on"), book.listed(book.to(item) for item in work)),
        (_("Meetings"), book.listed(book.to(meeting) for meeting in meetings)),
        (_("Channels"), book.listed(book.to(channel) for channel in channels)),
        (_("Tries out"), book.listed(book.to(item) for item in pilots)),
        (_("What came of it"), book.listed(book.to(item) for item in came_of(book, team))),
        *book.common(team),
    ]
