"""A difference, or a document that came or went, in a sentence of the organization's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from collabctl.changes import names
from collabctl.changes.change import Consequence
from collabctl.changes.concerned import Departments
from collabctl.changes.fields import Difference
from collabctl.changes.filling import Filling, is_list, times_of_day
from collabctl.changes.phrases import ANOTHER_TIME, CONSEQUENCES, DOCUMENTS, FIELDS, SWITCHES, Phrase
from collabctl.changes.value import Side
from collabctl.organization.text import Text

SHORT = 60
"""Characters of a text that a sentence tells as it was and is; of a longer one it only says that it is another."""

_T = TypeVar("_T")


def consequence(difference: Difference) -> Consequence:
    """What a difference is about; words alone come last."""
    kind = difference.now.side.item.kind
    if _is_wording(difference):
        return Consequence.WORDING
    return _of(CONSEQUENCES, kind, difference.pattern) or DOCUMENTS[kind][2]


def sentence(difference: Difference, whom: Departments) -> str:
    """What the difference means."""
    kind, pattern = difference.now.side.item.kind, difference.pattern
    values = Filling(difference.now.side, whom, difference)
    if isinstance(difference.now.typed, bool):
        switch = _of(SWITCHES, kind, pattern)
        on = difference.after is not None and difference.after.typed
        return values.fill(switch[not on] if switch else f"the {{noun}} of {{it}} is now {'on' if on else 'off'}")
    phrase = _of(FIELDS, kind, pattern)
    if _is_wording(difference) and not (pattern == "name" and _in_english(difference)):
        return values.fill(_worded(difference))
    if is_list(difference.now) and not difference.pattern.endswith("*"):
        return values.fill(_listed(phrase, values))
    return values.fill(_single(phrase, difference))


def arrival(side: Side, whom: Departments, *, gone: bool) -> str:
    """What it means that a document came, or went."""
    came, went, _ = DOCUMENTS[side.item.kind]
    return Filling(side, whom).fill(went if gone else came)


def renamed(before: Side, after: Side) -> str:
    """What it means that a document has a new id and says the same."""
    it = names.name_of(after.organization, after.item)
    return f"the id of {it} is now '{after.item.id}' instead of '{before.item.id}'"


def _single(phrase: Phrase | None, difference: Difference) -> str:
    if difference.pattern == "schedule" and times_of_day(difference):
        return ANOTHER_TIME
    if difference.pattern.endswith("*") and phrase is None:
        return "the {noun} of {it} gains {item}" if difference.before is None else "the {noun} of {it} loses {item}"
    if difference.before is None:
        return (phrase and phrase.came) or "the {noun} of {of} is now {after}"
    if difference.after is None:
        return (phrase and phrase.went) or "the {noun} of {of} is no longer given (it was {before})"
    return (phrase and phrase.changed) or "the {noun} of {of} is now {after} instead of {before}"


def _listed(phrase: Phrase | None, values: Filling) -> str:
    phrase = phrase or Phrase(
        "the {noun} of {of} gains {gained} and loses {lost}",
        "the {noun} of {of} gains {gained}",
        "the {noun} of {of} loses {lost}",
    )
    if values.gained and values.lost:
        return phrase.changed
    if not values.gained and not values.lost:
        return "the {noun} of {of} says the same in other words or another order"
    return phrase.came if values.gained else phrase.went


def _worded(difference: Difference) -> str:
    if difference.before is None:
        return "the {noun} of {of} is now written down"
    if difference.after is None:
        return "the {noun} of {of} is no longer written down"
    if str(difference.before.typed) == str(difference.after.typed):
        return "the {noun} of {of} is worded anew in another language"
    return "the {noun} of {of} is worded anew"


def _is_wording(difference: Difference) -> bool:
    """Whether it is a text, and too long to be told or the same in English."""
    texts = [value.typed for value in (difference.before, difference.after) if value is not None]
    if not all(isinstance(text, Text) for text in texts):
        return False
    in_english = [str(text) for text in texts]
    return any(len(text) > SHORT or "\n" in text.strip() for text in in_english) or len(set(in_english)) < len(texts)


def _in_english(difference: Difference) -> bool:
    """Whether a text is another one in English too."""
    return len({str(value.typed) for value in (difference.before, difference.after) if value is not None}) > 1


def _of(table: Mapping[str, _T], kind: str, pattern: str) -> _T | None:
    """What a table has for a field, by its kind or for all kinds."""
    return table.get(f"{kind}.{pattern}", table.get(pattern))
