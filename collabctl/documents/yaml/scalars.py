"""What a value without quotes means: the YAML 1.2 core scalars that are told apart, and text for all the rest.

`no`, `on`, `09:30`, `2026-01-01` and `1_000` are text here, whatever other programs think; `1.0e-09`, `12e03`, `0x1F`
and `0o17` are numbers. `010` is text as well, and told: of other programs one reads 10 and one 8.
"""

from __future__ import annotations

import math
import re
from typing import Any, Final

from collabctl.documents.limits import MAX_DIGITS

WORDS: Final[dict[str, Any]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
"""The words that are no text."""

STARTS: Final = frozenset("+-.0123456789")
"""What a number begins with. A plain value that begins otherwise, and is none of WORDS, is text."""

_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(\.[0-9]*)?|(\.[0-9]+))([eE][-+]?[0-9]+)?")
_WITH_BASE = re.compile(r"0(?:x[0-9A-Fa-f]+|o[0-7]+)")
_ZERO_IN_FRONT = re.compile(r"[-+]?0[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


class NotFinite(ValueError):
    """`.inf` and `.nan`, which no target, weight or amount can be."""


class TooLong(ValueError):
    """A number of more digits, or a larger one, than other programs can hold."""


def number(text: str) -> str | int | float:
    """The number that a plain text is, or the text itself when it is none.

    Raises NotFinite for infinity and not-a-number, TooLong for a number of more than MAX_DIGITS digits.
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        if _NOT_FINITE.fullmatch(text):
            raise NotFinite(text)
        return _with_base(text) if _WITH_BASE.fullmatch(text) else text
    if len(text) > MAX_DIGITS and sum(map(str.isdigit, text)) > MAX_DIGITS:
        raise TooLong(text)
    if match.lastindex is None:
        return int(text)
    value = float(text)
    if math.isinf(value):
        raise TooLong(text)
    return value


def _with_base(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise TooLong(text)
    return int(text, 0)


def resolve(text: str) -> Any:
    """What a plain scalar means. Raises as `number` does."""
    if text in WORDS:
        return WORDS[text]
    return number(text) if text[0] in STARTS else text


def is_thousands(text: str) -> bool:
    """Whether a plain number looks like thousands with a point, as `12.000` does: YAML reads twelve."""
    return _THOUSANDS.fullmatch(text) is not None


def has_zero_in_front(text: str) -> bool:
    """Whether a plain text is a number to other programs, and no two of them agree which: `010`."""
    return _ZERO_IN_FRONT.fullmatch(text) is not None
