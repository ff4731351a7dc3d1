"""Where the pages of the site stand: beside their Markdown, under names that a web server and a folder understand."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container
from functools import lru_cache
from urllib.parse import quote, unquote

_OUTSIDE = re.compile(r"(?:https?://|mailto:)[^/\s]", re.IGNORECASE)
_README = re.compile(r"(?:\A|(?<=/))README\.md\Z")


def page_of(path: str) -> str:
    """The page of the site that a page of Markdown becomes: `goals/README.md` is `goals/index.html`."""
    return _README.sub("index.md", path).removesuffix(".md") + ".html"


def between(page: str, target: str) -> str:
    """The address of one file of the site as seen from another."""
    return _from(posixpath.dirname(page) or ".", target)


@lru_cache(maxsize=10_000)
def _from(folder: str, target: str) -> str:
    """The same for all pages of a folder, each of which has the whole navigation."""
    return quote(posixpath.relpath(target, folder))


def is_outside(address: str) -> bool:
    """Whether an address leads out of the handbook, to a place that somebody may follow."""
    return bool(_OUTSIDE.match(address))


def leads_to(path: str, address: str) -> tuple[str, str]:
    """The page of Markdown and the anchor that a link on the page `path` names."""
    target, _, anchor = address.partition("#")
    folder = posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(folder, unquote(target))) if target else path, unquote(anchor)


def on_site(path: str, address: str, known: Container[str]) -> str:
    """Where a link on the page `path` leads on the site; "" when that is nowhere."""
    if is_outside(address):
        return address
    target, anchor = leads_to(path, address)
    if target not in known:
        return ""
    behind = f"#{quote(anchor)}" if anchor else ""
    return behind if target == path and behind else between(page_of(path), page_of(target)) + behind
