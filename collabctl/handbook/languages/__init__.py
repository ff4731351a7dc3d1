"""The languages that handbooks are written in: labels, dates, numbers and lists as their readers write them.

The code speaks English; a catalogue beside this file gives the same in another language. An organization may use a
language that has no catalogue here: its own texts are then in that language, and our labels in English.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collabctl.wording import plural, to_translate

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog

__all__ = ["Language", "plural", "to_translate"]

_FOLDER = Path(__file__).parent
_LOCALES = {"en": "en_GB"}
"""English as Europe reads it; every other catalogue is the locale of its own name."""


@cache
def _catalogue(code: str) -> Catalog | None:
    from babel.messages.pofile import read_po

    path = _FOLDER / f"{code}.po"
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=code)


class Language:
    """How to say things to readers of one language. `code` is the organization's word for it, such as `nl`."""

    def __init__(self, code: str) -> None:
        from babel import Locale

        self.code = code
        self._messages = _catalogue(code)
        spoken = code if self._messages else "en"
        self.locale: Locale = Locale.parse(_LOCALES.get(spoken, spoken))
        # Babel takes its time, and a handbook says the same numbers and days again and again; 1 is not written as 1.0.
        self.number = lru_cache(maxsize=1_000, typed=True)(self._number)
        self.date = lru_cache(maxsize=1_000)(self._date)

    def _(self, message: str, **values: object) -> str:
        """Our words in this language, with values in the places named in braces."""
        entry = self._messages.get(message) if self._messages else None
        words = entry.string if entry is not None and isinstance(entry.string, str) and entry.string else message
        return str(words.format(**values) if values else words)

    def plural(self, one: str, many: str, amount: float, **values: object) -> str:
        """Our words for one or for several of something; `{number}` is how many."""
        entry = self._messages.get(one) if self._messages else None
        translated = entry.string if entry is not None else None
        forms: Sequence[str] = (one, many)
        if isinstance(translated, tuple | list) and all(translated):
            forms = translated
        return forms[amount != 1].format(number=self.number(amount), **values)

    def _number(self, value: float | Fraction) -> str:
        """A number with the thousands and decimals marked as readers are used to."""
        from babel.numbers import format_decimal

        exact = (
            Decimal(value.numerator) / Decimal(value.denominator)
            if isinstance(value, Fraction)
            else Decimal(str(value))
        )
        return str(format_decimal(exact, locale=self.locale, decimal_quantization=False))

    def money(self, amount: float, currency: str) -> str:
        """An amount in a currency, without cents where there are none."""
        from babel.numbers import format_currency

        digits = "¤#,##0" if float(amount).is_integer() else "¤#,##0.00"
        pattern = digits if self.locale.language == "en" else digits.replace("¤", "¤\N{NO-BREAK SPACE}")
        written = format_currency(Decimal(str(amount)), currency, pattern, locale=self.locale, currency_digits=False)
        return written.replace("\N{NO-BREAK SPACE}", " ")

    def _date(self, day: datetime.date) -> str:
        """A day with its month in words: 2 March 2026."""
        from babel.dates import format_date

        return format_date(day, "d MMMM y", locale=self.locale)

    def month(self, number: int) -> str:
        """The name of a month, January being 1."""
        return str(self.locale.months["stand-alone"]["wide"][number])

    def weekday(self, number: int) -> str:
        """The name of a day of the week, Monday being 0."""
        return str(self.locale.days["stand-alone"]["wide"][number])

    def time(self, time: datetime.time) -> str:
        """A time of day: 10:00, or 10.00 in Dutch."""
        return f"{time.hour:02}:{time.minute:02}" if self.locale.language == "en" else f"{time.hour}.{time.minute:02}"

    def day_of_month(self, number: int) -> str:
        """A day of the month as a rank: 1st, 2nd, 15th; in Dutch 15e."""
        if self.locale.language == "nl":
            return f"{number}e"
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number not in (11, 12, 13) else 0, "th")
        return f"{number}{suffix}"

    def list(self, parts: Iterable[Any]) -> str:
        """A list in a sentence: a, b and c."""
        said = [str(part) for part in parts]
        if len(said) < 2:
            return "".join(said)
        from babel.lists import format_list

        return format_list(said, locale=self.locale)

    def name_of(self, code: str) -> str:
        """What speakers of a language call it; its code where nobody wrote that down."""
        from babel import Locale, UnknownLocaleError

        try:
            name = Locale.parse(code).get_display_name()
        except (UnknownLocaleError, ValueError):
            name = None
        return name[:1].upper() + name[1:] if name else code
