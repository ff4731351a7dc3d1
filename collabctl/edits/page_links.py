"""Another id for a document in the links of the organization's own pages, which are Markdown.

Markdown is not read by place, so every spot that looks like a link to the document is marked with a name of its own,
and the page is read once more: the marks that come back as addresses of links are those that are links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from collabctl.documents import SourceFile
from collabctl.edits import NotPossible
from collabctl.edits.refusals import taken
from collabctl.edits.renaming import Edit, Names, Renaming
from collabctl.organization import own_pages
from collabctl.organization.page_text import left_out

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_END = re.compile(rb"\r\n|\r|\n")


def relinked(pages: Iterable[SourceFile], names: Names) -> Renaming:
    """The edits of the pages whose links name the document; text, code and pictures that mention it stay.

    Raises NotPossible where a link has the new name already, and would lead to another document than it says, and
    where a page is too long to be read to its end.
    """
    pages = list(pages)
    for page in pages:
        if (line := left_out(page.data)) is not None:
            raise NotPossible(
                f"{page.path} is not read from line {line} on, as it is too long; its links may be missed"
            )
    for path, line in links_to(pages, names.kind, names.new):
        raise NotPossible(taken(f"{path}:{line}", names.kind, names.new))
    edits: list[Edit] = []
    contents = {}
    for page in pages:
        if found := _links(page.data, names):
            after = _replaced(page.data, found, [_target(names.kind, names.new)] * len(found))
            if _tokens(after, names) == _tokens(page.data, names):
                edits += (_edit(page, place, names) for place in found)
                contents[page.path] = (page.data, after)
    return Renaming(tuple(edits), contents)


def links_left(pages: Iterable[SourceFile], made: Renaming, names: Names) -> Iterator[tuple[str, int]]:
    """The path and the line of each link that still names the document, because it is written in an unusual way."""
    after = (SourceFile(page.path, made.contents.get(page.path, (b"", page.data))[1]) for page in pages)
    return links_to(after, names.kind, names.old)


def links_to(pages: Iterable[SourceFile], kind: str, id: str) -> Iterator[tuple[str, int]]:
    """The path and the line of each link that names a document."""
    for page in pages:
        yield from (
            (page.path, link.line) for link in own_pages.outline(page.data).links if link.target == f"{kind}/{id}"
        )


def _links(data: bytes, names: Names) -> list[tuple[int, int]]:
    """Where the addresses of its links stand, in bytes."""
    old = re.escape(_target(names.kind, names.old))
    look_like_it = re.finditer(rb"\](?:\(|:)[\s>]*<?(" + old + rb")(?=[\s)>]|$)", data)
    places = [match.span(1) for match in look_like_it]
    if not places:
        return []
    marks = [_target(names.kind, f"X{number}") for number in range(len(places))]
    marked = {link.target.encode() for link in own_pages.outline(_replaced(data, places, marks)).links}
    return [place for place, mark in zip(places, marks, strict=True) if mark in marked]


def _target(kind: str, id: str) -> bytes:
    return f"{kind}/{id}".encode()


def _replaced(data: bytes, places: Sequence[tuple[int, int]], others: Sequence[bytes]) -> bytes:
    pieces = []
    done = 0
    for (start, end), other in zip(places, others, strict=True):
        pieces += [data[done:start], other]
        done = end
    return b"".join([*pieces, data[done:]])


def _tokens(data: bytes, names: Names) -> list[tuple[object, ...]]:
    """All that a page says, with the old and the new address as one."""
    writing = own_pages.read(data)
    return [(writing.title,), *(said for token in writing.tokens for said in _said(token, names))]


def _said(token: Token, names: Names) -> Iterator[tuple[object, ...]]:
    href = token.attrGet("href")
    is_ours = href in (f"{names.kind}/{names.old}", f"{names.kind}/{names.new}")
    attributes = {**token.attrs, "href": "ours"} if is_ours else token.attrs
    content = "" if token.type == "inline" else token.content
    yield token.type, token.tag, attributes, content, token.info, token.map, token.level
    for child in token.children or ():
        yield from _said(child, names)


def _edit(page: SourceFile, place: tuple[int, int], names: Names) -> Edit:
    line = 1 + len(_LINE_END.findall(page.data[: place[0]]))
    old, new = f"{names.kind}/{names.old}", f"{names.kind}/{names.new}"
    start = len(page.data[: place[0]].decode("utf-8", "replace").removeprefix("\ufeff"))
    return Edit(page.path, line, start, "link", old, new)
