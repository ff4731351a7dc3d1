r"""The characters of a file: UTF-8, and only those that a reviewer can see.

What a person reads in a pull request must be what collabctl reads, so a character that looks like nothing, like
a space that it is not, or that turns the text around, is refused: in comments too, and when it is written as an
escape such as `\u202e`. Four of them, which come along with pasted text, are read in texts: `pasted.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from collabctl.documents.document import Problem
from collabctl.documents.limits import MAX_FINDINGS_OF_A_DOCUMENT
from collabctl.documents.positions import Lines
from collabctl.documents.yaml.refusal import SYNTAX, Refusal

_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"

# Controls but tab, LF and CR; spaces other than the space; soft hyphen, fillers, joiners and other characters without
# a shape; marks that set the direction of text; line breaks that editors do not show; variation selectors other than
# the one for emoji; tag characters; and code points that are no characters.
_UNSEEN: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200c"
    "\u200e\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0e\ufeff\uffa0"
    "\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# A zero-width joiner stands inside emoji such as a family; anywhere else it hides.
_JOINER: Final = f"(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"

UNSEEN: Final = re.compile(f"[{_UNSEEN}]|{_JOINER}")
"""Finds what no file may hold, apart from a CR that is not part of a CRLF."""

TAKEN: Final = "[\xa0\u202f\xad]"
"""Those that are taken in the value of a text."""

_REFUSED = re.compile(f"(?!{TAKEN})(?:{UNSEEN.pattern})")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_SHORT_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85", "_": "\xa0",
    "L": "\u2028", "P": "\u2029", "n": "\n", "t": "\t", "\t": "\t",
}  # fmt: skip

_UNSEEN_IN_KEY = re.compile(f"[{_UNSEEN}\t\n\r]|{_JOINER}")
_UNSEEN_IN_TEXT = re.compile(f"[{_UNSEEN}\r]|{_JOINER}")
_LONE_CR = re.compile(r"\r(?!\n)")

_NAMES: Final = {
    "\x00": "a NUL character",
    "\x1b": "an escape character",
    "\x85": "a 'next line' character",
    "\xa0": "a no-break space",
    "\xad": "a soft hyphen",
    "\u202f": "a narrow no-break space",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
    "\t": "a tab",
    "\n": "a line break",
    "\r": "a carriage return",
}

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decode(path: str, data: bytes) -> Lines:
    """The text of a file, without the byte order mark it may begin with.

    Raises Refusal at the first byte that is not UTF-8, and else at the characters that cannot be seen, but for those
    that are taken in the value of a text.
    """
    lines = Lines(path, "")
    if data.startswith(_UTF_16) or (len(data) > 1 and (data[0] == 0) != (data[1] == 0)):
        raise Refusal(
            lines.at(0, 0), "this file is saved as UTF-16, and it must be UTF-8", "save the file again as UTF-8"
        )
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = Lines(path, data[: error.start].decode())
        raise Refusal(
            before.place(len(before.text)),
            f"the byte {data[error.start]:02X} here is not UTF-8, so the letters of this file cannot be trusted",
            "save the file again as UTF-8 (an editor calls it 'encoding')",
        ) from None
    lines = Lines(path, text)
    if unseen := refusal(lines, ((found.start(), 1, found.group()) for found in _REFUSED.finditer(lines.text))):
        raise unseen
    if found := _LONE_CR.search(lines.text):
        raise Refusal(
            lines.place(found.start()),
            "this line ends in a carriage return alone (U+000D), which editors and YAML read differently",
            "save the file with the line endings of Linux (LF) or Windows (CRLF)",
        )
    return lines


def refusal(lines: Lines, found: Iterable[tuple[int, int, str]]) -> Refusal | None:
    """The refusal of characters that cannot be seen, each by what stands before it, its length and itself."""
    first = islice(found, MAX_FINDINGS_OF_A_DOCUMENT)
    problems = [Problem(SYNTAX, lines.place(index, length), *hidden(character)) for index, length, character in first]
    return Refusal.of_several(problems) if problems else None


def hidden(character: str, *, escaped: bool = False) -> tuple[str, str]:
    """What is wrong with a character that cannot be seen, and what to do."""
    if escaped:
        message = f"this escape stands for {described(character)}, which nobody can see"
        return message, r"remove it; if a backslash was meant, write \\ or use single quotes"
    message = f"{described(character)} stands here, which nobody can see"
    return message, "remove it, and type an ordinary space if one was meant"


def escapes(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The escapes in a text between double quotes: what stands before each, its length, and what it stands for."""
    for found in _ESCAPE.finditer(text, start, end):
        code = found.group(1)
        meant = _SHORT_ESCAPES.get(code, code) if len(code) == 1 else chr(int(code[1:], 16))
        yield found.start(), len(found.group()), meant


def unseen(text: str, *, key: bool) -> str:
    """The first character of a text, escapes already read, that cannot be seen; "" when there is none.

    Line breaks and tabs are fine in a text, and not in a key.
    """
    found = (_UNSEEN_IN_KEY if key else _UNSEEN_IN_TEXT).search(text)
    return found.group() if found else ""


def described(character: str) -> str:
    """A character in words, with its code point: `a no-break space (U+00A0)`."""
    name = _NAMES.get(character)
    if name is None:
        unicode_name = unicodedata.name(character, "").lower()
        name = f"{'an' if unicode_name[:1] in tuple('aeiou') else 'a'} {unicode_name}" if unicode_name else ""
    if not name:
        name = "a control character" if ord(character) < 0xA0 else "a code that stands for no character"
    return f"{name} (U+{ord(character):04X})"
