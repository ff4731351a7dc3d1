"""What stands in a cell: a day or a number, or a sentence about what was expected."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

from collabctl.documents.limits import MAX_DIGITS
from collabctl.documents.shown import shown

_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_POINT = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_COMMA = re.compile(r"[+-]?[0-9]+(?:,[0-9]+)?")
_OTHER_DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_MONTH = re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:(?P<sign>[ .,'\u00a0\u202f])[0-9]{3})(?:(?P=sign)[0-9]{3})*")
_DAY_LENGTH = 10
_MONTHS = 12


class NotSo(ValueError):
    """What stands in a cell is not what its column is for; the message says so, and `help` what to write."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


@lru_cache(maxsize=4096)  # the same days come again for each department
def day(cell: str) -> datetime.date:
    """The day that was written as 2026-01-31. Raises `NotSo` for all else."""
    if len(cell) == _DAY_LENGTH and cell[4] == cell[7] == "-":
        try:
            return datetime.date.fromisoformat(cell)
        except ValueError:
            pass
    if not cell:
        raise NotSo("this row has no date", "write the day that the value is about, such as 2026-01-31")
    raise NotSo(f"'{shown(cell)}' is not a day{_why(cell)}", f"write year, month and day, such as {_meant(cell)}")


def _why(cell: str) -> str:
    looks_right = len(cell) == _DAY_LENGTH and cell.count("-") == 2 and cell.replace("-", "").isdecimal()
    return " that exists" if looks_right and cell[4] == "-" else ""


def _meant(cell: str) -> str:
    """The day that was meant, where nobody can doubt it: 31-1-2026 has no 31st month."""
    if month := _MONTH.fullmatch(cell):
        return f"{cell}-{calendar.monthrange(int(month[1]), int(month[2]))[1]}"
    if other := _OTHER_DAY.fullmatch(cell):
        one, two, year = (int(part) for part in other.groups())
        if max(one, two) > _MONTHS or one == two:
            month_, day_ = min(one, two), max(one, two)
            try:
                return datetime.date(year, month_, day_).isoformat()
            except ValueError:
                pass
    return "2026-01-31"


def value(cell: str, decimal: str) -> float:
    """The number in a cell, with this sign before its decimals. Raises `NotSo` for all else."""
    if (_COMMA if decimal == "," else _POINT).fullmatch(cell):
        if len(cell) > MAX_DIGITS:
            raise NotSo(
                f"'{shown(cell)}' is too long for a figure",
                f"write at most {MAX_DIGITS} characters, a sign and a {_NAMES[decimal]} included",
            )
        return float(cell.replace(",", "."))
    if not cell:
        raise NotSo("this row has no value", "write the value, or leave the row out until there is one")
    raise NotSo(f"'{shown(cell)}' is not a number{_here(cell, decimal)}", _instead(cell, decimal))


def _here(cell: str, decimal: str) -> str:
    other = _COMMA if decimal == "." else _POINT
    return f" in this file: its decimals follow a {_NAMES[decimal]}" if other.fullmatch(cell) else ""


_NAMES = {".": "point", ",": "comma"}


def _instead(cell: str, decimal: str) -> str:
    """What to write instead."""
    plain = _THOUSANDS.fullmatch(cell)
    if plain and plain["sign"] == decimal:
        plain = None
    if plain:
        whole = cell.replace(plain["sign"], "")
        changed = cell.translate(str.maketrans(".,", ",."))
        fits = (_POINT if decimal == "." else _COMMA).fullmatch(changed) and plain["sign"] in ".,"
        return f"write {whole}" + (f", or {changed} if that is what it means" if fits else "")
    swapped = cell.translate(str.maketrans(".,", ",."))
    if (_POINT if decimal == "." else _COMMA).fullmatch(swapped):
        return f"write {swapped}"
    number = cell.strip().rstrip("%€").strip()
    if number != cell and (_POINT if decimal == "." else _COMMA).fullmatch(number):
        return f"write the number alone: {number}; its unit stands with the metric"
    return f"write a number alone, such as 8{decimal}5"


def span(row: str, separator: str, number: int) -> tuple[int, int]:
    """From where to where a cell of a row stands, counted from 0; the whole row where it has no such cell."""
    bare = _QUOTED.sub(lambda text: "x" * len(text[0]), row)  # a separator in quotes parts no cells
    ends = [place for place, sign in enumerate(f"{bare}{separator}") if sign == separator]
    if not 0 <= number < len(ends):
        return 0, len(row)
    first = ends[number - 1] + 1 if number else 0
    cell = row[first : ends[number]]
    first += len(cell) - len(cell.lstrip())
    return first, first + len(cell.strip())
