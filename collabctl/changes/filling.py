"""What the places in the braces of a sentence stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from collabctl.changes import names
from collabctl.changes.concerned import Departments
from collabctl.changes.fields import ABOUT, Difference
from collabctl.changes.nouns import noun
from collabctl.changes.saying import elements, said
from collabctl.changes.value import Side, Value
from collabctl.organization import Who
from collabctl.organization.kpis import Weight
from collabctl.organization.schedules import AdHoc, Schedule
from collabctl.wording import quantities, schedules
from collabctl.wording.english import ENGLISH


class Filling(Mapping[str, str]):
    """What the places in the braces stand for. Each is looked up when a sentence asks for it."""

    def __init__(self, side: Side, whom: Departments, difference: Difference | None = None) -> None:
        self._side = side
        self._whom = whom
        self._difference = difference
        self._organization = side.organization
        one, other = (difference.before, difference.after) if difference else (None, None)
        before, after = (
            Counter(elements(one) if _is_listed(one) else []),
            Counter(elements(other) if _is_listed(other) else []),
        )
        self.gained = list((after - before).elements())
        self.lost = list((before - after).elements())

    def fill(self, template: str) -> str:
        """The sentence."""
        return template.format_map(self)

    def __getitem__(self, name: str) -> str:
        found: str = getattr(self, f"_say_{name}")()
        return found

    def __iter__(self) -> Iterator[str]:
        return (name.removeprefix("_say_") for name in dir(self) if name.startswith("_say_"))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _say_it(self) -> str:
        return names.name_of(self._organization, self._side.item)

    def _say_noun(self) -> str:
        return noun(self._side.item.kind, self._difference.pattern if self._difference else "")

    def _say_before(self) -> str:
        return self._told(0)

    def _say_after(self) -> str:
        return self._told(1)

    def _told(self, which: int) -> str:
        difference = self._difference
        assert difference is not None  # noqa: S101 - only sentences about a field have values
        both = (difference.before, difference.after)
        if difference.pattern in ("weight", "shared_by.*.weight"):
            return _weight(getattr(both[which], "typed", None))
        if difference.pattern == "schedule" and (told := times_of_day(difference) or _rhythms(difference)):
            return told[which]
        return said(both[which])

    def _say_gained(self) -> str:
        return names.counted(self.gained)

    def _say_lost(self) -> str:
        return names.counted(self.lost)

    def _item(self) -> Value | None:
        before, after = self._difference.item if self._difference else (None, None)
        return after or before

    def _say_item(self) -> str:
        item = self._item()
        if item is None:
            return ""
        if type(item.typed) not in ABOUT:
            key = str(item.path[-1])
            return names.department(self._organization, key) if item.path[0] != "checks" else f"'{key}'"
        said_about = [item.part(name) for name in ABOUT[type(item.typed)]]
        return ", ".join(said(part) for part in said_about if part.is_there) or said(item)

    def _say_of(self) -> str:
        item = self._say_item()
        return f"{item} in {self._say_it()}" if item else self._say_it()

    def _say_dept(self) -> str:
        item = self._item()
        one = getattr(item.typed, "department", None) if item else getattr(self._side.item, "department", None)
        return names.department(self._organization, one) if one else "no department"

    def _say_depts(self) -> str:
        concerned = sorted(self._whom) if self._whom is not None else None
        if concerned is None:
            return "everybody"
        return names.departments(self._organization, concerned) or "no department"

    def _say_depts_in(self) -> str:
        item = self._item()
        listed = getattr(item.typed, "departments", ()) if item else ()
        return f" for {names.departments(self._organization, listed)}" if listed else ""

    def _say_its(self) -> str:
        return names.possessive(self._say_dept())

    def _say_who(self) -> str:
        item = self._item()
        person = getattr(item.typed, "person", None) if item else None
        role = getattr(item.typed, "role", None) if item else None
        if person is not None:
            return names.somebody(self._organization, person)
        return f"the {names.shortened(str(role))}" if role else "somebody"

    def _say_tool(self) -> str:
        tool = getattr(self._side.item, "tool", None)
        return names.named(self._organization, f"tool/{tool}") if tool else self._say_it()

    def _say_effect(self) -> str:
        effect = getattr(getattr(self._item(), "typed", None), "effect", "")
        return f"{effect}" if effect != "unclear" else "somehow changes"

    def _say_target(self) -> str:
        target = self._side.value("target")
        return f": {said(target)}" if target.is_there else ""

    def _say_weighs(self) -> str:
        item = self._item()
        weight = _weight(getattr(item.typed if item else self._side.item, "weight", None))
        return f" (weighs {weight})" if weight else ""

    def _say_when(self) -> str:
        return f", {said(self._side.value('schedule'))}"

    def _say_whom(self) -> str:
        if self._whom is None:
            return ": everybody"
        return f": {len(self._whom)} departments" if len(self._whom) > 1 else ""


def _is_listed(value: Value | None) -> bool:
    return value is not None and is_list(value)


def _weight(weight: Weight) -> str:
    return quantities.weight(ENGLISH, weight)


def times_of_day(difference: Difference) -> tuple[str, str] | None:
    """The two times of day, where nothing else of the one slot of a meeting is different."""
    slots = _slots(difference)
    if slots is None or _without(slots[0], "at") != _without(slots[1], "at"):
        return None
    return ENGLISH.time(slots[0].at), ENGLISH.time(slots[1].at)


def _rhythms(difference: Difference) -> tuple[str, str] | None:
    """The two rhythms of a meeting with one slot, without their first and last day where these are the same."""
    slots = _slots(difference)
    if slots is None or any(getattr(slots[0], end, None) != getattr(slots[1], end, None) for end in ("from_", "until")):
        return None
    home = difference.now.side.organization.settings.timezone
    one, other = (schedules.schedule(ENGLISH, slot, home, briefly=True) for slot in slots)
    return None if one == other else (one, other)


def _slots(difference: Difference) -> tuple[Any, Any] | None:
    """The one slot before and the one after, where both are of the same sort and have a time."""
    slots: list[tuple[Schedule, ...]] = [value.typed for value in (difference.before, difference.after) if value]
    if [len(several) for several in slots] != [1, 1]:
        return None
    (one,), (other,) = slots
    return None if isinstance(one, AdHoc) or type(one) is not type(other) else (one, other)


def _without(slot: Any, left_out: str) -> dict[str, Any]:
    return {name: getattr(slot, name) for name in slot.__slots__ if name != left_out}


def is_list(value: Value) -> bool:
    """Whether it is told by what came to it and what left it."""
    if isinstance(value.typed, Who):
        return True
    return isinstance(value.typed, tuple) and value.path not in (("schedule",), ("languages",))
