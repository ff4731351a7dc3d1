"""The parts of a page that come from its Markdown, as HTML."""

from __future__ import annotations

from dataclasses import dataclass

from collabctl.handbook.site import addresses, navigation
from collabctl.handbook.site.blocks import Items, Paragraph, lines
from collabctl.handbook.site.reading import Blocks
from collabctl.handbook.site.rendering import Paper, paragraph, rendered


@dataclass(frozen=True, slots=True)
class Parts:
    """The paragraph that a page begins with, the rest of it, and its foot; `edits` is where its files can be edited."""

    lead: str
    body: str
    foot: str
    edits: list[str]


def parts(inside: Blocks, paper: Paper) -> Parts:
    """What stands on a page."""
    lead, body = "", inside.body
    if body and isinstance(body[0], Paragraph):
        lead, body = paragraph(body[0], paper, "lead"), body[1:]
    questions = _is_questions if paper.path == navigation.START else None
    foot = [block for block in inside.foot if isinstance(block, Paragraph) and not _is_languages(paper.path, block)]
    edits = [
        link.target for block in foot for link in block.line.links if link.target.startswith(("https://", "http://"))
    ]
    return Parts(lead, rendered(body, paper, questions), rendered(foot, paper), edits)


def _is_questions(items: Items) -> bool:
    """A list on the start page with a link for each label in bold holds the questions people come with."""
    return all(line.label and len(line.links) == 1 for line in lines(items))


def _is_languages(path: str, block: Paragraph) -> bool:
    """Whether it is the links at the foot of a page to it in other languages: these stand at the top of the site."""
    targets = [addresses.leads_to(path, link.target)[0] for link in block.line.links]
    return bool(targets) and all(target.startswith("../") for target in targets)
