"""Meetings at the same time that expect the same people, or the same room.

All times of a year are swept once, in order, on the clock of Greenwich. Next to one another two meetings do not clash:
a meeting is over at the moment at which it ends.

Where a person comes to one of a meeting's slots (`attend: one`), the slots that are each other's alternatives
(`choices.py`) clash only all together: another meeting clashes with them when it leaves none of them free. That is
looked at for two meetings at a time. A room is taken in every slot.

A hundred meetings of the same people at one time are thousands of pairs, each of which says the same. So a meeting that
begins when MAX_AT_ONCE others of the same people are going on is not compared with them, and is counted instead.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from heapq import heappop, heappush
from operator import or_
from zoneinfo import ZoneInfo

from collabctl.calendar.attendance import Attendance, Attendee
from collabctl.calendar.choices import Choice, Pairs, without_way_out
from collabctl.calendar.clocks import Apart, apart
from collabctl.calendar.occurrences import Occurrence, horizon, zone_of
from collabctl.calendar.timetable import timetable
from collabctl.calendar.working import A_LONG_DAY
from collabctl.documents.limits import MAX_AT_ONCE, MAX_OVERLAPS
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.organization.naming import caseless
from collabctl.organization.schedules import Once, Schedule

_WORD = re.compile(r"\w+")
Overlaps = dict[tuple[int, int], Pairs]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two meetings that cannot both be attended; one with itself where its own slots overlap.

    `attendees` are all that both expect, and `places` the rooms that both need. `times` is when they begin to overlap,
    once a day, in the organization's zone. `apart` is there when that happens only while clocks differ from the usual.
    `assumed` are those without a written length that, were they shorter than is usual, would not clash.
    """

    one: Meeting
    other: Meeting
    attendees: tuple[Attendee, ...]
    places: tuple[str, ...]
    times: tuple[datetime.datetime, ...]
    apart: Apart | None = None
    assumed: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Clashes:
    """Every two meetings that clash, in the order of their ids.

    `crowded` are meetings that take place while MAX_AT_ONCE others of the same people do, and were not compared with
    them. `until` is the moment from which nothing is compared, as so much overlaps before it.
    """

    found: list[Clash]
    crowded: tuple[Meeting, ...]
    until: datetime.datetime | None


def clashes(
    organization: Organization,
    as_of: datetime.date,
    attendance: Attendance | None = None,
    no_room: frozenset[str] = frozenset(),
) -> Clashes:
    """What clashes in the 12 months from `as_of`.

    `no_room` are words, in small letters; a place that has no others, such as "online", holds any number of meetings.
    """
    return _Sweep(organization, as_of, attendance or Attendance(organization), no_room).clashes()


