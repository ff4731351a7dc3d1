"""Messages that people send each other, and the channels they belong in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import ClassVar

from collabctl.organization.item import Item, Owner, Who
from collabctl.organization.quantities import Duration
from collabctl.organization.text import Text

SENSITIVITIES = ("public", "internal", "confidential")
"""How sensitive a message can be, and the most sensitive a channel may carry: the least sensitive first."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Message(Item):
    """A kind of message, or a hand-over between departments. Without `from_` anybody may send it."""

    kind: ClassVar[str] = "message"

    name: Text
    example: Text | None = None
    from_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    when: Text | None = None
    answered_by: tuple[Owner, ...] = ()
    sensitivity: str = "internal"
    external: bool = False
    keep: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """The hours in which nobody has to answer, in local time; they may run past midnight."""

    from_: datetime.time
    until: datetime.time


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Channel(Item):
    """A way to reach each other, and what may be expected of it. Everybody reads it where `who` is left out."""

    kind: ClassVar[str] = "channel"

    name: Text
    medium: str
    about: Text | None = None
    archived: bool = False
    tool: str | None = None
    url: str | None = None
    who: Who = field(default_factory=lambda: Who(everyone=True))
    use_for: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    respond_within: Duration | None = None
    quiet_hours: QuietHours | None = None
    most_sensitive: str = "internal"
    keeps: bool = False
    external: bool = False
    escalate_to: str | None = None
