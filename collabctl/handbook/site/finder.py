"""Which channel for what, as one list: each kind of message, where it goes, and the words to find it by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabctl.handbook.prose import closing
from collabctl.handbook.site.addresses import leads_to
from collabctl.handbook.site.reading import Link, Reading, links
from collabctl.organization.own_pages import plain

if TYPE_CHECKING:
    from markdown_it.token import Token

WHICH = "which-channel.md"
"""The page with the tables that answer it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A kind of message and the channel for it; `words` is all that is said about it."""

    message: Link
    channel: Link
    soon: str
    words: str


def answers(body: list[Token], pages: Mapping[str, Reading]) -> list[Answer]:
    """The rows of the tables of that page that lead from a kind of message to a channel."""
    words = {(page.path, section.anchor): section.text for page in pages.values() for section in page.sections}
    found = []
    for row in _rows(body):
        named = [links([cell]) for cell in row]
        if len(named) < 2 or not (named[0] and named[1]):
            continue
        message, channel = _from_the_top(named[0][0]), _from_the_top(named[1][0])
        place = leads_to(WHICH, message.target)
        if place in words and leads_to(WHICH, channel.target)[0] in pages:
            soon = plain(row[2].children or []) if len(row) > 2 else ""
            found.append(Answer(message, channel, soon, words[place]))
    return found


def _from_the_top(link: Link) -> Link:
    """The link as every page at the top may write it."""
    place, anchor = leads_to(WHICH, link.target)
    return Link(f"{place}#{anchor}" if anchor else place, link.label)


def _rows(tokens: list[Token]) -> Iterator[list[Token]]:
    """The cells of each row below the head of each table."""
    for place, token in enumerate(tokens):
        if token.type == "tr_open" and tokens[place + 1].type == "td_open":
            yield [cell for cell in tokens[place : closing(tokens, place)] if cell.type == "inline"]
