"""What the template shows of a page: its parts, and the ways from it to the rest of the site."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Any

from collabctl.handbook.site import addresses, finder, navigation, search
from collabctl.handbook.site.lines import Link
from collabctl.handbook.site.reading import Reading, Section
from collabctl.handbook.site.spoken import Spoken

ASSETS = "assets"
"""The folder of the style sheet and the scripts."""
_FEW_SECTIONS = 3
"""With fewer, a list of what is on the page would only push it down."""
_FEW_AT_THE_START = 1
"""The start page is long on a telephone, and its sections are what people come for."""


def page(spoken: Spoken, reading: Reading, others: Sequence[Spoken]) -> dict[str, Any]:
    """The values of the template for a page."""
    start = reading.path == navigation.START
    parts = spoken.parts[reading.path]
    return frame(spoken, spoken.address(reading.path)) | {
        "title": reading.title,
        "anchor": reading.anchor,
        "description": reading.description,
        "start": start,
        "others": [_in(other, spoken, reading.path) for other in others],
        "above": [_link(reading.path, link) for link in reading.above],
        "contents": _contents(reading, _FEW_AT_THE_START if start else _FEW_SECTIONS),
        "navigation": spoken.ways(posixpath.dirname(reading.path)),
        "marks": _marks(reading),
        "finder": _finder(spoken, reading.path) if start else [],
        "find_here": reading.path == finder.WHICH and bool(spoken.answers),
        "edits": parts.edits,
        "lead": parts.lead,
        "body": parts.body,
        "foot": parts.foot,
    }


def choice(spoken: Sequence[Spoken]) -> dict[str, Any]:
    """The values of the template for the page that stands above several languages."""
    first = spoken[0]
    languages = [
        {"code": one.language.code, "name": one.language.name_of(one.language.code), "href": one.address("README.md")}
        for one in spoken
    ]
    nothing: dict[str, Any] = dict.fromkeys(["description", "index", "anchor", "lead", "body", "foot"], "")
    nothing |= {
        name: [] for name in ("others", "marks", "above", "contents", "navigation", "finder", "find_here", "edits")
    }
    return frame(first, "index.html") | nothing | {"title": first.title, "start": True, "choices": languages}


def frame(spoken: Spoken, address: str) -> dict[str, Any]:
    """What every page of a language has around it, for the page at that address."""
    return {
        "language": spoken.language.code,
        "site": spoken.title,
        "words": spoken.words,
        "choices": [],
        "assets": addresses.between(address, ASSETS) + "/",
        "home": addresses.between(address, spoken.address(navigation.START)),
        "root": addresses.between(address, spoken.folder or ".") + "/",
        "index": addresses.between(address, spoken.folder + search.INDEX),
    }


def _in(other: Spoken, spoken: Spoken, path: str) -> dict[str, str]:
    """The same page in another language; its start page where it has no such page."""
    same = path if path in other.pages else navigation.START
    code = other.language.code
    href = addresses.between(spoken.address(path), other.address(same))
    return {"code": code, "name": other.language.name_of(code), "href": href}


def _link(path: str, link: Link) -> dict[str, str]:
    """A link of the page `path`, whose target is seen from the top."""
    return {"label": link.label, "href": addresses.between(addresses.page_of(path), addresses.page_of(link.target))}


def _contents(reading: Reading, few: int) -> list[Section]:
    main = [section for section in reading.sections if section.level == 2]
    return main if len(main) >= few else []


def _marks(reading: Reading) -> dict[str, str]:
    """Where in the navigation the reader is."""
    above = (link.target for link in reading.above if link.target != navigation.START)
    return dict.fromkeys(above, "true") | {reading.path: "page"}


def _finder(spoken: Spoken, path: str) -> list[dict[str, Any]]:
    """Which channel for what, as seen from the page `path`, which stands in the same folder."""

    def linked(link: Link) -> dict[str, str]:
        return {"label": link.label, "href": addresses.on_site(path, link.target, spoken.pages)}

    return [
        {
            "message": linked(answer.message),
            "channel": linked(answer.channel),
            "soon": answer.soon,
            "words": answer.words,
        }
        for answer in spoken.answers
    ]
