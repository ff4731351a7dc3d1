"""How much room texts take, and how they are broken into lines.

Nobody knows here which font a reader has, so the widths are those of the widest of some that systems come with.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from collabctl.escaping import shown

SIZE = 14
"""The height of letters, in units of the picture; as many pixels on a page that shows it at its own size."""

LINE = 18
"""From one line of text to the next."""

_WIDTHS = {
    character: widths
    for characters, widths in (
        ("ijl'", (295, 373)),
        (" ,.:;|/\\’‘·", (337, 400)),
        ("ftI-()[]", (393, 479)),
        ("r!", (412, 494)),
        ('cszkvxyJ"“”_*`?', (592, 666)),
        ("ABCEFKLPRSTVXYZ", (723, 778)),
        ("&", (780, 873)),
        ("w", (818, 924)),
        ("+<>=~^#×✓\u2212", (838, 838)),
        ("mMW@%—…æœÆŒ", (1016, 1104)),
    )
    for character in characters
}
"""Thousandths of the height of letters that these take, and in bold: the most of what Chromium measures in DejaVu Sans,
Liberation Sans and Noto Sans."""

_CAPITAL, _LETTER, _FOREIGN, _ASIAN, _PICTURE = (788, 851), (637, 716), (800, 900), (1050, 1150), (1400, 1500)
_BREAKS = "-/_"


@lru_cache(maxsize=10_000)  # to find where a line breaks, the same beginnings are measured again and again
def width(text: str, *, bold: bool = False) -> int:
    """The units that a line of text takes, rounded up."""
    return -(-sum(_widths(character)[bold] for character in text) * SIZE // 1000)


def longest_word(texts: Iterable[str], most: int) -> int:
    """The units of the longest bold word, so that it need not be broken; no more than `most`."""
    words = (word for text in texts for word in shown(text).split(" "))
    return min(max((width(word, bold=True) for word in words), default=0), most)


def wrap(text: str, room: int, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in at most so many lines that each fit the room, all about as long; the last ends in "…" if cut off.

    A word that is too long by itself is broken after a hyphen, a slash or an underscore, or else anywhere.
    """
    line = shown(text)
    found = _filled(line, room, most, bold=bold)
    low, high = room // 2, room
    while len(found) > 1 and low < high and " ".join(found) == line:
        middle = (low + high) // 2
        narrower = _filled(line, middle, len(found), bold=bold)
        if " ".join(narrower) == line:
            found, high = narrower, middle
        else:
            low = middle + 1
    return found


def _filled(text: str, room: int, most: int, *, bold: bool) -> tuple[str, ...]:
    """As much as fits on each line, one after the other."""
    lines: list[str] = []
    rest = text
    while rest:
        if len(lines) == most - 1 and width(rest, bold=bold) > room:
            cut = _that_fit(rest, room - width("…", bold=bold), bold=bold)
            return (*lines, rest[:cut].rstrip() + "…")
        cut = _that_fit(rest, room, bold=bold)
        if cut < len(rest):
            cut = _break(rest, max(cut, 1))
        lines.append(rest[:cut].rstrip(" "))
        rest = rest[cut:].lstrip(" ")
    return tuple(lines)


def _widths(character: str) -> tuple[int, int]:
    """The width in plain and in bold letters; of a character that is not in the table, that of its kind."""
    if known := _WIDTHS.get(character):
        return known
    code = ord(character)
    if code < 0x250:
        return _CAPITAL if character.isupper() else _LETTER
    return _FOREIGN if code < 0x1100 else _ASIAN if code < 0x10000 else _PICTURE


def _that_fit(text: str, room: int, *, bold: bool) -> int:
    """How many characters fit, from the first."""
    low, high = 0, len(text)
    if width(text, bold=bold) <= room:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle], bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def _break(text: str, cut: int) -> int:
    """Where to break a text of which `cut` characters fit: between words, or after a sign inside one."""
    blank = text.rfind(" ", 0, cut + 1)
    if blank > 0:
        return blank
    sign = max(text.rfind(sign, 0, cut) for sign in _BREAKS)
    return sign + 1 if sign > cut // 3 else cut
