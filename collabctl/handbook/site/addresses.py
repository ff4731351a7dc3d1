"""Where the pages of the site stand: beside their Markdown, under names that a web server and a folder understand."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container
from functools import lru_cache
from urllib.parse import quote, unquote

_OUTSIDE = re.compile(r"(?:https?://|mailto:)[^/\s]", re.IGNORECASE)
_README = re.compile(r"(?:\A|(?<=/))README\.md\Z")


@lru_cache(maxsize=10_000)
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


def seen_from(folder: str, path: str) -> str:
    """The address of what a page of Markdown becomes, for all pages of a folder."""
    return _from(folder or ".", page_of(path))


def is_outside(address: str) -> bool:
    """Whether an address leads out of the handbook, to a place that somebody may follow."""
    return bool(_OUTSIDE.match(address))


def leads_to(path: str, address: str) -> tuple[str, str]:
    """The page of Markdown and the anchor that a link on the page `path` names."""
    target, anchor = _named(posixpath.dirname(path), address)
    return target or path, anchor


@lru_cache(maxsize=10_000)
def _named(folder: str, address: str) -> tuple[str, str]:
    """The same for all pages of a folder; "" is the page that the link is on."""
    target, _, anchor = address.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(target))) if target else "", unquote(anchor)


def on_site(path: str, address: str, known: Container[str]) -> str:
    """Where a link on the page `path` leads on the site; "" when that is nowhere."""
    if is_outside(address):
        return address
    target, there, behind = _seen_from(posixpath.dirname(path), address)
    if (target or path) not in known:
        return ""
    if not target or target == path:
        return behind or between(page_of(path), page_of(path))
    return there + behind


@lru_cache(maxsize=10_000)
def _seen_from(folder: str, address: str) -> tuple[str, str, str]:
    """For all pages of a folder: the page that a link names, its address from there, and the anchor behind it."""
    target, anchor = _named(folder, address)
    return target, seen_from(folder, target) if target else "", f"#{quote(anchor)}" if anchor else ""
