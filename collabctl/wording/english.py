"""The English of the command line, which needs no library and so starts at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class English:
    """English as Europe reads it. A `Language`, as the functions of this room ask for one."""

    code = "en"

    def _(self, message: str, **values: object) -> str:
        """Our words, with values in the places named in braces."""
        return message.format(**values) if values else message

    def plural(self, one: str, many: str, amount: float, **values: object) -> str:
        """Our words for one or for several of something; `{number}` is how many."""
        return (one if amount == 1 else many).format(number=self.number(amount), **values)

    def number(self, value: float | Fraction) -> str:
        """A number with its thousands apart: 1,200; 0.5."""
        exact = (
            Decimal(value.numerator) / Decimal(value.denominator)
            if isinstance(value, Fraction)
            else Decimal(str(value))
        )
        whole, point, decimals = f"{exact:,f}".partition(".")
        decimals = decimals.rstrip("0")
        return f"{whole}{point}{decimals}" if decimals else whole

    def date(self, day: datetime.date) -> str:
        """A day with its month in words: 2 March 2026."""
        return f"{day.day} {self.month(day.month)} {day.year}"

    def month(self, number: int) -> str:
        """The name of a month, January being 1."""
        return _MONTHS[number - 1]

    def weekday(self, number: int) -> str:
        """The name of a day of the week, Monday being 0."""
        return _WEEKDAYS[number]

    def time(self, time: datetime.time) -> str:
        """A time of day: 09:30."""
        return f"{time.hour:02}:{time.minute:02}"

    def day_of_month(self, number: int) -> str:
        """A day of the month as a rank: 1st, 2nd, 15th."""
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in (11, 12, 13) else 0, "th")
        return f"{number}{suffix}"

    def list(self, parts: Iterable[Any]) -> str:
        """A list in a sentence: a, b and c."""
        *before, last = [str(part) for part in parts] or [""]
        return f"{', '.join(before)} and {last}" if before else last


ENGLISH = English()
