"""A page of Markdown, read: what it says, and the parts that the site shows in a place of their own.

A page of the handbook begins with a note and the way back, above its title; below its last rule stand the files that
it was made from and the same page in other languages. What stands between them is the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from collabctl.handbook.prose import closing
from collabctl.handbook.site.addresses import leads_to
from collabctl.organization.anchors import Anchors
from collabctl.organization.own_pages import plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LONGEST_DESCRIPTION = 160
_BETWEEN = " · "
"""What parts a fact or a cell from the next, where all stand on one line."""


@cache
def parser() -> MarkdownIt:
    """Reads what the handbook writes, and nothing else: no HTML, no pictures from elsewhere."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, as it was written, and what it is called."""

    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below a heading, up to the next one. The first section of a page has the page's title."""

    anchor: str
    title: str
    level: int
    text: str


@dataclass(frozen=True)
class Reading:
    """A page, read. `above` are the pages it stands below, from the start page down, as paths of Markdown."""

    path: str
    title: str
    anchor: str
    above: tuple[Link, ...]
    sections: list[Section]

    @property
    def description(self) -> str:
        """What the page begins with, for those who see only a line of it."""
        text = self.sections[0].text
        if len(text) <= _LONGEST_DESCRIPTION:
            return text
        return text[:_LONGEST_DESCRIPTION].rpartition(" ")[0].rstrip(",;:.· ") + " …"


@dataclass(frozen=True, slots=True)
class Blocks:
    """What stands between the title of a page and its foot, and the foot. Large, so let go once it is rendered."""

    body: list[Token]
    foot: list[Token]


def read(path: str, page: str) -> tuple[Reading, Blocks]:
    """Read a page of the handbook."""
    tokens = parser().parse(page)
    heading = next(place for place, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1")
    rules = [place for place, token in enumerate(tokens) if token.type == "hr" and token.level == 0]
    end = rules[-1] if rules and rules[-1] > heading else len(tokens)
    body = tokens[heading + 3 : end]
    anchors = Anchors()
    title = plain(tokens[heading + 1].children or [])
    anchor = anchors.of(title)
    above = [Link(leads_to(path, link.target)[0], link.label) for link in links(tokens[:heading])]
    reading = Reading(path, title, anchor, tuple(above), _sections(anchor, title, body, anchors))
    return reading, Blocks(body, tokens[end + 1 :])


def links(tokens: Sequence[Token]) -> list[Link]:
    """All links in these blocks, in their order."""
    found = []
    for token in tokens:
        inside = token.children or []
        for place, child in enumerate(inside):
            if child.type == "link_open":
                label = plain(inside[place : closing(inside, place)])
                found.append(Link(str(child.attrGet("href") or ""), label))
    return found


def _sections(anchor: str, title: str, body: list[Token], anchors: Anchors) -> list[Section]:
    """The sections of a page; each heading is given its anchor on the way."""
    sections: list[Section] = []
    text: list[str] = []
    level = 1
    for place, token in enumerate(body):
        if token.type == "heading_open":
            sections.append(Section(anchor, title, level, _BETWEEN.join(filter(None, text))))
            title, level, text = plain(body[place + 1].children or []), int(token.tag[1:]), []
            anchor = anchors.of(title)
            token.attrSet("id", anchor)
        elif token.type == "inline" and body[place - 1].type != "heading_open":
            text.append(plain(token.children or []))
    return [*sections, Section(anchor, title, level, _BETWEEN.join(filter(None, text)))]
