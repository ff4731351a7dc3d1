"""Meetings: why, when, who, how long."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from collabctl.organization.item import Item, PersonReference, Who
from collabctl.organization.quantities import Duration
from collabctl.organization.schedules import Schedule
from collabctl.organization.text import Text

LONGEST = {"stand-up": 15, "project-sync": 30, "alignment": 60}
"""The longest a meeting of a type needs to be, in minutes; the source article's figures."""

AN_HOUR = Duration(Fraction(60), working=False, written="60 min")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Meeting(Item):
    """A meeting, or a series of them. Without a duration it takes what its type needs, else an hour."""

    kind: ClassVar[str] = "meeting"

    name: Text
    type: str = "other"
    purpose: Text | None = None
    schedule: tuple[Schedule, ...] = ()
    attend: str = "all"
    duration: Duration = AN_HOUR
    who: Who = field(default_factory=Who)
    open: bool = False
    facilitator: tuple[PersonReference, ...] = ()
    agenda: tuple[Text, ...] = ()
    outcome: tuple[Text, ...] = ()
    place: Text | None = None
    url: str | None = None
    notes_in: str | None = None
