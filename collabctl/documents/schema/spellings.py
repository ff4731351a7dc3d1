"""The same value written as the format has it: `Sales North` as an id, `1,5 uur` as a duration, `1e ma` as a weekday.

What comes out is only a guess; whoever asks tries each on the schema.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction


def spellings(text: str) -> Iterator[str]:
    """Other ways in which a text may have been meant, the likeliest first."""
    yield text
    if (bare := text.strip("“”„‟‘’‚«» \t")) != text:  # noqa: RUF001 - the quotes of a word processor
        yield bare
    yield text.casefold()
    yield text.upper()
    if not re.search(r"[:/.@]", text):
        plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
        yield re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    yield re.sub(r"([0-9]) ?([a-z])", r"\1 \2", text.casefold())
    yield from _addresses(text)
    yield from _dates_and_times(text)
    yield from _dates_in_words(text.casefold())
    yield from _durations(text.casefold())
    if re.match(r"www[.]|[a-z0-9-]+(?:[.][a-z0-9-]+)*[.][a-z]{2,}(?:/|\Z)", text, re.IGNORECASE):
        yield f"https://{text}"


def _addresses(text: str) -> Iterator[str]:
    """An e-mail address out of what stands around it: `Anna <anna@example.org>;`."""
    if "@" in text:
        inside = re.search(r"<([^<>\s]+@[^<>\s]+)>", text)
        bare = (inside.group(1) if inside else text).removeprefix("mailto:")
        yield bare.strip(" ;,.<>")
        yield re.sub(r"\s+", "", bare).strip(";,.<>")


_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january januari jan", "february februari feb febr", "march maart mar mrt", "april apr", "may mei",
            "june juni jun", "july juli jul", "august augustus aug", "september sep sept", "october oktober oct okt",
            "november nov", "december dec",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
_DAY_FIRST = re.compile(
    r"(?:[a-z]+,? )?([0-9]{1,2})(?:st|nd|rd|th|e|ste|de)?\.?(?: of)?[ -]([a-z]+)\.?,?[ -]([0-9]{4})"
)
_MONTH_FIRST = re.compile(r"(?:[a-z]+,? )?([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")


def _dates_in_words(text: str) -> Iterator[str]:
    """`2 november 2026` and `November 2, 2026` as `2026-11-02`."""
    found = _DAY_FIRST.fullmatch(text)
    day, month, year = found.groups() if found else ("", "", "")
    if found is None and (found := _MONTH_FIRST.fullmatch(text)):
        month, day, year = found.groups()
    if month in _MONTHS:
        yield f"{year}-{_MONTHS[month]:02}-{int(day):02}"


def _dates_and_times(text: str) -> Iterator[str]:
    if found := re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text):
        year, month, day = found.groups()
        yield f"{year}-{int(month):02}-{int(day):02}"
    if found := re.fullmatch(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})", text):
        day, _, month, year = found.groups()
        if int(month) > 12:  # as in the United States: 11/25/2026
            day, month = month, day
        yield f"{year}-{int(month):02}-{int(day):02}"
    if found := re.fullmatch(r"([0-9]{1,2})[.hu]([0-9]{2})", text):
        yield ":".join(found.groups())
    if found := re.fullmatch(r"([01][0-9]|2[0-3])([0-5][0-9])", text):
        yield ":".join(found.groups())
    if found := re.fullmatch(r"([0-9]{1,2}:[0-9]{2})(?::[0-9]{2}| ?uur)", text):
        yield found.group(1)
    if found := re.fullmatch(r"([QHqh][1-4])[ -/]([0-9]{4})", text):
        yield f"{found.group(2)}-{found.group(1).upper()}"


_WEEKDAYS = {
    word: full
    for full, words in {
        "monday": "monday mon maandag ma",
        "tuesday": "tuesday tues tue dinsdag di",
        "wednesday": "wednesday wed woensdag wo",
        "thursday": "thursday thurs thur thu donderdag do",
        "friday": "friday fri vrijdag vr",
        "saturday": "saturday sat zaterdag za",
        "sunday": "sunday sun zondag zo",
    }.items()
    for word in words.split()
}
_ORDINALS = {
    word: full
    for full, words in {
        "first": "first 1st 1e 1ste eerste",
        "second": "second 2nd 2e 2de tweede",
        "third": "third 3rd 3e 3de derde",
        "fourth": "fourth 4th 4e 4de vierde",
        "fifth": "fifth 5th 5e 5de vijfde",
        "last": "last laatste",
    }.items()
    for word in words.split()
}


def weekday(text: str) -> str | None:
    """`1st monday` and `eerste ma` as `first monday`, `maandag` as `mon`; None for what is no weekday."""
    words = text.casefold().split()
    if not words or (day := _WEEKDAYS.get(words[-1])) is None:
        return None
    if len(words) == 1:
        return day[:3]
    ordinal = _ORDINALS.get(words[0])
    return f"{ordinal} {day}" if ordinal and len(words) == 2 else None


_UNITS = {
    word: english
    for english, words in {
        "min": "min mins minuut minuten minute minutes",
        "hours": "h hr hrs u uur uren hour hours",
        "days": "dag dagen day days",
        "weeks": "week weken weeks",
        "months": "maand maanden month months",
        "working hours": "werkuur werkuren workhours",
        "working days": "werkdag werkdagen workday workdays",
    }.items()
    for word in words.split()
}
_MINUTES = {"min": 1, "hours": 60}
_IN_SMALLER = {"days": (24, "hours"), "weeks": (7, "days"), "working days": (8, "working hours")}
_AMOUNT = re.compile(r"([0-9]{1,4})(?:[.,]([0-9]{1,2}))? ?([a-z]+)")
_HOURS_AND_MINUTES = re.compile(r"([0-9]{1,2}) ?(?:h|u|uur|:) ?([0-9]{1,2}) ?(?:m|min|minuten)?")


def _durations(text: str) -> Iterator[str]:
    """A duration in other words, with its fraction in a smaller unit: `1.5 hours` as `1 h 30 min`."""
    text = re.sub(r"\bworking ", "work", text)
    if found := _HOURS_AND_MINUTES.fullmatch(text):
        yield _in_minutes(Fraction(int(found.group(1)) * 60 + int(found.group(2))))
    found = _AMOUNT.fullmatch(text)
    unit = _UNITS.get(found.group(3)) if found else None
    if found is None or unit is None:
        return
    whole, part = found.group(1), found.group(2)
    amount = Fraction(f"{whole}.{part}") if part else Fraction(whole)
    if unit in _MINUTES and part:
        yield _in_minutes(amount * _MINUTES[unit])
        return
    if amount.denominator > 1 and unit in _IN_SMALLER:
        times, unit = _IN_SMALLER[unit]
        amount *= times
    if unit == "days" and amount and amount % 7 == 0:
        yield f"{amount // 7} week{'s' if amount > 7 else ''}"
    if amount.denominator == 1:
        yield f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"


def _in_minutes(minutes: Fraction) -> str:
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