class _Sweep:
    def __init__(
        self, organization: Organization, as_of: datetime.date, attendance: Attendance, no_room: frozenset[str]
    ) -> None:
        self._organization = organization
        self._first, self._last = horizon(as_of)
        self._zone = ZoneInfo(organization.settings.timezone)
        self._meetings = list(organization.meetings)
        self._expected = [attendance.of(meeting) for meeting in self._meetings]
        self._rooms = [_rooms(meeting, no_room) for meeting in self._meetings]
        self._times = list(timetable(organization, as_of).values())
        self._choices = [
            Choice(meeting, times, self._first, self._last)
            for meeting, times in zip(self._meetings, self._times, strict=True)
        ]
        self._crowded: set[int] = set()
        self._until: datetime.datetime | None = None

    def clashes(self) -> Clashes:
        overlaps = self._overlaps()
        found = [clash for (one, other), pairs in sorted(overlaps.items()) if (clash := self._clash(one, other, pairs))]
        return Clashes(found, tuple(self._meetings[number] for number in sorted(self._crowded)), self._until)

    def _overlaps(self) -> Overlaps:
        """The times of two meetings that overlap, for every two that have anybody or any room in common."""
        near = self._in_common()
        events = sorted(
            (time.start.timestamp(), number, place)
            for number in self._not_crowded_always(near)
            for place, time in enumerate(self._times[number])
        )
        found: Overlaps = {}
        running: list[tuple[float, int, int]] = []
        going: dict[int, list[int]] = {}
        now = 0  # a bit for each meeting that is going on
        count = 0
        for start, number, place in events:
            while running and running[0][0] <= start:
                _, over, which = heappop(running)
                going[over].remove(which)
                if not going[over]:
                    now &= ~(1 << over)
            this = self._times[number][place]
            together = now & near[number]
            if together.bit_count() >= MAX_AT_ONCE:
                self._crowded.add(number)
                continue
            if count > MAX_OVERLAPS:
                self._until = this.start
                break
            for other in _bits(together):
                count += len(going[other])
                for which in going[other]:
                    pair = (this, self._times[other][which])
                    key = (number, other) if number <= other else (other, number)
                    found.setdefault(key, []).append(pair if number <= other else (pair[1], pair[0]))
            heappush(running, (_end(this).timestamp(), number, place))
            going.setdefault(number, []).append(place)
            now |= 1 << number
        return found

    def _not_crowded_always(self, near: list[int]) -> Iterator[int]:
        """The meetings without those that MAX_AT_ONCE earlier ones go with all the time: same plan, same company."""
        alike: dict[object, int] = {}
        for number, meeting in enumerate(self._meetings):
            company = meeting.schedule, meeting.duration, near[number] | 1 << number
            alike[company] = alike.get(company, 0) + 1
            if alike[company] <= MAX_AT_ONCE:
                yield number
            elif self._times[number]:
                self._crowded.add(number)

    def _in_common(self) -> list[int]:
        """For each meeting, a bit for every meeting with anybody or any room in common."""
        keys: list[tuple[Attendee | str, ...]] = [
            (*expected, *rooms) for expected, rooms in zip(self._expected, self._rooms, strict=True)
        ]
        whose: dict[Attendee | str, int] = {}
        for number, own in enumerate(keys):
            for key in own:
                whose[key] = whose.get(key, 0) | 1 << number
        near = []
        for number, own in enumerate(keys):
            bits = reduce(or_, (whose[key] for key in own), 0)
            meeting = self._meetings[number]
            alone = meeting.attend == "one" or len(meeting.schedule) == 1
            near.append(bits & ~(1 << number) if alone else bits)
        return near

    def _clash(self, one: int, other: int, pairs: Pairs) -> Clash | None:
        rooms = self._rooms[one] & self._rooms[other] if one != other else frozenset[str]()
        times = {self._begins(pair) for pair in pairs} if rooms else set()
        attendees: list[Attendee] = []
        together = _together(self._expected[one], self._expected[other])
        for until in {*together.values()}:
            taken = [pair for pair in pairs if until is None or all(time.start.date() < until for time in pair)]
            if blocked := self._blocked(one, other, taken):
                times.update(map(self._begins, blocked))
                attendees += [attendee for attendee, gone in together.items() if gone == until]
        if not times:
            return None
        clashing = [pair for pair in pairs if self._begins(pair) in times]
        far = self._zones_of(one) != self._zones_of(other)
        first_of_day = {begin.date(): begin for begin in sorted(times, reverse=True)}
        return Clash(
            self._meetings[one],
            self._meetings[other],
            tuple(sorted(attendees)),
            tuple(sorted(rooms)),
            tuple(sorted(first_of_day.values())),
            self._apart(one, other, clashing) if far else None,
            _assumed(clashing),
        )

    def _begins(self, pair: tuple[Occurrence, Occurrence]) -> datetime.datetime:
        begin = max(pair[0].start, pair[1].start)
        return begin if begin.tzinfo is self._zone else begin.astimezone(self._zone)

    def _blocked(self, one: int, other: int, pairs: Pairs) -> Pairs:
        """The pairs that leave no way out, one for each time or group of times of which none is free."""
        mine, theirs = self._choices[one], self._choices[other]
        if not (mine.some or theirs.some):
            return pairs
        swapped = [(second, first) for first, second in pairs]
        return [*without_way_out(mine, theirs, pairs), *without_way_out(theirs, mine, swapped)]

    def _apart(self, one: int, other: int, pairs: Pairs) -> Apart | None:
        """Whether all of it happens while two clocks differ from the usual, although both meet at other times too."""
        slots = {(first.slot, second.slot) for first, second in pairs}
        schedules = [
            (self._meetings[one].schedule[first], self._meetings[other].schedule[second]) for first, second in slots
        ]
        both = {(self._zone_of(first), self._zone_of(second)) for first, second in schedules}
        if len(both) > 1 or any(isinstance(slot, Once) for slots in schedules for slot in slots):
            return None
        [zones] = both
        if zones[0] == zones[1]:
            return None
        found = apart(zones, map(self._begins, pairs), self._first, self._last)
        at_usual_times = found is not None and all(
            apart(zones, (time.start for time in self._times[number]), self._first, self._last) is None
            for number in (one, other)
        )
        return found if at_usual_times else None

    def _zones_of(self, number: int) -> set[str]:
        return set(map(self._zone_of, self._meetings[number].schedule))

    def _zone_of(self, slot: Schedule) -> str:
        return zone_of(self._organization, slot).key


def _assumed(pairs: Pairs) -> tuple[Meeting, ...]:
    """Those of which nobody wrote how long they take, where every overlap lasts only as long as that is assumed."""
    found: dict[str, Meeting] = {}
    for pair in pairs:
        first, second = sorted(pair, key=lambda time: time.start.timestamp())
        if first.start.timestamp() == second.start.timestamp() or not first.meeting.length_assumed:
            return ()
        found[first.meeting.id] = first.meeting
    return tuple(found.values())


def _rooms(meeting: Meeting, no_room: frozenset[str]) -> frozenset[str]:
    """The names of the room in every language, however they were spaced and capitalised."""
    if meeting.place is None:
        return frozenset()
    written = meeting.place.written
    names = [caseless(name) for name in ([written] if isinstance(written, str) else written.values())]
    return frozenset(name for name in names if not no_room.issuperset(_WORD.findall(name)))


def _end(time: Occurrence) -> datetime.datetime:
    """When a meeting is over; one that takes days, at the end of the first: which days follow is not said."""
    if time.end - time.start <= A_LONG_DAY:
        return time.end
    return datetime.datetime.combine(time.start.date(), datetime.time.max, time.start.tzinfo)


def _together(
    one: Mapping[Attendee, datetime.date | None], other: Mapping[Attendee, datetime.date | None]
) -> dict[Attendee, datetime.date | None]:
    """Whom both expect, and until when."""
    found = {}
    for attendee in one.keys() & other.keys():
        ends = [until for until in (one[attendee], other[attendee]) if until is not None]
        found[attendee] = min(ends, default=None)
    return found


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
