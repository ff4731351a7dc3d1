"""Durations, periods, targets and weights in the language of a reader. What comes back is plain text."""

from __future__ import annotations

import re
from fractions import Fraction

from collabctl.organization.kpis import Weight
from collabctl.organization.quantities import Change, Duration, Period, Target
from collabctl.wording import Language, plural
from collabctl.wording import to_translate as _

_AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?(working )?(min|h|day|week|month|year)")
_UNITS = {
    "min": plural("{number} minute", "{number} minutes"),
    "h": plural("{number} hour", "{number} hours"),
    "day": plural("{number} day", "{number} days"),
    "week": plural("{number} week", "{number} weeks"),
    "month": plural("{number} month", "{number} months"),
    "year": plural("{number} year", "{number} years"),
    "working h": plural("{number} working hour", "{number} working hours"),
    "working day": plural("{number} working day", "{number} working days"),
    "working week": plural("{number} working week", "{number} working weeks"),
}
_HALVES = {"1": _("first half of {year}"), "2": _("second half of {year}")}
_PERIOD = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|([0-9]{2})))?")
_MOVES = {"up": _("up"), "down": _("down"), "steady": _("steady")}
_ENDS = {
    (False, False): _("at least {number}"),
    (False, True): _("more than {number}"),
    (True, False): _("at most {number}"),
    (True, True): _("less than {number}"),
}
_CHANGES = {
    ("up", "baseline"): _("up by {number}"),
    ("down", "baseline"): _("down by {number}"),
    ("up", "year-before"): _("{number} more than the year before"),
    ("down", "year-before"): _("{number} less than the year before"),
}
_UNSAID = ("", "score", "number", "count", "aantal", "getal", "#")
_ONE = {
    "days": "day", "hours": "hour", "minutes": "minute", "weeks": "week", "months": "month", "years": "year",
    "people": "person", "deals": "deal", "tickets": "ticket", "customers": "customer", "complaints": "complaint",
    "dagen": "dag", "uren": "uur", "minuten": "minuut", "weken": "week", "maanden": "maand", "jaren": "jaar",
    "mensen": "mens", "klanten": "klant", "klachten": "klacht", "stuks": "stuk",
}  # fmt: skip
"""Units of which there is one; any other keeps its form."""
_WEIGHTS = {"none": _("does not count"), "low": _("low"), "high": _("high")}


def duration(language: Language, length: Duration) -> str:
    """2 working hours; 1 hour 30 minutes."""
    said = []
    for amount, working, unit in _AMOUNT.findall(length.written):
        one, many = _UNITS.get(working + unit, _UNITS[unit])
        said.append(language.plural(one, many, float(amount)))
    return " ".join(said)


def period(language: Language, stretch: Period | None) -> str:
    """2026; first half of 2026; July 2026; 1 March 2026 to 31 August 2026; "" for always.

    Where the organization's year does not begin in January, the days are given too.
    """
    if stretch is None or (stretch.first is None and stretch.last is None):
        return ""
    part = _PERIOD.fullmatch(stretch.written)
    if part is None:
        return _days(language, stretch)
    year, half, quarter, month = part.groups()
    if half:
        said = language._(_HALVES[half], year=year)
    elif quarter:
        said = language._("quarter {number} of {year}", number=quarter, year=year)
    else:
        said = f"{language.month(int(month))} {year}" if month else year
    return said if Period.parse(stretch.written).same_days(stretch) else f"{said} ({_days(language, stretch)})"


def _days(language: Language, stretch: Period) -> str:
    first = language.date(stretch.first) if stretch.first else ""
    last = language.date(stretch.last) if stretch.last else ""
    if not first:
        return language._("until {last}", last=last)
    return language._("{first} to {last}", first=first, last=last) if last else language._("from {first}", first=first)


def target(language: Language, wanted: Target, unit: str = "") -> str:
    """At least 1,200 deals; between 4 and 6; up; up by 10%."""
    if not wanted.is_known:
        return language._("confidential") if wanted.kept == "True" else language._("kept elsewhere")
    if wanted.change is not None:
        return _change(language, wanted, wanted.change, unit)
    if wanted.move is not None:
        return language._(_MOVES[wanted.move])
    if wanted.low is None or wanted.high is None:
        at_most = wanted.low is None
        number = amount(language, (wanted.high if at_most else wanted.low) or 0, unit)
        return language._(_ENDS[at_most, wanted.below if at_most else wanted.above], number=number)
    if wanted.low == wanted.high:
        return language._("exactly {number}", number=amount(language, wanted.low, unit))
    return language._(
        "between {low} and {high}", low=language.number(wanted.low), high=amount(language, wanted.high, unit)
    )


def _change(language: Language, wanted: Target, change: Change, unit: str) -> str:
    number = amount(
        language, change.amount * 100 if change.relative else change.amount, "%" if change.relative else unit
    )
    return language._(_CHANGES[wanted.move or "up", change.against], number=number)


def amount(language: Language, value: float | Fraction, unit: str = "") -> str:
    """A number with its unit: 950 deals, 30%; 9, for a score."""
    number = language.number(value)
    if unit == "%":
        return f"{number}%"
    if unit.startswith(":"):
        return f"{number}{unit}"
    return number if unit.lower() in _UNSAID else f"{number} {_ONE.get(unit, unit) if value == 1 else unit}"


def weight(language: Language, share: Weight) -> str:
    """How much it counts in a department's evaluation: 40%, or a word where that is private; "" when not given."""
    if share is None:
        return ""
    return language._(_WEIGHTS[share]) if isinstance(share, str) else f"{language.number(share)}%"
