"""Tools, and how they are brought to the people who will use them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from collabctl.organization.item import Item, PersonReference, Training
from collabctl.organization.kpis import Measure
from collabctl.organization.quantities import Period
from collabctl.organization.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """What flows from one tool to another."""

    tool: str
    flow: Text | None = None
    status: str = "live"
    because: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tool(Item):
    """A tool, and the problem it solves."""

    kind: ClassVar[str] = "tool"

    name: Text
    category: str
    problem: Text | None = None
    used_by: tuple[str, ...] = ()
    connects_to: tuple[Connection, ...] = ()
    replaces: tuple[str, ...] = ()
    status: str = "in-use"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which tool was chosen, when, why and by whom."""

    tool: str
    date: datetime.date | None = None
    because: Text | None = None
    agreed_by: tuple[PersonReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotOutcome:
    """What a pilot decided and taught."""

    decision: str
    date: datetime.date | None = None
    learned: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot:
    """A small start: which teams, how long, and what counts as success."""

    teams: tuple[str, ...] = ()
    period: Period | None = None
    success: tuple[Measure, ...] = ()
    outcome: PilotOutcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambassador:
    """The first person to ask in a department."""

    person: PersonReference | None = None
    role: Text | None = None
    department: str | None = None
    trained_on: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What to do and what not to do with a tool."""

    do: tuple[Text, ...] = ()
    dont: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """The departments that start on one day."""

    name: Text | None = None
    departments: tuple[str, ...] = ()
    date: datetime.date | None = None
    done_on: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rollout(Item):
    """How a tool reaches its users, from the first question to the last wave."""

    kind: ClassVar[str] = "rollout"

    name: Text | None = None
    tool: str | None = None
    candidates: tuple[str, ...] = ()
    problem: Text | None = None
    sponsor: tuple[PersonReference, ...] = ()
    working_group: tuple[PersonReference, ...] = ()
    working_group_since: datetime.date | None = None
    requirements: tuple[Text, ...] = ()
    choice: Choice | None = None
    pilot: Pilot | None = None
    ambassadors: tuple[Ambassador, ...] = ()
    training: tuple[Training, ...] = ()
    guide: Guide | None = None
    waves: tuple[Wave, ...] = ()
    status: str
