"""The blocks that a page consists of: headings, paragraphs, lists of facts, tables, code, and whatever else.

As with lines there are two roads: blocks of the few forms in which the handbook writes nearly everything are known by
their first letters, and the rest is read by markdown-it, from the first block in doubt up to the next that surely
stands by itself. A test holds that both roads agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from collabctl.handbook.prose import closing
from collabctl.handbook.site.lines import Line, line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(slots=True)
class Heading:
    """A heading; the anchor is "" until the page has been read from its top."""

    level: int
    line: Line
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of its own, not one inside a list."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list with bullets, each item of which is one line."""

    items: list[Item]


@dataclass(slots=True)
class Item:
    """An item of a list, and the list below it, where there is one."""

    line: Line
    below: Items | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `sides` says of each column to which side it is aligned, "" for the usual one."""

    headings: list[Line]
    rows: list[list[Line]]
    sides: list[str]


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of code, and what they are in, such as `mermaid`."""

    language: str
    content: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Other:
    """Anything else, such as a numbered list or a quotation, as markdown-it reads it; its lines are not read yet."""

    tokens: list[Token]


Block: TypeAlias = Heading | Paragraph | Items | Table | Code | Rule | Other

# What a paragraph or an item begins with that can begin nothing else.
_TEXT = re.compile(r"[^\W\d_]|[\[\\\"'(“‘€☐☑]|[0-9]+(?![0-9.)])|\*\*?(?=[^\s*])|`(?!`)")
_HEADING = re.compile(r"(#{1,6}) +(?=\S)(.*[^\s#])\Z")
_COLUMNS = re.compile(r"\|(?: --- \|)+")
_ROW = re.compile(r"\| .* \|")
_LIST = re.compile(r"(?:[-+*]|[0-9]+[.)])(?:\s|\Z)|\s")
_CODE = re.compile(r"```([a-z]*)\n((?:(?! {0,3}```).*\n)*)```")
_UNUSUAL = re.compile("[\0\t\v\f\r]")
_FENCES = ("```", "~~~")
_SIDES = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


def blocks(page: str) -> list[Block]:
    """The blocks of a page, from its top."""
    chunks = page.strip("\n").split("\n\n")
    found: list[Block] = []
    doubted: list[str] = []
    for place, chunk in enumerate(chunks):
        known = _known(chunk)
        if isinstance(known, Items) and (doubted or _goes_on(chunks, place)):
            known = None
        if known is None and any(fence in chunk for fence in _FENCES):
            doubted += chunks[place:]
            break
        if known is None:
            doubted.append(chunk)
            continue
        if doubted:
            found += long(doubted)
            doubted = []
        found.append(known)
    return found + list(long(doubted)) if doubted else found


def _goes_on(chunks: list[str], place: int) -> bool:
    """Whether the next chunk may belong to a list that ends in this one."""
    if place + 1 == len(chunks):
        return False
    behind = chunks[place + 1]
    return not behind or (_LIST.match(behind) is not None and behind[0] in (chunks[place][0], " ", "\t", "\n"))


def _known(chunk: str) -> Block | None:
    """What stands between two empty lines, when it is of a form that is read quickly; None when in doubt."""
    if _UNUSUAL.search(chunk):
        return None
    if "\n" not in chunk:
        if chunk == "---":
            return Rule()
        if _TEXT.match(chunk):
            return Paragraph(line(chunk.rstrip(" ")))
        if heading := _HEADING.match(chunk):
            return Heading(len(heading[1]), line(heading[2]))
    if chunk.startswith(("- ", "* ")):
        return _items(chunk)
    if chunk.startswith("| "):
        return _table(chunk)
    if code := _CODE.fullmatch(chunk):
        return Code(code[1], code[2])
    return None


def _items(chunk: str) -> Items | None:
    """A list in which whatever stands below an item stands two blanks deeper."""
    mark = chunk[:2]
    top = Items([])
    open_lists = [top]
    for row in chunk.split("\n"):
        text = row.lstrip(" ")
        depth, odd = divmod(len(row) - len(text), 2)
        if odd or depth > len(open_lists) or not text.startswith(mark) or not _TEXT.match(text, 2):
            return None
        if depth == len(open_lists):
            above = open_lists[-1].items[-1]
            above.below = Items([])
            open_lists.append(above.below)
        del open_lists[depth + 1 :]
        open_lists[-1].items.append(Item(line(text[2:].rstrip(" "))))
    return top


def _table(chunk: str) -> Table | None:
    rows = chunk.split("\n")
    if len(rows) < 2 or "\\|" in chunk or not _COLUMNS.fullmatch(rows[1]) or not all(map(_ROW.fullmatch, rows)):
        return None
    columns = rows[1].count("|") - 1
    cells = [[line(cell.strip(" ")) for cell in row[1:-1].split("|")] for row in (rows[0], *rows[2:])]
    if any(len(row) != columns for row in cells):
        return None
    return Table(cells[0], cells[1:], [""] * columns)


@cache
def _parser() -> MarkdownIt:
    """Reads blocks, and leaves the lines in them as they are."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("reference")
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


def long(chunks: list[str]) -> Iterator[Block]:
    """The blocks that markdown-it finds there."""
    tokens = _parser().parse("\n\n".join(chunks) + "\n")
    place = 0
    while place < len(tokens):
        token = tokens[place]
        end = closing(tokens, place) if token.nesting == 1 else place
        yield _block(tokens[place : end + 1])
        place = end + 1


def _block(tokens: list[Token]) -> Block:
    first = tokens[0]
    match first.type:
        case "heading_open":
            return Heading(int(first.tag[1:]), line(tokens[1].content))
        case "paragraph_open":
            return Paragraph(line(tokens[1].content))
        case "hr":
            return Rule()
        case "fence" | "code_block":
            return Code(first.info.strip(), first.content)
        case "table_open":
            return table(tokens)
    return Other(tokens)


def table(tokens: list[Token]) -> Table:
    """The table that these tokens are."""
    rows: list[list[Line]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(line(token.content))
    sides = [_SIDES.get(str(token.attrGet("style")), "") for token in tokens if token.type == "th_open"]
    return Table(rows[0], rows[1:], sides)


def lines(block: Block) -> Iterator[Line]:
    """All lines of a block, in their order."""
    match block:
        case Heading() | Paragraph():
            yield block.line
        case Items():
            for item in block.items:
                yield item.line
                if item.below:
                    yield from lines(item.below)
        case Table():
            for row in (block.headings, *block.rows):
                yield from row
        case Other():
            yield from (line(token.content) for token in block.tokens if token.type == "inline")
