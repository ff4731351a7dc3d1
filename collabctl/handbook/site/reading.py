"""A page of Markdown, read: what it says, and the parts that the site shows in a place of their own.

A page of the handbook begins with a note and the way back, above its title; below its last rule stand the files that
it was made from and the same page in other languages. What stands between them is the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from collabctl.handbook.site.addresses import leads_to
from collabctl.handbook.site.blocks import Block, Heading, Rule, blocks, lines
from collabctl.handbook.site.lines import Link
from collabctl.organization.anchors import Anchors

_LONGEST_DESCRIPTION = 160
_BETWEEN = " · "
"""What parts a fact or a cell from the next, where all stand on one line."""


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

    body: list[Block]
    foot: list[Block]


def read(path: str, page: str) -> tuple[Reading, Blocks]:
    """Read a page of the handbook."""
    found = blocks(page)
    place, heading = next(
        (place, block) for place, block in enumerate(found) if isinstance(block, Heading) and block.level == 1
    )
    rules = [place for place, block in enumerate(found) if isinstance(block, Rule)]
    end = rules[-1] if rules and rules[-1] > place else len(found)
    body = found[place + 1 : end]
    anchors = Anchors()
    title = heading.line.text
    anchor = anchors.of(title)
    above = [Link(leads_to(path, link.target)[0], link.label) for link in links(found[:place])]
    reading = Reading(path, title, anchor, tuple(above), _sections(anchor, title, body, anchors))
    return reading, Blocks(body, found[end + 1 :])


def links(some: list[Block]) -> list[Link]:
    """All links in these blocks, in their order."""
    return [link for block in some for line in lines(block) for link in line.links]


def _sections(anchor: str, title: str, body: list[Block], anchors: Anchors) -> list[Section]:
    """The sections of a page; each heading is given its anchor on the way."""
    sections: list[Section] = []
    text: list[str] = []
    level = 1
    for block in body:
        if isinstance(block, Heading):
            sections.append(Section(anchor, title, level, _BETWEEN.join(text)))
            title, level, text = block.line.text, block.level, []
            anchor = block.anchor = anchors.of(title)
        else:
            text += [line.text for line in lines(block) if line.text]
    return [*sections, Section(anchor, title, level, _BETWEEN.join(text))]
