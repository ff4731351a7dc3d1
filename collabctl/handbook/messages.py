"""What a handbook says about a message: where it belongs, how soon an answer comes, and where to go without one."""

from __future__ import annotations

from collabctl.handbook.book import Book
from collabctl.handbook.choices import choice
from collabctl.handbook.markdown import Md, join, text
from collabctl.organization import delivery
from collabctl.organization.channels import Channel, Message
from collabctl.wording import quantities


def homes(book: Book, message: Message) -> list[Channel]:
    """The channels that a kind of message belongs in, as far as they may be shown."""
    channels = book.shown(book.organization.channels)
    return [channel for channel in channels if message.id in channel.use_for and not channel.archived]


def answer_within(book: Book, channel: Channel) -> Md | None:
    """How soon an answer may be expected."""
    return text(quantities.duration(book.language, channel.respond_within)) if channel.respond_within else None


def next_steps(book: Book, channel: Channel) -> Md | None:
    """The channels to turn to when no answer comes, one after the other; a private one ends the line."""
    steps = []
    for following in delivery.escalation(book.organization, channel):
        if not book.may_show(following.reference):
            break
        steps.append(book.to(following))
    return join(steps, " → ") or None


def is_hand_over(book: Book, message: Message) -> bool:
    """Whether one department tells it to another, and somebody on both sides may be named."""
    return bool(
        delivery.is_hand_over(book.organization, message)
        and book.all_named("department", message.from_)
        and book.all_named("department", message.to)
    )


def place(book: Book, message: Message, channel: Channel) -> Md:
    """A channel as the home of a message; for whom, where the message has several."""
    if len(homes(book, message)) == 1:
        return book.to(channel)
    readers = book.who(channel.who)
    return join([book.to(channel), book.say("(for {what})", what=readers) if readers else None])


def facts(book: Book, message: Message) -> list[tuple[str, Md | None]]:
    """What is agreed about a message, as labels and what they are."""
    _ = book.language._
    found = homes(book, message)
    not_in = [channel for channel in book.shown(book.organization.channels) if message.id in channel.not_for]
    return [
        (_("For example"), book.text(message.example)),
        (_("From"), book.all_named("department", message.from_)),
        (_("To"), book.all_named("department", message.to)),
        (_("When"), book.text(message.when)),
        (_("Use"), book.listed(place(book, message, channel) for channel in found)),
        (_("Do not use"), book.listed(book.to(channel) for channel in not_in)),
        (_("Answered by"), book.people(message.answered_by)),
        (_("Answer within"), join(dict.fromkeys(answer_within(book, channel) for channel in found), " / ")),
        (_("No answer?"), join(dict.fromkeys(next_steps(book, channel) for channel in found), " / ")),
        (_("Urgent"), book.say("yes") if message.urgent else None),
        (_("Must be found again later"), book.say("yes") if message.keep else None),
        (_("With people outside"), book.say("yes") if message.external else None),
        (_("Who may know"), _sensitivity(book, message)),
        *book.common(message),
    ]


def _sensitivity(book: Book, message: Message) -> Md | None:
    """What most messages are goes without saying."""
    return None if message.sensitivity == "internal" else choice(book.language, "sensitivity", message.sensitivity)
