"""Long texts, which may hold some Markdown: read, and written anew with nothing in it but what is allowed.

Paragraphs, lists, emphasis, code and links stay; whatever else an author wrote is shown as the text it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from collabctl import escaping
from collabctl.handbook.markdown import Md
from collabctl.organization.own_pages import plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_END_OF_SENTENCE = re.compile(r"(?<=[.!?…])[\"'\u201d\u2019)]?\s+(?=\S)")
_SHORT_FORMS = re.compile(
    r"\b(?:bv|bijv|e\.g|i\.e|etc|enz|ca|nr|d\.w\.z|o\.a|t\.o\.v|vs|approx|dr|mr|mw)\.$", re.IGNORECASE
)
_LONGEST_IN_A_CELL = 140
_PLAIN = re.compile(r"[^\W\d_][^\\`*_\[\]<>~\n]*(?:\n\n?[^\W\d_][^\\`*_\[\]<>~\n]*)*")
"""Lines that all begin with a letter and have no sign in them that could be Markdown."""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable(["reference", "entity", "autolink"])


def blocks(data: str) -> Md:
    """A long text as blocks of a page."""
    if plain_text := _paragraphs(data):
        return Md("\n\n".join(map(_escaped, plain_text)))
    return Md("\n\n".join(_blocks(_parser().parse(_visible(data)))))


@lru_cache(maxsize=1_000)  # what an item is for stands on several pages
def one_line(data: str) -> Md:
    """A long text on one line, with its emphasis and links; for an item of a list."""
    if plain_text := _paragraphs(data):
        return Md(" ".join(map(_escaped, plain_text)))
    return Md(" ".join(filter(None, map(_leaf, _parser().parse(_visible(data))))))


def first_sentence(data: str) -> Md:
    """What a long text begins with, as plain text; for a cell of a table."""
    return Md(escaping.markdown(summary(data)))


@lru_cache(maxsize=1_000)
def summary(data: str) -> str:
    """The same as data: what a long text begins with, for a title."""
    if plain_text := _paragraphs(data):
        return _shortened(" ".join(plain_text[0]))
    for token in _parser().parse(_visible(data)):
        said = plain(token.children) if token.children is not None else _as_it_was(token)
        if said.strip():
            return _shortened(said.strip())
    return ""


def _paragraphs(data: str) -> list[list[str]]:
    """The lines of each paragraph of a text in which markdown-it would find nothing else; of any other, nothing."""
    visible = _visible(data)
    return [part.split("\n") for part in visible.split("\n\n")] if _PLAIN.fullmatch(visible) else []


def _escaped(rows: list[str]) -> str:
    return " ".join(map(escaping.markdown, rows))


def _visible(data: str) -> str:
    """The lines as they are, but for what nobody could see: it may not slip through where Markdown is read."""
    rows = data.splitlines()
    return "\n".join(row[: len(row) - len(row.lstrip(" "))] + escaping.shown(row) for row in rows)


def _shortened(said: str) -> str:
    for end in _END_OF_SENTENCE.finditer(said):
        if not _SHORT_FORMS.search(said[: end.start()]):
            said = said[: end.start()]
            break
    if len(said) <= _LONGEST_IN_A_CELL:
        return said
    return said[:_LONGEST_IN_A_CELL].rpartition(" ")[0].rstrip(" ,;:") + " …"


def _blocks(tokens: list[Token]) -> list[str]:
    """The blocks that these tokens make; a list is one block, with the blocks of its items indented."""
    made: list[str] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            end = closing(tokens, position)
            made.append(_list(tokens[position + 1 : end], token))
            position = end
        else:
            made.append(_leaf(token))
        position += 1
    return list(filter(None, made))


def _leaf(token: Token) -> str:
    """The line of text that a token is; "" for what only holds others."""
    return escaping.markdown(_as_it_was(token)) if token.children is None else inline(token.children)


def _as_it_was(token: Token) -> str:
    """What is no text and not allowed, such as a block of code or a line across, as the author typed it."""
    if token.type not in ("fence", "code_block", "html_block", "hr"):
        return ""
    if token.type == "hr":
        return token.markup[0] * 3
    return token.content if token.content.strip() else f"{token.markup}{token.info}"


def closing(tokens: list[Token], opening: int) -> int:
    """Where what is opened there is closed: the next token that is no deeper."""
    level = tokens[opening].level
    return next(index for index in range(opening + 1, len(tokens)) if tokens[index].level == level)


def _list(tokens: list[Token], opening: Token) -> str:
    return listed(opening, (_blocks(item) for item in items(tokens)))


def items(tokens: list[Token]) -> Iterator[list[Token]]:
    """What stands in each of several things that follow each other, such as the items of a list."""
    position = 0
    while position < len(tokens):
        end = closing(tokens, position)
        yield tokens[position + 1 : end]
        position = end + 1


def listed(opening: Token, contents: Iterable[list[str]]) -> str:
    """A list of items, each of which is blocks."""
    made: list[str] = []
    number = int(opening.attrGet("start") or 1)
    for content in contents:
        mark = "-" if opening.type == "bullet_list_open" else f"{number + len(made)}."
        indent = " " * (len(mark) + 1)
        first, *rest = content or [""]
        parts = [first, *(f"\n{part}" if not _is_list(part) else part for part in rest)]
        lines = "\n".join(parts).split("\n")
        made.append("\n".join(f"{indent if index else mark + ' '}{line}".rstrip() for index, line in enumerate(lines)))
    return "\n".join(made)


def _is_list(block: str) -> bool:
    return re.match(r"(?:-|[0-9]+\.) ", block) is not None


def web_link(target: str) -> tuple[str, str]:
    """What stands before and behind the text of a link to that address; nothing when nobody should follow it."""
    address = escaping.markdown_link_target(target)
    return ("[", f"]({address})") if address else ("", "")


def inline(tokens: list[Token], link: Callable[[str], tuple[str, str]] = web_link, *, line_break: str = " ") -> str:
    """Text with the emphasis, code and links in it; of an image only its description stays."""
    parts: list[str] = []
    open_links: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(line_break if token.type == "hardbreak" else " ")
        elif token.type == "code_inline":
            parts.append(escaping.markdown_code(token.content))
        elif token.type in ("em_open", "em_close", "strong_open", "strong_close"):
            parts.append(token.markup.replace("_", "*"))
        elif token.type == "link_open":
            before, behind = link(str(token.attrGet("href") or ""))
            if before and parts and parts[-1].endswith("!"):
                parts[-1] = parts[-1][:-1] + "\\!"  # else the two of them would show a picture
            parts.append(before)
            open_links.append(behind)
        elif token.type == "link_close":
            parts.append(open_links.pop())
        else:
            parts.append(_spaced(token.content))
    return "".join(parts).strip()


def _spaced(content: str) -> str:
    """Plain text escaped, with the blanks at its ends, which part it from what stands beside it."""
    escaped = escaping.markdown(content)
    before = " " if content[:1].isspace() else ""
    after = " " if content[-1:].isspace() and content.strip() else ""
    return f"{before}{escaped}{after}"
