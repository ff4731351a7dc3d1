"""The parts of a page that come from its Markdown, as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabctl.handbook.prose import closing
from collabctl.handbook.site import addresses, navigation
from collabctl.handbook.site.reading import Blocks, links
from collabctl.handbook.site.rendering import Paper, blocks

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Parts:
    """The paragraph that a page begins with, the rest of it, and its foot; `edits` is where its files can be edited."""

    lead: str
    body: str
    foot: str
    edits: list[str]


def parts(inside: Blocks, paper: Paper) -> Parts:
    """What stands on a page. The blocks are changed on the way, so a page is rendered once."""
    lead, body = _lead(inside.body)
    foot = _without_languages(paper.path, inside.foot)
    if paper.path == navigation.START:
        _questions(body)
    edits = [link.target for link in links(foot) if link.target.startswith(("https://", "http://"))]
    return Parts(blocks(lead, paper), blocks(body, paper), blocks(foot, paper), edits)


def _lead(body: list[Token]) -> tuple[list[Token], list[Token]]:
    """The paragraph that a page begins with, when it does, and the rest."""
    if body and body[0].type == "paragraph_open":
        body[0].attrSet("class", "lead")
        return body[:3], body[3:]
    return [], body


def _questions(body: list[Token]) -> None:
    """Lists on the start page with a link for each label in bold are the questions people come with."""
    for place, token in enumerate(body):
        if token.type == "bullet_list_open" and token.level == 0:
            listed = body[place : closing(body, place)]
            items = sum(inside.type == "list_item_open" for inside in listed)
            labels = sum(child.type == "strong_open" for inside in listed for child in inside.children or [])
            if items == labels == len(links(listed)):
                token.attrSet("class", "questions")


def _without_languages(path: str, foot: list[Token]) -> list[Token]:
    """The foot of a page, but for the links to it in other languages: these stand at the top of the site."""
    kept: list[Token] = []
    for place, token in enumerate(foot):
        if token.type == "paragraph_open":
            block = foot[place : place + 3]
            targets = [addresses.leads_to(path, link.target)[0] for link in links(block)]
            if not targets or not all(target.startswith("../") for target in targets):
                kept += block
    return kept
