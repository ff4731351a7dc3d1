"""Which channel for what: one table that answers it, and a page for each channel."""

from __future__ import annotations

from collections.abc import Iterator

from collabctl import escaping
from collabctl.handbook import quantities
from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.markdown import Md, Page, join, text, web_link
from collabctl.organization.channels import Channel, Message


def pages(book: Book) -> Iterator[Page]:
    """The table with the answer, for every kind of message; and a page for each channel."""
    channels = book.shown(book.organization.channels)
    messages = book.shown(book.organization.messages)
    if channels or messages:
        yield _which(book, channels, messages)
    for channel in channels:
        yield _channel(book, channel)


def homes(book: Book, message: Message) -> list[Channel]:
    """The channels that a kind of message belongs in."""
    return [channel for channel in book.shown(book.organization.channels) if message.id in channel.use_for]


def answer_within(book: Book, channel: Channel) -> Md | None:
    """How soon an answer may be expected."""
    return text(quantities.duration(book.language, channel.respond_within)) if channel.respond_within else None


def _which(book: Book, channels: list[Channel], messages: list[Message]) -> Page:
    _ = book.language._
    page = Page("which-channel.md", _("Which channel do I use?"))
    page.table(
        [_("I want to share"), _("Use"), _("Answer within"), _("No answer?")], [_row(book, row) for row in messages]
    )
    page.heading(2, _("The channels"))
    page.table(
        [_("Channel"), _("For"), _("Not for")],
        [
            [book.to(channel), _messages(book, channel.use_for), _messages(book, channel.not_for)]
            for channel in channels
        ],
    )
    page.heading(2, _("What we share with each other"))
    for message in messages:
        page.entry(3, book.title(message), message.reference)
        page.facts(_facts(book, message))
    page.sources += [*messages]
    return page


def _row(book: Book, message: Message) -> list[Md | None]:
    found = homes(book, message)
    return [
        book.to(message),
        book.listed(book.to(channel) for channel in found) or book.say("not agreed yet"),
        join(dict.fromkeys(answer_within(book, channel) for channel in found), " / "),
        join(dict.fromkeys(book.named("channel", channel.escalate_to) for channel in found), " / "),
    ]


def _messages(book: Book, ids: tuple[str, ...]) -> Md | None:
    return book.all_named("message", ids)


def _facts(book: Book, message: Message) -> list[tuple[str, Md | None]]:
    _ = book.language._
    not_in = [channel for channel in book.shown(book.organization.channels) if message.id in channel.not_for]
    return [
        (_("For example"), book.text(message.example)),
        (_("Use"), book.listed(book.to(channel) for channel in homes(book, message))),
        (_("Do not use"), book.listed(book.to(channel) for channel in not_in)),
        (_("From"), book.all_named("department", message.from_)),
        (_("To"), book.all_named("department", message.to)),
        (_("When"), book.text(message.when)),
        (_("Answered by"), book.people(message.answered_by)),
        (_("Urgent"), book.say("yes") if message.urgent else None),
        (_("Must be found again later"), book.say("yes") if message.keep else None),
        (_("With people outside"), book.say("yes") if message.external else None),
        (_("Who may know"), _sensitivity(book, message)),
        *book.common(message),
    ]


def _sensitivity(book: Book, message: Message) -> Md | None:
    """What most messages are goes without saying."""
    return None if message.sensitivity == "internal" else choice(book.language, "sensitivity", message.sensitivity)


def _channel(book: Book, channel: Channel) -> Page:
    _ = book.language._
    page = Page(
        f"channels/{escaping.file_name(channel.id)}.md", book.title(channel), channel.reference, "which-channel.md"
    )
    page.facts(
        [
            (_("Open it"), web_link(book.title(channel), channel.url) if channel.url else None),
            (_("What it is"), choice(book.language, "medium", channel.medium)),
            (_("Tool"), book.named("tool", channel.tool)),
            (_("Who reads it"), book.who(channel.who)),
            (_("Answer within"), answer_within(book, channel)),
            (_("No answer?"), book.named("channel", channel.escalate_to)),
            (_("Quiet hours"), _quiet(book, channel)),
            (_("How sensitive it may be"), choice(book.language, "sensitivity", channel.most_sensitive)),
            (_("Can be found again later"), book.say("yes") if channel.keeps else book.say("no")),
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
