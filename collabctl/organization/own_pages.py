"""The organization's own pages, `pages/*.md`: who they are for, what is in them, and where their links lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from collabctl import escaping
from collabctl.documents import SourceFile
from collabctl.organization.anchors import Anchors
from collabctl.organization.building import KINDS
from collabctl.organization.page_text import lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_UNSEEN = re.compile("[\x00-\x1f]")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DOCUMENT = re.compile(rf"(?:{'|'.join(KINDS)})/[a-z0-9][a-z0-9-]*")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")


@dataclass(frozen=True)
class Writing:
    """What somebody wrote: the text of its first heading, "" without one, and all the rest."""

    title: str
    tokens: list[Token]


@dataclass(frozen=True)
class Outline:
    """What there is to link to and from on a page: its `title` as in `Writing`, its other headings, and its links."""

    title: str
    headings: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it was written, in which line of the page, from 1."""

    target: str
    line: int


def read(data: bytes) -> Writing:
    """The bytes of a page. What nobody could see is written out before Markdown is read, so nothing slips through."""
    return _writing(_parser().parse("\n".join(lines(data))))


def _writing(tokens: list[Token]) -> Writing:
    for position, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            title = plain(tokens[position + 1].children or []).strip()
            return Writing(title, tokens[:position] + tokens[position + 3 :])
    return Writing("", tokens)


def plain(tokens: Sequence[Token]) -> str:
    """What stands in a line of Markdown, as data."""
    return "".join(token.content or (" " if "break" in token.type else "") for token in tokens)


def title_of(source: SourceFile, languages: Sequence[str]) -> str:
    """What a page is called: its first heading, or the name of the file."""
    return outline(source.data).title or _name(source, languages)[0].replace("-", " ")


def anchors(title: str, headings: Sequence[str]) -> set[str]:
    """The anchors of a page of that title, which stands on top, and of these headings."""
    given = Anchors()
    return {given.of(heading) for heading in (title, *headings)}


@lru_cache(maxsize=10_000)
def outline(data: bytes) -> Outline:
    """The outline of a page. It is small, and what it takes to read a page is not, so it is remembered."""
    tokens = _parser().parse("\n".join(lines(data)))
    writing = _writing(tokens)
    pairs = zip(writing.tokens, writing.tokens[1:], strict=False)
    headings = (after for token, after in pairs if token.type == "heading_open" and token.level == 0)
    found = tuple(plain(heading.children or []) for heading in headings)
    return Outline(writing.title, found, tuple(_links(tokens)))


def _links(tokens: Sequence[Token]) -> Iterator[Link]:
    first = 0
    for token in tokens:
        first = token.map[0] if token.map else first
        line = first
        for child in token.children or []:
            line += "break" in child.type
            if child.type == "link_open":
                yield Link(str(child.attrGet("href") or ""), line + 1)


def leads_to(target: str) -> str | None:
    """Where a link on a page leads: a document, such as `goal/nine`, or a page of the handbook, perhaps with an anchor.

    Only an anchor, such as `#here`, is on the page itself. "" for a link that leads nowhere, and None for one that
    leads out of the handbook.
    """
    if _ELSEWHERE.match(target):
        return None
    path, _, anchor = target.partition("#")
    if path.startswith(("/", "\\")) or not (path or anchor):
        return ""
    if names_document(target):
        return target
    page = posixpath.normpath(posixpath.join("pages", unquote(path))) if path else ""
    reference = f"{page}#{unquote(anchor)}" if anchor else page
    return "" if _UNSEEN.search(reference) else reference


def names_document(reference: str) -> bool:
    """Whether it is of the form in which documents name each other, such as `goal/nine`."""
    return _DOCUMENT.fullmatch(reference) is not None


def of_language(pages: Sequence[SourceFile], languages: Sequence[str], language: str) -> dict[str, SourceFile]:
    """The files for readers of a language, under the paths of their pages.

    `x.nl.md` is for readers of Dutch, where that is one of the `languages`, and comes before an `x.md` for everybody.
    """
    found = {}
    for source in sorted(pages, key=lambda source: (_name(source, languages)[1] is not None, source.path)):
        name, only = _name(source, languages)
        if only in (None, language):
            found[f"pages/{escaping.file_name(name)}.md"] = source
    return found


def _name(source: SourceFile, languages: Sequence[str]) -> tuple[str, str | None]:
    """The name of a file without its endings, and the language that it names."""
    name = source.path.rpartition("/")[2].removesuffix(".md")
    before, _, language = name.rpartition(".")
    return (before, language) if before and language in languages else (name, None)
