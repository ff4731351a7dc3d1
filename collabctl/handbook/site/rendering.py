"""Blocks of a page as HTML: what Markdown means, with what a site can do better than plain Markdown.

No style and no script ever stands in the page itself: the site's content security policy would refuse both.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from collabctl import escaping
from collabctl.handbook.prose import closing
from collabctl.handbook.site import addresses
from collabctl.handbook.site.blocks import Block, Code, Heading, Items, Other, Paragraph, Rule, Table, table
from collabctl.handbook.site.lines import Line, escaped, line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

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

    def link(self, address: str) -> str:
        """The tag that begins a link on this page; "" when it leads nowhere."""
        place = addresses.on_site(self.path, address, self.known)
        outside = ' class="outside"' if addresses.is_outside(place) else ""
        return f'<a href="{escaped(place)}"{outside}>' if place else ""


def rendered(some: Sequence[Block], paper: Paper, questions: Callable[[Items], bool] | None = None) -> str:
    """These blocks as HTML; a list of which `questions` says so is shown as questions."""
    made = []
    for block in some:
        match block:
            case Heading():
                made.append(_heading(block, paper))
            case Paragraph():
                made.append(paragraph(block, paper))
            case Items():
                made.append(_items(block, paper, "questions" if questions and questions(block) else ""))
            case Table():
                made.append(_table(block, paper))
            case Code():
                made.append(_code(block, paper))
            case Rule():
                made.append("<hr />\n")
            case Other():
                made.append(_other(block.tokens, paper))
    return "".join(made)


def paragraph(block: Paragraph, paper: Paper, name: str = "") -> str:
    """A paragraph, of the class of that name."""
    return f"<p{_named(name)}>{block.line.html(paper.link)}</p>\n"


def _named(*names: str) -> str:
    """The attribute that gives an element these classes, as far as they are not ""."""
    name = " ".join(filter(None, names))
    return f' class="{name}"' if name else ""


def _heading(block: Heading, paper: Paper) -> str:
    """A heading with a link to itself, for whoever wants to send it to somebody; others never meet it."""
    tag, content = f"h{block.level}", block.line.html(paper.link)
    if not block.anchor:
        return f"<{tag}>{content}</{tag}>\n"
    anchor = escaping.html(block.anchor)
    sign = f' <a class="anchor" href="#{anchor}" aria-hidden="true" tabindex="-1">#</a>'
    return f'<{tag} id="{escaped(block.anchor)}">{content}{sign}</{tag}>\n'


def _items(block: Items, paper: Paper, name: str = "") -> str:
    facts = not name and _are_facts([item.line for item in block.items])
    made = []
    for item in block.items:
        below = f"\n{_items(item.below, paper)}" if item.below else ""
        short = _named("short" if facts and _is_short(item.line) else "")
        made.append(f"<li{short}>{item.line.html(paper.link, task=True)}{below}</li>\n")
    return f"<ul{_named('facts' if facts else name)}>\n{''.join(made)}</ul>\n"


def _are_facts(items: Sequence[Line]) -> bool:
    """A list in which each item begins with a label in bold is a list of facts."""
    return all(item.label.endswith((":", "?")) for item in items)


def _is_short(fact: Line) -> bool:
    return len(fact.text) - len(fact.label) <= _SHORT


def _table(block: Table, paper: Paper) -> str:
    """Each cell says what column it is in, for a telephone, where a row is a card; style becomes classes.

    The roles say what these elements are anyway, until a style sheet makes cards of them.
    """
    columns = range(len(block.headings))
    widths = [max(len(row[column].text) for row in (block.headings, *block.rows)) for column in columns]
    heads = "".join(
        f'<th role="columnheader"{_named(side)} scope="col">{heading.html(paper.link, task=True)}</th>\n'
        for heading, side in zip(block.headings, block.sides, strict=True)
    )
    labels = [escaped(heading.text) for heading in block.headings]
    rows = "".join(_row(row, labels, block.sides, paper) for row in block.rows)
    body = f'<tbody role="rowgroup">\n{rows}</tbody>\n' if rows else ""
    narrow = " narrow" if sum(widths) <= _NARROW else ""
    return (
        f'<div class="table{narrow}"><table role="table">\n<thead role="rowgroup">\n<tr role="row"'
        f"{_keywords(block.headings, paper)}>\n{heads}</tr>\n</thead>\n{body}</table></div>\n"
    )


def _row(cells: Sequence[Line], labels: Sequence[str], sides: Sequence[str], paper: Paper) -> str:
    made = [f'<tr role="row"{_keywords(cells, paper)}>\n']
    for column, cell in enumerate(cells):
        short = "short" if column and 0 < len(cell.text) <= _SHORT else ""
        side = sides[column]
        label = f' data-label="{labels[column]}"'
        names = f"{_named(side, short)}{label}" if side else f"{label}{_named(short)}"
        made.append(f'<td role="cell"{names}>{cell.html(paper.link, task=True)}</td>\n')
    return "".join([*made, "</tr>\n"])


def _keywords(row: Sequence[Line], paper: Paper) -> str:
    """A row about something that the site has more words for can be found by these."""
    if not paper.keywords:
        return ""
    first = next((link for cell in row for link in cell.links), None)
    words = paper.keywords.get(addresses.leads_to(paper.path, first.target)) if first else None
    return f' class="answer" data-words="{escaped(words)}"' if words else ""


def _code(block: Code, paper: Paper) -> str:
    """A drawing, where there is one for this block; else its text."""
    text = f"<pre><code>{html.escape(block.content)}</code></pre>\n"
    if block.language != "mermaid":
        return text
    drawing = paper.drawings.get(block.content.rstrip("\n"))
    if drawing is not None:
        return f'<figure class="drawing" tabindex="0">{drawing}</figure>\n'
    return f"<details><summary>{html.escape(paper.in_words)}</summary>\n{text}</details>\n"


def _other(tokens: list[Token], paper: Paper) -> str:
    """What only markdown-it knows, such as a quotation. The tokens are changed on the way: rendered once."""
    from markdown_it.token import Token

    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        kept.append(token)
        if token.type == "bullet_list_open":
            _facts(tokens[place : closing(tokens, place)])
        elif token.type == "table_open":
            end = closing(tokens, place)
            token.type, token.meta["table"] = "table", table(tokens[place:end])
            place = end
        elif token.type == "inline":
            token.children = [Token("line", "", 0, content=token.content, level=token.level)]
        place += 1
    return str(_writer().renderer.render(kept, _writer().options, {"paper": paper}))


def _facts(tokens: list[Token]) -> None:
    level = tokens[0].level
    opened = [
        place for place, token in enumerate(tokens) if token.type == "list_item_open" and token.level == level + 1
    ]
    items = [
        (tokens[place], line(tokens[place + 2].content if _is_text(tokens, place + 1) else "")) for place in opened
    ]
    if _are_facts([item for _, item in items]):
        tokens[0].attrSet("class", "facts")
        for token, item in items:
            if _is_short(item):
                token.attrSet("class", "short")


def _is_text(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].type == "paragraph_open"


def _written_line(_: RendererHTML, tokens: Sequence[Token], place: int, __: Any, env: Any) -> str:
    token = tokens[place]
    return line(token.content).html(env["paper"].link, task=token.level >= 2)


def _written_table(_: RendererHTML, tokens: Sequence[Token], place: int, __: Any, env: Any) -> str:
    return _table(tokens[place].meta["table"], env["paper"])


def _written_fence(_: RendererHTML, tokens: Sequence[Token], place: int, __: Any, env: Any) -> str:
    token = tokens[place]
    return _code(Code(token.info.strip(), token.content), env["paper"])


@cache
def _writer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    writer = MarkdownIt("commonmark", {"html": False})
    writer.add_render_rule("line", _written_line)
    writer.add_render_rule("table", _written_table)
    writer.add_render_rule("fence", _written_fence)
    return writer
