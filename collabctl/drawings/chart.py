"""A picture of how a figure went: a line through what was measured, and where it should be, before anybody draws it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """What was measured: the last day it is about, and its value. `said` is the value in words, with its unit.

    `follows` is whether the one before it was measured without a gap, so that a line may join the two.
    """

    day: datetime.date
    value: float
    said: str = ""
    follows: bool = True


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a figure should be: from `low` to `high`, one of which may be open. `said` is that in words.

    It counts from `first` to `last`; None is for as long as the picture shows.
    """

    said: str
    low: float | None = None
    high: float | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None

    @property
    def bounds(self) -> tuple[float, ...]:
        """The ends that it has; one where both are the same."""
        return tuple(dict.fromkeys(bound for bound in (self.low, self.high) if bound is not None))


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a line, its spots in the order of their days. `marks` are days below it, each with the words for it.

    `title` and `description` are for who cannot see it; they may hold data, so whoever writes them escapes them. `of`
    names what is drawn, by ids: it tells a chart from another that reads the same where not all of it is written.
    """

    title: str
    description: str
    spots: tuple[Spot, ...] = ()
    aim: Aim | None = None
    marks: tuple[tuple[datetime.date, str], ...] = ()
    of: str = ""

    @property
    def first(self) -> datetime.date:
        """The day of the first spot; raises ValueError without spots."""
        return min(spot.day for spot in self.spots)

    @property
    def last(self) -> datetime.date:
        """The day of the last spot; raises ValueError without spots."""
        return max(spot.day for spot in self.spots)

    @property
    def range(self) -> tuple[float, float]:
        """The lowest and highest value in it, the aim's included; raises ValueError without spots."""
        values = [*(spot.value for spot in self.spots), *(self.aim.bounds if self.aim else ())]
        return min(values), max(values)
