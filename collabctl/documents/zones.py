"""Time zones: the same names on every machine, and what somebody meant who wrote none of them.

The names are those of the IANA list that comes with collabctl, not those that a machine happens to have: one has
`posix/Europe/Amsterdam` and `localtime`, another finds `europe/amsterdam`, a third has neither.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from collabctl.documents.nearest import folded, nearest
from collabctl.documents.shown import shown

EXAMPLE: Final = "Europe/Amsterdam"

_WITHOUT_A_PLACE = "EST MST HST CET MET EET WET EST5EDT CST6CDT MST7MDT PST8PDT Factory GMT0 UCT W-SU PRC ROC ROK"
"""Names on the list that are none of a place, and that people take for something with summer time, or without."""

_MEANT = {
    "UTC": "utc z zulu gmt+0 utc+0 gmt-0 uct coordinated-universal-time gmt0 greenwich-mean-time",
    "Europe/London": "bst british-summer-time british-time uk-time",
    "Europe/Amsterdam": "cet cest met mest mez mesz central-european-time central-european-summer-time",
    "Europe/Lisbon": "wet west western-european-time western-european-summer-time",
    "Europe/Athens": "eet eest eastern-european-time eastern-european-summer-time",
    "Europe/Moscow": "msk w-su moscow-time",
    "America/New_York": "est edt et est5edt eastern eastern-time eastern-standard-time eastern-daylight-time",
    "America/Chicago": "cst cdt ct cst6cdt central central-time central-standard-time central-daylight-time",
    "America/Denver": "mst mdt mt mst7mdt mountain mountain-time mountain-standard-time mountain-daylight-time",
    "America/Los_Angeles": "pst pdt pt pst8pdt pacific pacific-time pacific-standard-time pacific-daylight-time",
    "America/Anchorage": "akst akdt alaska-time",
    "America/Halifax": "ast adt atlantic-time",
    "America/Sao_Paulo": "brt brasilia-time",
    "Pacific/Honolulu": "hst hawaii-time hawaiian-standard-time",
    "Asia/Kolkata": "ist india-standard-time indian-standard-time",
    "Asia/Tokyo": "jst japan-standard-time",
    "Asia/Seoul": "kst rok korea-standard-time",
    "Asia/Shanghai": "prc china-standard-time",
    "Asia/Taipei": "roc",
    "Asia/Singapore": "sgt",
    "Australia/Sydney": "aest aedt australian-eastern-time",
    "Australia/Adelaide": "acst acdt",
    "Australia/Perth": "awst",
    "Pacific/Auckland": "nzst nzdt new-zealand-time",
    "Africa/Johannesburg": "sast",
}
_ELSEWHERE = re.compile(r"(?:posix|right)/")
_LONGEST = 100
_WORDS = re.compile(r"[^\W\d_]+(?:[ ._'-][^\W\d_]+)*")


@cache
def names() -> frozenset[str]:
    """All time zones that may be written, as the IANA list has them."""
    import tzdata  # type: ignore[import-untyped]  # importlib.resources would take ten times as long to import

    listed = Path(tzdata.__path__[0], "zones").read_text(encoding="utf-8").split()
    return frozenset(listed) - frozenset(_WITHOUT_A_PLACE.split())


def is_zone(text: str) -> bool:
    """Whether this is the name of a time zone, letter by letter."""
    return text in names()


def told(text: str) -> str:
    """What is wrong with a text that is no time zone, and what to write: a name that there is."""
    there = f"'{shown(text)}' is not the name of a time zone"
    if found := meant(text):
        return f"{there}; write the place, {found}"
    return f"{there}; write a place from the IANA list, such as {EXAMPLE}"


def meant(text: str) -> str | None:
    """The zone that a text means, as far as anybody can tell."""
    text = _ELSEWHERE.sub("", text.strip())
    if len(text) > _LONGEST:
        return None
    if found := _by_word(text):
        return found
    for words in _WORDS.findall(text):  # PT (Pacific Time); (UTC+01:00) Amsterdam, Berlin
        if len(words) > 1 and words.upper() not in ("UTC", "GMT") and (found := _by_word(words)):
            return found
    return nearest(text, names()) or _by_place().get(nearest(text, _by_place()) or "")


def _by_word(text: str) -> str | None:
    word = folded(text)
    listed = _meanings().get(word) or _folded().get(word) or _by_place().get(word)
    return listed or _windows().get(word) or _country(word)


@cache
def _meanings() -> dict[str, str]:
    return {word: zone for zone, words in _MEANT.items() for word in words.split()}


@cache
def _folded() -> dict[str, str]:
    return {folded(name): name for name in sorted(names())}


@cache
def _by_place() -> dict[str, str]:
    """Zones by the city that they are named after, where no two have the same."""
    found: dict[str, list[str]] = {}
    for name in sorted(names()):
        region, slash, place = name.rpartition("/")
        if slash and region.split("/")[0] not in ("Etc", "US", "Canada", "Brazil", "Chile", "Mexico"):
            found.setdefault(folded(place), []).append(name)
    return {place: zones[0] for place, zones in found.items() if len(zones) == 1}


@cache
def _windows() -> dict[str, str]:
    """What Windows and Outlook call them: W. Europe Standard Time."""
    from babel.core import get_global

    return {folded(name): zone for name, zone in get_global("windows_zone_mapping").items() if zone in names()}


@cache
def _country(word: str) -> str | None:
    """The zone of a country that has one, by its name in English or Dutch."""
    from babel import Locale
    from babel.core import get_global

    for language in ("en", "nl"):
        for code, name in Locale(language).territories.items():
            zones = get_global("territory_zones").get(code, ())
            if folded(name) == word and len(zones) == 1 and zones[0] in names():
                return str(zones[0])
    return None
