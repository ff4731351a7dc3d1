"""What stands in a paragraph, a heading, an item of a list or a cell of a table: text with emphasis, code and links.

There are two roads to it. Nearly every line of a handbook is text, a label in bold at its beginning, links and code,
and takes the short road. Whatever holds anything else takes the long one, through markdown-it, which alone decides
what Markdown means; a test holds that both agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from collabctl.handbook.prose import closing
from collabctl.organization.own_pages import plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

_TASKS = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, as it was written, and what it is called."""

    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line, read: its text, the label in bold that it begins with, its links, and its HTML.

    Where its links lead on the site depends on the page that it stands on, so the HTML is in pieces: what stands
    before the first link, then of each link its label and what stands behind it.
    """

    text: str
    label: str
    links: tuple[Link, ...]
    pieces: tuple[str, ...]

    def html(self, opening: Callable[[str], str], *, task: bool = False) -> str:
        """The HTML; `opening` gives the tag that begins a link to an address, or "" for one that leads nowhere.

        Where it may be a `task`, `[ ]` or `[x]` at its beginning is something to do, or done.
        """
        before = self.pieces[0]
        if task and before[:4] in _TASKS:
            before = _TASKS[before[:4]] + before[4:]
        if not self.links:
            return before
        made = [before]
        for place, link in enumerate(self.links):
            tag = opening(link.target)
            label, behind = self.pieces[2 * place + 1 : 2 * place + 3]
            made += (tag, label, "</a>", behind) if tag else (label, behind)
        return "".join(made)


def escaped(text: str) -> str:
    """Text between tags or in an attribute, as markdown-it writes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@lru_cache(maxsize=10_000)  # links, labels and cells come back on many pages
def line(content: str) -> Line:
    """What such a line of Markdown says."""
    return short(content) or long(content)


_PLAIN = r"[^\\`*_\[\]<&~\n]"
_ESCAPED = r"\\[!-/:-@\[-`{-~]"
_ADDRESS = r"(?:[A-Za-z0-9._/#-]|%[0-9A-Fa-f]{2})"
_PART = re.compile(
    rf"(?P<text>{_PLAIN}+|&(?!\#?\w+;))"
    rf"|(?P<escaped>{_ESCAPED})"
    rf"|\[(?P<label>(?:{_PLAIN}|{_ESCAPED})*)\]\((?P<target>(?:https?://[a-z0-9.-]+(?=[/)]))?{_ADDRESS}*)\)"
    r"|\A(?P<bold>\*\*)(?=[^\s*])"
    r"|(?P<end>(?<=[^\s*])\*\*)(?=[ .,:;?!)]|\Z)"
    r"|`(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`(?!`)"
)
_BACKSLASH = re.compile(r"\\(.)")


def short(content: str) -> Line | None:
    """The line, when it is of the parts above alone; None when in doubt."""
    said: list[str] = []
    links: list[Link] = []
    pieces = [""]
    label: str | None = None
    done = 0
    for part in _PART.finditer(content):
        if part.start() != done:
            return None
        done = part.end()
        match part.lastgroup:
            case "text":
                said.append(part[0])
                pieces[-1] += escaped(part[0])
            case "escaped":
                said.append(part[0][1])
                pieces[-1] += escaped(part[0][1])
            case "target":
                name = _BACKSLASH.sub(r"\1", part["label"])
                said.append(name)
                links.append(Link(part["target"], name))
                pieces += (escaped(name), "")
            case "code":
                said.append(part["code"])
                pieces[-1] += f"<code>{escaped(part['code'])}</code>"
            case "bold":
                pieces[-1] += "<strong>"
            case _ if label is None and pieces[0].startswith("<strong>") and said:
                label = "".join(said)
                pieces[-1] += "</strong>"
            case _:
                return None
    if done != len(content) or (label is None and pieces[0].startswith("<strong>")):
        return None
    return Line("".join(said), label or "", tuple(links), tuple(pieces))


@cache
def _parser() -> MarkdownIt:
    """Reads what the handbook writes, and nothing else: no HTML, no pictures from elsewhere."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("strikethrough").disable("image")


@cache
def _renderer() -> RendererHTML:
    from markdown_it.renderer import RendererHTML

    return RendererHTML()


def long(content: str) -> Line:
    """The line as markdown-it reads it."""
    parser = _parser()
    tokens = parser.parseInline(content)[0].children or []

    def html(some: list[Token]) -> str:
        return _renderer().renderInline(some, parser.options, {})

    links: list[Link] = []
    pieces: list[str] = []
    done = 0
    for place, token in enumerate(tokens):
        if token.type == "link_open":
            end = closing(tokens, place)
            inside = tokens[place + 1 : end]
            links.append(Link(str(token.attrGet("href") or ""), plain(inside)))
            pieces += (html(tokens[done:place]), html(inside))
            done = end + 1
    pieces.append(html(tokens[done:]))
    return Line(plain(tokens), _label(tokens), tuple(links), tuple(pieces))


def _label(tokens: list[Token]) -> str:
    start = next((place for place, token in enumerate(tokens) if token.content or token.type == "strong_open"), None)
    if start is None or tokens[start].type != "strong_open":
        return ""
    return plain(tokens[start : closing(tokens, start)])
