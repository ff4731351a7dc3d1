"""What a terminal makes of a text: its colours, and how much room it takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabctl.findings import Severity

Paint = Callable[[str, str], str]
"""Gives a text the colour of a code such as `BOLD`."""

COLOURS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "info": "1;36"}
BOLD = "1"


def painter(colour: bool) -> Paint:
    """What paints, or leaves every text as it is where there is no colour."""
    return _in_colour if colour else _plain


def _plain(text: str, _colour: str) -> str:
    return text


def _in_colour(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"


def width(text: str) -> int:
    """How many columns of a terminal the text takes; each sign of Chinese takes two, an accent of its own none."""
    return sum(
        0 if unicodedata.category(character) in {"Mn", "Me"} else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
