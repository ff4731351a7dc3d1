"""One meeting is written down twice: the same name at the same time, in the same place.

Somebody changes the one, and the other still says what was. A calendar shows both, and people wonder whether there are
two. Mostly two departments each wrote down the meeting that they have with each other.

The same time means that both come on the same days at the same hour. The same place is the same room or the same
address; where neither names one, or only one does, the same people (`who`) have to be in both. Meetings of other names
are none of this, however alike they are, and neither is one that ended before the other began, or that is over.

What to do: keep one of them, and name in its 'who' all that come.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from collabctl.calendar.lifetime import life, still_held
from collabctl.calendar.same_meeting import name_and_times, places, who_is_named
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def twin(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    told: set[str] = set()
    for group in _alike(still_held(organization, settings.as_of)):
        group.sort(key=lambda meeting: meeting.at())
        for first, second in _twins(group):
            if second.id not in told:
                told.add(second.id)
                yield _told(first, second)


def _alike(meetings: Iterable[Meeting]) -> Iterator[list[Meeting]]:
    """Those of one name and time: the ones in one place, and of the same people the ones without a place."""
    in_place: dict[object, list[Meeting]] = {}
    of_people: dict[object, list[Meeting]] = {}
    for meeting in meetings:
        if key := name_and_times(meeting):
            for place in places(meeting):
                in_place.setdefault((key, place), []).append(meeting)
            if who := who_is_named(meeting):
                of_people.setdefault((key, who), []).append(meeting)
    yield from in_place.values()
    for group in of_people.values():
        placed = [meeting for meeting in group if places(meeting)]
        if len(placed) < len(group):
            yield [*placed[:1], *(meeting for meeting in group if not places(meeting))]


def _told(first: Meeting, second: Meeting) -> Yielded:
    what = "at the same time and in the same place" if places(first) & places(second) else "this time and these people"
    return (
        second.at(),
        f"{first} is there twice: two meetings have this name, {what}",
        Details(
            about=(first, second),
            related=(Related(first.at(), f"{first} stands here"),),
            help="keep one of them, and name in its 'who' all that come",
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


def _life(meeting: Meeting) -> tuple[datetime.date, datetime.date]:
    lives = [life(slot) for slot in meeting.schedule]
    return min(first for first, _ in lives), max(last for _, last in lives)
