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


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What was agreed to do next; `for_` names what it should improve."""

    what: Text
    owner: tuple[Owner, ...] = ()
    due: datetime.date | None = None
    done_on: datetime.date | None = None
    for_: tuple[str, ...] = ()


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
