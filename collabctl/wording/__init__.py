"""Quantities and schedules in words, in whatever language: the handbook's readers have several, findings one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Protocol


def to_translate(message: str) -> str:
    """Marks words that are translated later, where the reader's language is known."""
    return message


def plural(one: str, many: str) -> tuple[str, str]:
    """Marks words for one and for several of something that are translated later."""
    return one, many


class Language(Protocol):
    """How to say things to readers of one language. `code` is the organization's word for it, such as `nl`."""

    code: str

    def _(self, message: str, **values: object) -> str:
        """Our words in this language, with values in the places named in braces."""

    def plural(self, one: str, many: str, amount: float, **values: object) -> str:
        """Our words for one or for several of something; `{number}` is how many."""

    def number(self, value: float | Fraction) -> str:
        """A number with the thousands and decimals marked as readers are used to."""

    def date(self, day: datetime.date) -> str:
        """A day with its month in words."""

    def month(self, number: int) -> str:
        """The name of a month, January being 1."""

    def weekday(self, number: int) -> str:
        """The name of a day of the week, Monday being 0."""

    def time(self, time: datetime.time) -> str:
        """A time of day."""

    def day_of_month(self, number: int) -> str:
        """A day of the month as a rank."""

    def list(self, parts: Iterable[Any]) -> str:
        """A list in a sentence."""
