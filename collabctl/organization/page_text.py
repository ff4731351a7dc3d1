"""The lines of a page that the organization writes by hand, as they are read, and how many of them are.

To read Markdown takes time in step with its signs. Ordinary writing has few, and a page of nothing else takes thirty
times longer, so lines and signs are counted beside characters.
"""

from __future__ import annotations

import re
from itertools import islice

from collabctl import escaping
from collabctl.documents.limits import MAX_PAGE_CHARACTERS, MAX_PAGE_SIGNS

_LINE_END = re.compile(r"\r\n|\r|\n")
_SIGN = re.compile(r"[\[\]|*_`<\r\n]")


def lines(data: bytes) -> list[str]:
    """The lines of a page as they are read, as many as that are."""
    text = _text(data)
    return [escaping.terminal(line.expandtabs(4)) for line in _LINE_END.split(text[: _end(text)])]


def left_out(data: bytes) -> int | None:
    """The first line of a page that is not read, as it is too long; None for one that is read to its end."""
    text = _text(data)
    end = _end(text)
    return None if end == len(text) else len(_LINE_END.findall(text, 0, end)) + 1


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _end(text: str) -> int:
    """How much of a page is read: whole lines."""
    if len(text) <= MAX_PAGE_SIGNS:
        return len(text)
    sign = next(islice(_SIGN.finditer(text), MAX_PAGE_SIGNS, None), None)
    end = min(len(text) if sign is None else sign.start(), MAX_PAGE_CHARACTERS)
    return len(text) if end >= len(text) else max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
