"""Whether two documents are about one meeting: the same name, at the same time, in the same place."""

from __future__ import annotations

from dataclasses import replace

from collabctl.organization import PersonReference, Role
from collabctl.organization.meetings import Meeting
from collabctl.organization.naming import caseless
from collabctl.organization.schedules import AdHoc, Recurring, Schedule


def name_and_times(meeting: Meeting) -> object:
    """What two documents about one meeting have in common; None for what has no time."""
    times = _times(meeting)
    return (caseless(str(meeting.name)), times) if times else None


def is_written_twice(one: Meeting, other: Meeting) -> bool:
    """Whether two documents are about one meeting."""
    key = name_and_times(one)
    return one is not other and key is not None and key == name_and_times(other) and meet_in_one(one, other)


def who_is_named(meeting: Meeting) -> object:
    """Whom it names, in any order; None when that is nobody."""
    who = meeting.who
    people = frozenset(map(_person, who.people))
    groups = (frozenset(who.departments), frozenset(who.leads_of), frozenset(who.teams), people)
    return (*groups, who.everyone) if any(groups) or who.everyone else None


def _person(reference: PersonReference) -> object:
    return (reference.department, caseless(str(reference.role))) if isinstance(reference, Role) else reference


def _times(meeting: Meeting) -> object:
    """On which days and at what hour it comes; None for what has no time."""
    if not meeting.schedule or any(isinstance(slot, AdHoc) for slot in meeting.schedule):
        return None
    return frozenset(map(_slot, meeting.schedule))


def _slot(slot: Schedule) -> object:
    """A slot without the days on which it begins and ends, but with the weeks or months of which it takes one."""
    if not isinstance(slot, Recurring):
        return slot
    turn = None
    if slot.from_ is not None and slot.interval > 1:
        day = slot.from_.toordinal()
        number = {"day": day, "week": (day - 1) // 7, "month": slot.from_.year * 12 + slot.from_.month}[slot.unit]
        turn = number % slot.interval
    return replace(slot, from_=None, until=None, except_=()), turn


def meet_in_one(one: Meeting, other: Meeting) -> bool:
    """Whether they are in the same place; where that cannot be told, whether they are of the same people."""
    named = places(one), places(other)
    return bool(named[0] & named[1]) or (
        not all(named) and who_is_named(one) is not None and who_is_named(one) == who_is_named(other)
    )


def places(meeting: Meeting) -> set[str]:
    """The room and the address that it names, however they are written."""
    return {caseless(str(place)) for place in (meeting.place, meeting.url) if place}
