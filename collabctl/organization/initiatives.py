"""Joint work and what came of it: initiatives, retrospectives and wins."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from collabctl.organization.item import Item, Owner, PersonReference, Who
from collabctl.organization.kpis import Measure
from collabctl.organization.quantities import Period
from collabctl.organization.text import Text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Initiative(Item):
    """One joint project to break a silo, led by somebody of none of its departments."""

    kind: ClassVar[str] = "initiative"

    name: Text
    purpose: Text | None = None
    departments: tuple[str, ...] = ()
    team: str | None = None
    lead: tuple[PersonReference, ...] = ()
    lead_because: Text | None = None
    kick_off: str | None = None
    success: tuple[Measure, ...] = ()
    win_for: Mapping[str, Text] = field(default_factory=dict)
    celebrated_in: str | None = None
    period: Period | None = None
    status: str
    done_on: datetime.date | None = None

    def is_over(self, as_of: datetime.date) -> bool:
        """Whether it was done or had been stopped on that day."""
        if self.done_on is not None:
            return self.done_on <= as_of
        return self.status in ("done", "stopped")

    def has_begun(self, as_of: datetime.date) -> bool:
        """Whether it was under way or behind on that day: a plan begins on the first day of its period."""
        first = self.period.first if self.period else None
        return self.status != "planned" or (first is not None and first <= as_of)

    def ended_on(self, as_of: datetime.date) -> datetime.date | None:
        """The day on which it ended, for one that is over: that day itself where the documents name none earlier."""
        if not self.is_over(as_of):
            return None
        last = self.done_on or (self.period.last if self.period else None) or as_of
        return min(last, as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What was agreed to do next; `for_` names what it should improve."""

    what: Text
    owner: tuple[Owner, ...] = ()
    due: datetime.date | None = None
    done_on: datetime.date | None = None
    for_: tuple[str, ...] = ()

    def is_open(self, as_of: datetime.date) -> bool:
        """Whether it was still to be done on that day."""
        return self.done_on is None or self.done_on > as_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Retrospective(Item):
    """A look back together: what went well, what could be better, what we do next."""

    kind: ClassVar[str] = "retrospective"

    of: str | None = None
    period: Period | None = None
    date: datetime.date
    who: Who = field(default_factory=Who)
    facilitator: tuple[PersonReference, ...] = ()
    went_well: tuple[Text, ...] = ()
    could_be_better: tuple[Text, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Win(Item):
    """A success of departments together, and what each brought to it."""

    kind: ClassVar[str] = "win"

    name: Text
    date: datetime.date
    contributions: Mapping[str, Text] = field(default_factory=dict)
    of: str | None = None
    celebrated_in: str | None = None
