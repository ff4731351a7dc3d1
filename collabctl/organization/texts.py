"""Whether a long text keeps to the Markdown that every reader shows alike, and that cannot hurt anybody.

Long texts go into Markdown files that GitHub, GitLab and the site each read in their own way. So what is more than
paragraphs, lists, emphasis, code and links is refused rather than cleaned: cleaning for one reader does not protect
the others, and the author should know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from collabctl.documents import Document, Path, Problem
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT, MAX_TEXT_SIGNS
from collabctl.documents.schema.annotations import markdown
from collabctl.findings import Location

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HTML = "HTML"
_MAY_HOLD = "paragraphs, lists, emphasis, code and links to https, http, mailto or a page"
_ALLOWED = {
    "paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak", "em_open", "em_close",
    "strong_open", "strong_close", "code_inline", "bullet_list_open", "bullet_list_close", "ordered_list_open",
    "ordered_list_close", "list_item_open", "list_item_close", "link_open", "link_close",
}  # fmt: skip
_NAMES = {
    "heading_open": "a heading",
    "fence": "a block of code",
    "code_block": "a block of code (a line that begins with four spaces)",
    "html_block": _HTML,
    "html_inline": _HTML,
    "image": "an image",
    "hr": "a horizontal line",
    "table_open": "a table",
    "blockquote_open": "a quotation",
    "s_open": "struck-out text",
}
_PLAIN = "write it in plain words; put a \\ before a character that should stand for itself"
_INSTEAD = {
    "a heading": "write it as **words** on a line of their own, or leave out the sign that makes it one",
    "an image": "leave it out, or link to it: [words](address)",
    "a table": "write a list, or put the table on a page of its own in pages/",
    "a quotation": "write it as a paragraph, in quotes",
    "a horizontal line": "leave it out; an empty line begins a new paragraph",
}
# Plain sentences and simple lists, which nearly all texts are, need no parser.
_PERHAPS_MORE = re.compile(r"[<\[~|#=&>\\]|```|^[ \t]*(?:[-*+](?! \w)|_)|^(?: {4}|\t)", re.MULTILINE)
_SIGN = re.compile(r"[\[\]|*_`<\\!~\n]")
_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+|(?![a-z][a-z0-9+.-]*:|//|\\)[^\s]*", re.IGNORECASE)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - every link is looked at below
    return parser


def unsafe_texts(documents: Iterable[Document]) -> Iterator[Problem]:
    """A problem for each long text of the documents that holds more than it may, and for each of its HTML tags.

    Where all of them have more signs of Markdown than are looked at, that is the last one.
    """
    signs = 0
    for document in documents:
        names = (document.reference,) if document.reference else ()
        for path, text in markdown(document):
            if _PERHAPS_MORE.search(text):
                signs += len(_SIGN.findall(text))
            if signs > MAX_TEXT_SIGNS:
                yield _not_looked_at(document, path)
                return
            if what := not_allowed(text):
                name, line = what
                subject = ".".join(map(str, path))
                told = [(_line_of(document, path, line), name, _INSTEAD.get(name, _PLAIN))]
                if name == _HTML:
                    from collabctl.organization import html

                    pieces = [token.content for token in _tokens(text) if token.type in ("html_block", "html_inline")]
                    found = islice(html.tags(pieces, document, path), MAX_FINDINGS_OF_A_DOCUMENT)
                    told = [(where, f"{_HTML}, {tag}", help) for where, tag, help in found] or told
                for where, holds, help in told:
                    message = f"this text holds {holds}, and a long text may hold only {_MAY_HOLD}"
                    yield Problem("document/unsafe-text", where, message, help, documents=names, subject=subject)


def _not_looked_at(document: Document, path: Path) -> Problem:
    return Problem(
        rule="document/too-much",
        location=document.value(path),
        message=f"the long texts up to this one hold {MAX_TEXT_SIGNS:,} lines and signs such as [ and *, and from here "
        "on they are not looked at",
        help="write plain sentences, or make a page of it in pages/",
        documents=(document.reference,) if document.reference else (),
        subject="texts",
    )


def _line_of(document: Document, path: Path, line: int) -> Location:
    """The place of a line of a long text; in a block that is written with | each line has a place of its own."""
    place = document.value(path)
    if not document.written(path).startswith("|"):
        return place
    number = place.line + 1 + line
    return Location(place.path, number, 1, number, 1)


def not_allowed(text: str) -> tuple[str, int] | None:
    """What a long text holds that may not be in it, in words, and in which line from 0; None where it is fine."""
    if not _PERHAPS_MORE.search(text):
        return None
    environment: dict[str, object] = {}
    line = 0
    for token in _tokens(text, environment):
        line = token.map[0] if token.map else line
        if token.type not in _ALLOWED:
            return _NAMES.get(token.type, "something that is not a paragraph, a list, emphasis, code or a link"), line
        if token.type == "link_open" and not _LINK.fullmatch(str(token.attrs.get("href", ""))):
            return f"a link to '{token.attrs.get('href')}'", line
    return ("a link definition", 0) if environment.get("references") else None


def _tokens(text: str, environment: dict[str, object] | None = None) -> list[Token]:
    return _flat(_parser().parse(text, environment))


def _flat(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *_flat(token.children or []))]
