"""One change: where it stands, what it was and is, and a sentence that says what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any


class Consequence(IntEnum):
    """What a change is about, the most consequential first."""

    TARGET = 0
    WEIGHT = 1
    GOAL = 2
    LEAD = 3
    MEETING = 4
    ROLLOUT = 5
    AGREEMENT = 6
    OTHER = 7
    WORDING = 8


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different.

    `departments` are those whose people it touches, by id and in order; none where it touches the whole organization.
    `document` is the reference of the document as it is now, or as it was where it is gone. `field` is the way to
    the value in it: names with dots between, where an item of a list goes by what it is about; "" for a whole
    document, "id" for a new id. `before` and `after` are the plain values as they are written; None where nothing is.
    """

    departments: tuple[str, ...]
    document: str
    field: str
    before: Any
    after: Any
    sentence: str
    consequence: Consequence

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts changes by consequence; the rest is there to give the same order each time."""
        return (self.consequence, self.document, self.field, self.sentence, repr(self.before), repr(self.after))
