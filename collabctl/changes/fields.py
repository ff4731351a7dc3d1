"""In which fields two versions of a document differ."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from collabctl.changes.value import Side, Value
from collabctl.organization.initiatives import Action
from collabctl.organization.item import Link, Role, Training
from collabctl.organization.kpis import Influence, Measure, Share, Source
from collabctl.organization.people import Contact, Member
from collabctl.organization.schedules import Days
from collabctl.organization.settings import Handbook
from collabctl.organization.tools import Ambassador, Choice, Connection, Guide, Pilot, PilotOutcome, Wave

ABOUT: Mapping[type, tuple[str, ...]] = {
    Share: ("department",),
    Influence: ("metric",),
    Measure: ("metric",),
    Member: ("person", "role", "department"),
    Ambassador: ("person", "role", "department"),
    Connection: ("tool",),
    Training: ("name",),
    Action: ("what",),
    Link: ("name",),
    Wave: ("name",),
    Days: ("first",),
}
"""What the items of a list are about: an item with the same there is the same item, changed."""

_LOOKED_INTO = (Measure, Source, Contact, Handbook, Choice, Pilot, PilotOutcome, Guide, *ABOUT)
_NEVER_DIFFERENT = ("kind", "id")


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """A field that differs. `before` or `after` is None where nothing is said.

    `field` names the items of lists by what they are about (`shared_by.sales.weight`), `pattern` all of them by a
    star (`shared_by.*.weight`). `item` is the item of a list that it stands in or is, in the first organization and
    in the second.
    """

    before: Value | None
    after: Value | None
    field: str
    pattern: str
    item: tuple[Value | None, Value | None] = (None, None)

    @property
    def now(self) -> Value:
        """What is said now, or what was where nothing is."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - a difference has one of the two
        return found


def differences(before: Side, after: Side) -> Iterator[Difference]:
    """Every field in which the two mean something else, in the order of the first and then of the second."""
    one, other = before.item.document.data, after.item.document.data
    for key in dict.fromkeys([*one, *other]):
        if key not in _NEVER_DIFFERENT:
            yield from _compared(before.value(key), after.value(key), Place(key, key))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the two documents we are."""

    field: str
    pattern: str
    item: tuple[Value | None, Value | None] = (None, None)

    def below(self, key: str) -> Place:
        """A field of the part that stands here."""
        return Place(f"{self.field}.{key}", f"{self.pattern}.{key}", self.item)

    def of(self, key: str, before: Value | None, after: Value | None) -> Place:
        """An item of the list that stands here."""
        return Place(f"{self.field}.{key}", f"{self.pattern}.*", (before, after))


def _compared(before: Value, after: Value, place: Place) -> Iterator[Difference]:
    if before.meaning() == after.meaning():
        return
    if place.field == "languages":
        yield _difference(before, after, place)
    elif _is_list_of_parts(before) or _is_list_of_parts(after):
        yield from _listed(before, after, place)
    elif isinstance(before.typed, Mapping) and isinstance(after.typed, Mapping) and place.field != "scope":
        yield from _keyed(before, after, place)
    elif isinstance(before.typed, _LOOKED_INTO) and type(before.typed) is type(after.typed):
        others = dict(after.parts())
        for key, part in before.parts():
            yield from _compared(part, others[key], place.below(key))
    else:
        yield _difference(before, after, place)


def _difference(before: Value, after: Value, place: Place) -> Difference:
    return Difference(
        before if before.is_there else None, after if after.is_there else None, place.field, place.pattern, place.item
    )


def _is_list_of_parts(value: Value) -> bool:
    return isinstance(value.typed, tuple) and bool(value.typed) and isinstance(value.typed[0], tuple(ABOUT))


def _keyed(before: Value, after: Value, place: Place) -> Iterator[Difference]:
    """A mapping by department or by rule: what is behind each key."""
    one, other = before.entries(), after.entries()
    for key in dict.fromkeys([*one, *other]):
        was, now = one.get(key), other.get(key)
        if was is None or now is None or was.meaning() != now.meaning():
            inner = place.of(key, was, now)
            yield Difference(was, now, inner.field, inner.pattern, inner.item)


def _listed(before: Value, after: Value, place: Place) -> Iterator[Difference]:
    """A list of parts: item by item, whatever their order."""
    one, other = _by_subject(before), _by_subject(after)
    for subject in dict.fromkeys([*one, *other]):
        was, now = one.get(subject, []), other.get(subject, [])
        for old, new in _matched(was, now):
            inner = place.of(_label(new or old), old, new)
            if old is not None and new is not None:
                yield from _compared(old, new, inner)
            else:
                yield Difference(old, new, inner.field, inner.pattern, inner.item)


def _by_subject(value: Value) -> dict[object, list[Value]]:
    found: dict[object, list[Value]] = {}
    for item in value.items():
        subject = tuple(item.part(name).meaning() for name in _subject(item))
        found.setdefault(subject, []).append(item)
    return found


def _subject(item: Value) -> tuple[str, ...]:
    """The fields that tell what an item is about; a wave without a name is known by its departments."""
    if isinstance(item.typed, Wave) and item.typed.name is None:
        return ("departments",)
    return ABOUT[type(item.typed)]


def _matched(was: list[Value], now: list[Value]) -> Iterator[tuple[Value | None, Value | None]]:
    """Items about the same thing: first those that say the same, then one by one, in an order of their own."""
    left = [(repr(_sorted(item.meaning())), item) for item in now]
    gone = []
    for item in was:
        said = repr(_sorted(item.meaning()))
        same = next((pair for pair in left if pair[0] == said), None)
        if same is None:
            gone.append((said, item))
        else:
            left.remove(same)
    gone.sort(key=lambda pair: pair[0])
    left.sort(key=lambda pair: pair[0])
    for index in range(max(len(gone), len(left))):
        yield gone[index][1] if index < len(gone) else None, left[index][1] if index < len(left) else None


def _sorted(meaning: object) -> object:
    """A meaning whose text is the same each time: sets have an order of the moment."""
    if isinstance(meaning, frozenset):
        return sorted((_sorted(one) for one in meaning), key=repr)
    return tuple(map(_sorted, meaning)) if isinstance(meaning, tuple) else meaning


def _label(item: Value | None) -> str:
    """What an item is about, for the way to it."""
    assert item is not None  # noqa: S101 - one of the two is there
    said = [item.part(name) for name in _subject(item)]
    return "-".join(_short(one) for one in said if one.typed is not None)


def _short(value: Value) -> str:
    if isinstance(value.typed, tuple):
        return "-".join(_short(item) for item in value.items())
    if isinstance(value.typed, Role):
        return f"{value.typed.role}-{value.typed.department}"
    if isinstance(value.typed, datetime.date):
        return value.typed.isoformat()
    return str(value.typed)
