"""Blocks of a page as HTML: what markdown-it makes of them, with what a site can do better than plain Markdown.

No style and no script ever stands in the page itself: the site's content security policy would refuse both.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from collabctl import escaping
from collabctl.handbook.prose import closing
from collabctl.handbook.site import addresses
from collabctl.organization.own_pages import plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

_TASKS = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}
_ROLES = {
    "table_open": "table",
    "thead_open": "rowgroup",
    "tbody_open": "rowgroup",
    "tr_open": "row",
    "th_open": "columnheader",
    "td_open": "cell",
}
_SIDES = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}
_SHORT = 18
"""Characters of a fact or a cell that stand beside their label on a telephone, instead of below it."""
_NARROW = 34
"""Characters in the widest cells of a table, together, that a telephone shows side by side."""


@dataclass(frozen=True)
class Paper:
    """What blocks are rendered for: a page, the pages it may link to, and what the site shows beside words.

    `drawings` gives the SVG of a Mermaid block by its lines; `in_words` is what the text of one without is called.
    `keywords` gives more words to find a row of a table by, from where its first cell leads.
    """

    path: str
    known: Mapping[str, object]
    drawings: Mapping[str, str]
    in_words: str
    keywords: Mapping[tuple[str, str], str]


def blocks(tokens: list[Token], paper: Paper) -> str:
    """These blocks as HTML. The tokens are changed on the way, so they are rendered once."""
    for position, token in enumerate(tokens):
        match token.type:
            case "inline":
                token.children = _links(token.children or [], paper)
                _task(token)
            case "bullet_list_open":
                _facts(tokens[position : closing(tokens, position)])
            case "table_open":
                _table(tokens[position : closing(tokens, position)], paper)
    return str(_writer().renderer.render(tokens, _writer().options, {"paper": paper}))


def _links(tokens: list[Token], paper: Paper) -> list[Token]:
    """Links lead to pages of the site; one that leads nowhere is its text alone."""
    kept: list[Token] = []
    open_links: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            address = addresses.on_site(paper.path, str(token.attrGet("href") or ""), paper.known)
            open_links.append(bool(address))
            token.attrs = {"href": address}
            if addresses.is_outside(address):
                token.attrSet("class", "outside")
        if token.type == "link_close":
            if open_links.pop():
                kept.append(token)
        elif token.type != "link_open" or open_links[-1]:
            kept.append(token)
    return kept


def _task(token: Token) -> None:
    """A list item that begins with `[ ]` or `[x]` is something to do, or done."""
    first = (token.children or [token])[0]
    if token.level >= 2 and first.type == "text" and first.content[:4] in _TASKS:
        first.content = _TASKS[first.content[:4]] + first.content[4:]


def _facts(tokens: list[Token]) -> None:
    """A list in which each item begins with a label in bold is a list of facts."""
    level = tokens[0].level
    items = [
        (token, tokens[position + 2].children or [])
        for position, token in enumerate(tokens)
        if token.type == "list_item_open" and token.level == level + 1
    ]
    if "class" in tokens[0].attrs or not all(item and _label(item).endswith((":", "?")) for _, item in items):
        return
    tokens[0].attrSet("class", "facts")
    for token, item in items:
        if len(plain(item)) - len(_label(item)) <= _SHORT:
            token.attrSet("class", "short")


def _label(item: list[Token]) -> str:
    start = next((position for position, token in enumerate(item) if token.content or token.type == "strong_open"), 0)
    return plain(item[start : closing(item, start)]) if item[start].type == "strong_open" else ""


def _table(tokens: list[Token], paper: Paper) -> None:
    """Each cell says what column it is in, for a telephone, where a row is a card; style becomes classes.

    The roles say what these elements are anyway, until a style sheet makes cards of them.
    """
    headings: list[str] = []
    widths: list[int] = []
    column = 0
    for position, token in enumerate(tokens):
        if token.type in _ROLES:
            token.attrSet("role", _ROLES[token.type])
        if token.type in ("th_open", "td_open") and (side := _SIDES.get(str(token.attrs.pop("style", "")))):
            token.attrSet("class", side)
        if token.type == "tr_open":
            column = 0
            _keywords(tokens[position : closing(tokens, position)], token, paper)
        elif token.type == "th_open":
            headings.append(plain(tokens[position + 1].children or []))
            widths.append(len(headings[-1]))
            token.attrSet("scope", "col")
        elif token.type == "td_open":
            length = len(plain(tokens[position + 1].children or []))
            widths[column] = max(widths[column], length)
            token.attrSet("data-label", headings[column])
            if column and 0 < length <= _SHORT:
                token.attrJoin("class", "short")
            column += 1
    tokens[0].meta["narrow"] = sum(widths) <= _NARROW


def _keywords(row: list[Token], opening: Token, paper: Paper) -> None:
    """A row about something that the site has more words for can be found by these."""
    links = (child for token in row for child in token.children or [] if child.type == "link_open")
    first = next(links, None)
    words = paper.keywords.get(addresses.leads_to(paper.path, str(first.attrGet("href")))) if first else None
    if words:
        opening.attrSet("class", "answer")
        opening.attrSet("data-words", words)


def _table_open(self: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    narrow = " narrow" if tokens[place].meta["narrow"] else ""
    return f'<div class="table{narrow}">' + self.renderToken(tokens, place, options, env)


def _table_close(self: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    return self.renderToken(tokens, place, options, env).rstrip("\n") + "</div>\n"


def _heading_close(self: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    """A link to the heading itself, for whoever wants to send it to somebody; others never meet it."""
    anchor = escaping.html(str(tokens[place - 2].attrGet("id") or ""))
    sign = f' <a class="anchor" href="#{anchor}" aria-hidden="true" tabindex="-1">#</a>' if anchor else ""
    return sign + self.renderToken(tokens, place, options, env)


def _fence(_: RendererHTML, tokens: Sequence[Token], place: int, __: Any, env: Any) -> str:
    """A drawing, where there is one for this block; else its text."""
    token, paper = tokens[place], env["paper"]
    text = f"<pre><code>{html.escape(token.content)}</code></pre>\n"
    if token.info.strip() != "mermaid":
        return text
    drawing = paper.drawings.get(token.content.rstrip("\n"))
    if drawing is not None:
        return f'<figure class="drawing" tabindex="0">{drawing}</figure>\n'
    return f"<details><summary>{html.escape(paper.in_words)}</summary>\n{text}</details>\n"


@cache
def _writer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    writer = MarkdownIt("commonmark", {"html": False})
    writer.add_render_rule("table_open", _table_open)
    writer.add_render_rule("table_close", _table_close)
    writer.add_render_rule("heading_close", _heading_close)
    writer.add_render_rule("fence", _fence)
    return writer
