"""The lines of a page that the organization writes by hand, as they are read, and how many of them are.

To read Markdown takes time in step with its signs. Ordinary writing has few, and a page of nothing else takes thirty
times longer, so lines and signs are counted beside characters.
"""

from __future__ import annotations

import re

from collabctl import escaping
from collabctl.documents.limits import MAX_PAGE_CHARACTERS, MAX_PAGE_SIGNS

_LINE_END = re.compile(r"\r\n|\r|\n")
_SIGN = re.compile(r"[\[\]|*_`<\\]")


def lines(data: bytes) -> list[str]:
    """The lines of a page as they are read, as many as that are. What nobody could see is written out in them."""
    kept = []
    signs = characters = 0
    for line in _written(data):
        shown = escaping.terminal(line.expandtabs(4))
        signs += 1 + len(_SIGN.findall(shown))
        characters += 1 + len(shown)
        if signs > MAX_PAGE_SIGNS or characters > MAX_PAGE_CHARACTERS:
            break
        kept.append(shown)
    return kept


def left_out(data: bytes) -> int | None:
    """The first line of a page that is not read, as the page is too long; None for one that is read to its end."""
    if len(data) < MAX_PAGE_SIGNS:
        return None
    read = len(lines(data))
    return read + 1 if read < len(_written(data)) else None


def _written(data: bytes) -> list[str]:
    return _LINE_END.split(data.decode("utf-8", "replace").removeprefix("\ufeff"))
