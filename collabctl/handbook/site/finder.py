"""Which channel for what, as one list: each kind of message, where it goes, and the words to find it by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from collabctl.handbook.site.addresses import leads_to
from collabctl.handbook.site.blocks import Block, Table
from collabctl.handbook.site.lines import Link
from collabctl.handbook.site.reading import Reading

WHICH = "which-channel.md"
"""The page with the tables that answer it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A kind of message and the channel for it; `words` is all that is said about it."""

    message: Link
    channel: Link
    soon: str
    words: str


def answers(body: list[Block], pages: Mapping[str, Reading]) -> list[Answer]:
    """The rows of the tables of that page that lead from a kind of message to a channel."""
    words = {(page.path, section.anchor): section.text for page in pages.values() for section in page.sections}
    found = []
    for row in (row for block in body if isinstance(block, Table) for row in block.rows):
        if len(row) < 2 or not (row[0].links and row[1].links):
            continue
        message, channel = _from_the_top(row[0].links[0]), _from_the_top(row[1].links[0])
        place = leads_to(WHICH, message.target)
        if place in words and leads_to(WHICH, channel.target)[0] in pages:
            soon = row[2].text if len(row) > 2 else ""
            found.append(Answer(message, channel, soon, words[place]))
    return found


def _from_the_top(link: Link) -> Link:
    """The link as every page at the top may write it."""
    place, anchor = leads_to(WHICH, link.target)
    return Link(f"{place}#{anchor}" if anchor else place, link.label)
