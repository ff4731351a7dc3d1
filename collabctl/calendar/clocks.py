"""How far the clocks of two zones are apart, and when that is not as usual.

Europe and America put their clocks forward and back in different weeks. For most of March and a week in autumn New York
is five hours from Amsterdam, not six, and what never met before meets then.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

SELDOM = 60
"""What holds on fewer days of a year than this is said to hold in some weeks: where summers differ, it is about 30."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Two zones, how far their clocks are apart when something happens, and how far on most days. `weeks`: seldom."""

    zones: tuple[str, str]
    differences: tuple[datetime.timedelta, ...]
    usual: datetime.timedelta
    weeks: bool


def difference(zones: tuple[str, str], moment: datetime.datetime) -> datetime.timedelta:
    """How much later the clock of the second zone is than that of the first."""
    first, second = (moment.astimezone(ZoneInfo(zone)).utcoffset() or datetime.timedelta() for zone in zones)
    return second - first


@lru_cache(maxsize=256)
def usual(zones: tuple[str, str], first: datetime.date, last: datetime.date) -> Counter[datetime.timedelta]:
    """On how many days of a year each difference holds."""
    noon = datetime.datetime.combine(first, datetime.time(12), datetime.UTC)
    days = range((last - first).days + 1)
    return Counter(difference(zones, noon + datetime.timedelta(days=day)) for day in days)


def apart(
    zones: tuple[str, str], moments: Iterable[datetime.datetime], first: datetime.date, last: datetime.date
) -> Apart | None:
    """How the clocks differ at these moments, where they never differ as they do on most days; else None."""
    known = usual(zones, first, last)
    [(most, _)] = known.most_common(1)
    here = set()
    for moment in moments:
        here.add(difference(zones, moment))
        if most in here:
            return None
    return Apart(zones, tuple(sorted(here)), most, weeks=sum(known[other] for other in here) < SELDOM)
