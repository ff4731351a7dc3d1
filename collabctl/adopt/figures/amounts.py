"""Numbers as spreadsheets write them. What can be two numbers is not guessed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from collabctl.documents.limits import MAX_DIGITS
from collabctl.documents.shown import shown
from collabctl.measurements.cells import NotSo, value

POINT, COMMA = "point", "comma"
_SIGNS = {POINT: ".", COMMA: ","}

_UNITS = {"%": ("%", "percent", "procent"), "€": ("€", "eur"), "$": ("$", "usd", "dollar"), "£": ("£", "gbp", "pound")}
"""Signs that may stand beside a number, and the words of units that say the same."""

_NONE = frozenset(("", "-", "–", "—", "n/a", "na", "n.a.", "n.v.t.", "nvt", "n.b.", "nb"))
"""What people write in English and Dutch where there is no figure."""

_BESIDE = re.compile(r"([€$£])?\s*([+-]?)\s*([€$£])?\s*([0-9.,\s'’]*[0-9])\s*([%€$£])?")
_WHOLE = re.compile(r"[0-9]+")
_APART = re.compile(r"([1-9][0-9]{0,2})((?:[\s'’][0-9]{3})+)(?:([.,])([0-9]+))?")
_TWO_SIGNS = re.compile(
    r"[1-9][0-9]{0,2}(?P<apart>[.,])[0-9]{3}(?:(?P=apart)[0-9]{3})*(?!(?P=apart))(?P<sign>[.,])[0-9]+"
)
_MANY = re.compile(r"[1-9][0-9]{0,2}(?P<apart>[.,])[0-9]{3}(?:(?P=apart)[0-9]{3})+")
_ONE = re.compile(r"[0-9]+(?P<sign>[.,])[0-9]+")
_OPEN = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


class _Read(NamedTuple):
    """A number as it was taken apart: its digits with its own signs, and what stood beside it."""

    minus: str
    digits: str
    unit: str
    decimal: str | None
    open: bool


def decimal_of(text: str) -> tuple[str | None, bool]:
    """What stands before decimals in a number that shows that: point or comma; and whether it can be two numbers."""
    read = _taken_apart(text)
    return (read.decimal, read.open) if read else (None, False)


def amount_of(text: str, decimal: str | None, doubt: str) -> tuple[float, str]:
    """The number that was written, and the sign of a unit beside it.

    `decimal` is what the table has before decimals. Raises NotSo for all else; for what can be two numbers it says
    `doubt`.
    """
    read = _taken_apart(text)
    if read is None:
        raise NotSo(f"'{shown(text)}' is not a number", "leave a cell empty where there is no figure")
    if read.open and decimal is None:
        whole, broken = re.sub("[.,]", "", read.digits), read.digits.replace(",", ".")
        raise NotSo(
            f"'{shown(text)}' may mean {read.minus}{whole} or {read.minus}{broken}, and {doubt}",
            f"say --decimal {COMMA} or --decimal {POINT}",
        )
    way = read.decimal or decimal
    if decimal is not None and way != decimal:
        raise NotSo(
            f"'{shown(text)}' has a {way} before its decimals", f"write it with a {decimal}, as you said they are"
        )
    plain = read.digits
    if way is not None:
        plain = plain.replace({",": ".", ".": ","}[_SIGNS[way]], "").replace(",", ".")
    if len(read.minus + plain) > MAX_DIGITS:
        raise NotSo(f"'{shown(text)}' has too many digits", f"write at most {MAX_DIGITS}")
    return value(read.minus + plain, "."), read.unit


def is_number(text: str) -> bool:
    """Whether this is a number, whichever."""
    return _taken_apart(text) is not None


def is_none(text: str) -> bool:
    """Whether this says that there is no figure."""
    return text.casefold() in _NONE


def fits(sign: str, unit: str) -> bool:
    """Whether a sign beside a number says what the unit of its metric says."""
    return not sign or any(word in unit.casefold() for word in _UNITS[sign])


@lru_cache(maxsize=4096)
def _taken_apart(text: str) -> _Read | None:
    found = _BESIDE.fullmatch(text.replace("\u2212", "-").strip()) if len(text) < 4 * MAX_DIGITS else None
    if found is None:
        return None
    before, minus, between, digits, behind = found.groups()
    units = [sign for sign in (before, between, behind) if sign]
    read = _digits(digits.strip())
    if read is None or len(units) > 1:
        return None
    return _Read(minus.replace("+", ""), read[0], units[0] if units else "", read[1], read[2])


def _digits(digits: str) -> tuple[str, str | None, bool] | None:
    """Digits without gaps between thousands, what stands before decimals, and whether that is open."""
    if apart := _APART.fullmatch(digits):
        whole = apart[1] + re.sub(r"[\s'’]", "", apart[2])
        sign = apart[3]
        return (f"{whole}{sign}{apart[4]}", _way(sign), False) if sign else (whole, None, False)
    if _WHOLE.fullmatch(digits):
        return digits, None, False
    if many := _MANY.fullmatch(digits):
        return digits, COMMA if many["apart"] == "." else POINT, False
    if two := _TWO_SIGNS.fullmatch(digits):
        return digits, _way(two["sign"]), False
    if one := _ONE.fullmatch(digits):
        return (digits, None, True) if _OPEN.fullmatch(digits) else (digits, _way(one["sign"]), False)
    return None


def _way(sign: str) -> str:
    return COMMA if sign == "," else POINT
