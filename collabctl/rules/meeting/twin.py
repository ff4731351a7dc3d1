"""Two meetings have the same people, the same type and the same rhythm.

Often the second one was added because something did not fit into the first. The people are together already, so one
meeting with one agenda gives them an hour back.

The same people means the same `who`, and the same rhythm that both come every day, every week or every month; which
day of it does not matter. The type `other` says little, so of that type only meetings of the same length count. What
happens once, or when it is needed, has no twin; nor has a meeting that ended before the other began, or that is over.

What to do: put them together, or say in 'purpose' what each of them is for and give them the type that they are.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from collabctl.calendar.lifetime import life, still_held
from collabctl.findings import Related
from collabctl.organization import Organization, PersonReference, Role
from collabctl.organization.meetings import Meeting
from collabctl.organization.schedules import Recurring
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def twin(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    alike: dict[object, list[Meeting]] = {}
    for meeting in still_held(organization, settings.as_of):
        rhythm = _rhythm(meeting)
        if rhythm is not None and _who(meeting) is not None:
            length = meeting.duration if meeting.type == "other" else None
            alike.setdefault((_who(meeting), meeting.type, rhythm, length), []).append(meeting)
    for group in alike.values():
        group.sort(key=lambda meeting: meeting.at())
        for first, second in _twins(group):
            yield (
                second.at(),
                f"{first} and {second} have the same people, type and rhythm",
                Details(
                    about=(first, second),
                    related=(Related(first.at(), f"{first} stands here"),),
                    help="put them together, or say in 'purpose' what each of them is for",
                ),
            )


def _twins(group: Sequence[Meeting]) -> Iterator[tuple[Meeting, Meeting]]:
    """Each that is held when an earlier one is, with the first such."""
    left = [(place, meeting, _life(meeting)) for place, meeting in enumerate(group)]
    for place, first in enumerate(group):
        if not left:
            return
        begins, ends = _life(first)
        kept = []
        for other in left:
            if other[0] > place and begins <= other[2][1] and other[2][0] <= ends:
                yield first, other[1]
            elif other[0] > place:
                kept.append(other)
        left = kept


def _who(meeting: Meeting) -> object:
    """Whom it names, in any order; None when that is nobody."""
    who = meeting.who
    people = frozenset(map(_person, who.people))
    groups = (frozenset(who.departments), frozenset(who.leads_of), frozenset(who.teams), people)
    return (*groups, who.everyone) if any(groups) or who.everyone else None


def _person(reference: PersonReference) -> object:
    return (reference.department, str(reference.role).casefold()) if isinstance(reference, Role) else reference


def _rhythm(meeting: Meeting) -> object:
    """How often it comes; None where any of it has no rhythm."""
    slots = [slot for slot in meeting.schedule if isinstance(slot, Recurring)]
    if len(slots) < len(meeting.schedule):
        return None
    return tuple(sorted((slot.unit, slot.interval, len(slot.weekdays), slot.months) for slot in slots)), meeting.attend


def _life(meeting: Meeting) -> tuple[datetime.date, datetime.date]:
    lives = [life(slot) for slot in meeting.schedule]
    return min(first for first, _ in lives), max(last for _, last in lives)
