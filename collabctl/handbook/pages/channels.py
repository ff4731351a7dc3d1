"""Which channel for what: one table that answers it, and a page for each channel."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.languages import to_translate as _
from collabctl.handbook.markdown import Md, Page, join, link, strong, text, web_link, words
from collabctl.handbook.messages import answer_within, facts, homes, is_hand_over, next_steps, place
from collabctl.handbook.pages import hand_overs
from collabctl.organization import addresses
from collabctl.organization.channels import Channel, Message
from collabctl.wording import schedules

_SITUATIONS = (
    _("It cannot wait"),
    _("Day to day"),
    _("With people outside"),
    _("From one department to another"),
)
"""What a sender knows before anything else, the most pressing first."""


def pages(book: Book) -> Iterator[Page]:
    """The table with the answer, for every kind of message; and a page for each channel."""
    channels = book.shown(book.organization.channels)
    messages = book.shown(book.organization.messages)
    if channels or messages:
        yield _which(book, channels, messages)
    for channel in channels:
        yield _channel(book, channel)


def _which(book: Book, channels: list[Channel], messages: list[Message]) -> Page:
    _ = book.language._
    page = Page("which-channel.md", _("Which channel do I use?"))
    for situation, those in _situations(book, messages).items():
        page.heading(2, _(situation))
        page.table(
            [_("I want to share"), _("Use"), _("Answer within"), _("No answer?")],
            [row for message in those for row in _rows(book, message)],
        )
    page.heading(2, _("When do people answer?"))
    page.paragraph(_hours(book, channels))
    page.heading(2, _("The channels"))
    page.outline(line for channel in channels if not channel.archived for line in _briefly(book, channel))
    page.heading(2, _("Not in use any more"))
    page.bullets(book.to(channel) for channel in channels if channel.archived)
    page.heading(2, _("What we share with each other"))
    page.paragraph(_to_hand_overs(book, messages))
    for message in messages:
        if not is_hand_over(book, message):
            page.entry(3, book.title(message), message.reference)
            page.facts(facts(book, message))
    page.sources += [*messages]
    return page


def _situations(book: Book, messages: list[Message]) -> dict[str, list[Message]]:
    """The messages by the first thing that their sender knows: whether it can wait, and whom it is for."""
    found: dict[str, list[Message]] = {situation: [] for situation in _SITUATIONS}
    urgent, daily, outside, between = found.values()
    for message in messages:
        if message.urgent:
            urgent.append(message)
        elif message.external:
            outside.append(message)
        else:
            (between if is_hand_over(book, message) else daily).append(message)
    return {situation: found[situation] for situation in _SITUATIONS if found[situation]}


def _rows(book: Book, message: Message) -> Iterator[list[Md | None]]:
    """A row for each home of a message; what has none is there too, or nobody would miss it."""
    found = homes(book, message)
    for channel in found:
        yield [
            book.to(message),
            place(book, message, channel),
            answer_within(book, channel),
            next_steps(book, channel),
        ]
    if not found:
        yield [book.to(message), book.say("not agreed yet"), None, None]


def _hours(book: Book, channels: list[Channel]) -> Md | None:
    """When nobody has to answer, where the organization wrote down its working hours."""
    if "working_hours" not in book.settings.document.data or not any(one.respond_within for one in channels):
        return None
    hours = text(schedules.hours(book.language, book.settings.working_hours))
    return book.say(
        "We work {hours}. Outside those hours nobody has to answer, unless the channel says otherwise.", hours=hours
    )


def _briefly(book: Book, channel: Channel) -> Iterator[tuple[int, Md]]:
    """A channel in a few lines, which a telephone can show where a wide table would not fit."""
    _ = book.language._
    yield 0, join([book.to(channel), choice(book.language, "medium", channel.medium)], ": ")
    if channel.about:
        yield 1, text(book.plain(channel.about))
    for label, ids in ((_("For"), channel.use_for), (_("Not for"), channel.not_for)):
        if named := book.all_named("message", ids):
            yield 1, join([strong(words(f"{label}:")), named])


def _to_hand_overs(book: Book, messages: list[Message]) -> Md | None:
    if not any(is_hand_over(book, message) for message in messages):
        return None
    page = link(book.say("Who tells whom what?"), hand_overs.PATH)
    return book.say("What departments tell each other has a page of its own: {page}", page=page)


def _channel(book: Book, channel: Channel) -> Page:
    _ = book.language._
    written = channel.document.data
    page = Page(addresses.page_of(channel.kind, channel.id), book.title(channel), channel.reference, "which-channel.md")
    page.facts(
        [
            (_("Open it"), web_link(book.title(channel), channel.url) if channel.url else None),
            (_("What it is"), choice(book.language, "medium", channel.medium)),
            (_("What it is about"), book.text(channel.about)),
            (_("In use"), book.say("not any more") if channel.archived else None),
            (_("Tool"), book.named("tool", channel.tool)),
            (_("Who reads it"), book.who(channel.who)),
            (_("Answer within"), answer_within(book, channel)),
            (_("No answer?"), next_steps(book, channel)),
            (_("Quiet hours"), _quiet(book, channel)),
            (
                _("How sensitive it may be"),
                choice(book.language, "sensitivity", channel.most_sensitive) if "most_sensitive" in written else None,
            ),
            (_("Can be found again later"), _keeps(book, channel) if "keeps" in written else None),
            (_("Reaches people outside"), book.say("yes") if channel.external else None),
            *book.common(channel),
        ]
    )
    page.heading(2, _("Use it for"))
    page.bullets(_with_example(book, id) for id in channel.use_for)
    page.heading(2, _("Do not use it for"))
    page.bullets(_not_here(book, id) for id in channel.not_for)
    page.heading(2, _("Also good to know"))
    page.facts(_known(book, channel))
    page.sources.append(channel)
    return page


def _keeps(book: Book, channel: Channel) -> Md:
    return book.say("yes") if channel.keeps else book.say("no")


def _quiet(book: Book, channel: Channel) -> Md | None:
    hours, spoken = channel.quiet_hours, book.language
    if hours is None:
        return None
    return book.say("{from_} to {until}", from_=text(spoken.time(hours.from_)), until=text(spoken.time(hours.until)))


def _with_example(book: Book, id: str) -> Md:
    message = book.get(book.organization.messages, id)
    return join([book.named("message", id), book.text(message.example) if message else None], ": ")


def _not_here(book: Book, id: str) -> Md:
    """What does not belong here, and where it does."""
    message = book.get(book.organization.messages, id)
    name = book.named("message", id)
    instead = book.listed(book.to(channel) for channel in homes(book, message)) if message else None
    if name and instead:
        return book.say("{what}: use {channel}", what=name, channel=instead)
    return join([name])


def _known(book: Book, channel: Channel) -> list[tuple[str, Md | None]]:
    _ = book.language._
    organization = book.organization
    sends_here = [other for other in book.shown(organization.channels) if other.escalate_to == channel.id]
    notes = [meeting for meeting in book.shown(organization.meetings) if meeting.notes_in == channel.id]
    celebrated = [
        item
        for items in (book.shown(organization.initiatives), book.shown(organization.wins))
        for item in items
        if item.celebrated_in == channel.reference
    ]
    return [
        (_("Used when there is no answer in"), book.listed(book.to(other) for other in sends_here)),
        (_("Holds the notes of"), book.listed(book.to(meeting) for meeting in notes)),
        (_("Celebrated here"), book.listed(book.to(item) for item in celebrated)),
    ]
