"""The organization's own pages, written anew with nothing in them but what is allowed.

Headings, paragraphs, lists, quotations, tables, code, emphasis and links stay; HTML and pictures become the text they
were. Code loses the name of its language, because a forge draws or runs some of these. A link to another page of the
handbook is kept as long as that page is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from collabctl.handbook import prose
from collabctl.handbook.markdown import Md, Page, open_link
from collabctl.organization.own_pages import Writing, leads_to, plain

if TYPE_CHECKING:
    from markdown_it.token import Token

_ALIGNED = {"text-align:left": ":--", "text-align:center": ":-:", "text-align:right": "--:"}


def write(page: Page, writing: Writing) -> None:
    """Put it on a page, below the page's own title."""
    tokens = writing.tokens
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = prose.closing(tokens, position) if token.nesting == 1 else position
        if token.type == "heading_open":
            children = tokens[position + 1].children or []
            page.written_heading(int(token.tag[1:]), Md(prose.inline(children, _link)), plain(children))
        else:
            page.prose(Md("\n\n".join(_blocks(tokens[position : end + 1]))))
        position = end + 1


def _blocks(tokens: list[Token]) -> list[str]:
    """The blocks that these tokens make; a heading inside a list or a quotation is a paragraph."""
    made: list[str] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = prose.closing(tokens, position) if token.nesting == 1 else position
        made.append(_block(token, tokens[position + 1 : end]))
        position = end + 1
    return [block for block in made if block]


def _block(token: Token, inside: list[Token]) -> str:
    match token.type:
        case "bullet_list_open" | "ordered_list_open":
            return prose.listed(token, (_blocks(item) for item in prose.items(inside)))
        case "blockquote_open":
            return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(inside)).split("\n"))
        case "table_open":
            return "\n".join(_rows(inside))
        case "fence" | "code_block":
            return _fence(token.content)
        case "hr":
            return "---"
        case "inline":
            return prose.inline(token.children or [], _link, line_break="\\\n")
    return "\n\n".join(_blocks(inside))


def _fence(content: str) -> str:
    longest = max((len(run) for run in re.findall("`+", content)), default=0)
    marks = "`" * max(3, longest + 1)
    return "\n".join([marks, *(line.rstrip() for line in content.rstrip("\n").split("\n")), marks])


def _rows(tokens: list[Token]) -> Iterator[str]:
    """The lines of a table: its head, how its columns are aligned, and the rest."""
    cells: list[str] = []
    alignment: list[str] = []
    for token in tokens:
        if token.type == "th_open":
            alignment.append(_ALIGNED.get(str(token.attrGet("style")), "---"))
        elif token.type == "inline":
            cells.append(prose.inline(token.children or [], _link))
        elif token.type == "tr_close":
            yield f"| {' | '.join(cells)} |"
            cells = []
        elif token.type == "thead_close":
            yield f"| {' | '.join(alignment)} |"


def _link(target: str) -> tuple[str, str]:
    """A link to an address, to a page of the handbook as seen from the folder of own pages, or to a document."""
    reference = leads_to(target)
    if reference is None:
        return prose.web_link(target)
    return open_link(reference) if reference else ("", "")
