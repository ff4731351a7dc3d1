"""What people promised each other: practices, commitments and resolutions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from collabctl.organization.item import Item, PersonReference, Training, Who
from collabctl.organization.text import Text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Practice(Item):
    """How people keep it safe and open to speak up and to learn."""

    kind: ClassVar[str] = "practice"

    name: Text
    theme: str
    how: Text
    who: Who | None = None
    held_in: str | None = None
    training: tuple[Training, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Money set aside; `currency` is a code of ISO 4217."""

    amount: float
    currency: str = "EUR"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Commitment(Item):
    """What management promises."""

    kind: ClassVar[str] = "commitment"

    type: str
    promise: Text
    budget: Budget | None = None
    due: datetime.date
    status: str
    for_: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Resolution(Item):
    """A finding that people looked at together, and what they decided about it."""

    kind: ClassVar[str] = "resolution"

    rule: str
    of: tuple[str, ...]
    path: str | None = None
    decision: str
    because: Text
    agreed_by: tuple[PersonReference, ...]
    date: datetime.date
    review_by: datetime.date

    def in_force(self, as_of: datetime.date) -> bool:
        """Whether it still settles its finding on that day: up to and including `review_by`."""
        return as_of <= self.review_by
