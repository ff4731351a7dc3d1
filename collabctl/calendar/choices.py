"""Which times of a meeting are each other's alternatives, where a person comes to one of its slots (`attend: one`).

The slots of a week are alternatives of each other; where the slots run every two weeks those of two weeks are, and
those of a month where one runs by the month. Slots without a rhythm in common are alternatives over their whole life.
"""

from __future__ import annotations

import calendar
import datetime
import math
from collections.abc import Iterator, Sequence

from collabctl.calendar.occurrences import Occurrence
from collabctl.organization.meetings import Meeting
from collabctl.organization.recurrence import RecurrenceRule
from collabctl.organization.schedules import AdHoc, ByRule, Once, Recurring, Schedule

Pairs = list[tuple[Occurrence, Occurrence]]
Stretch = tuple[datetime.date, datetime.date]
Group = Stretch | Occurrence
"""Times of which a person comes to one, known by their first and last day; or a single time."""


class Choice:
    """The times of a meeting from `first` to `last`, in groups of which a person comes to one.

    Where they come to all, each time is a group of its own: `some` is False.
    """

    def __init__(
        self, meeting: Meeting, times: Sequence[Occurrence], first: datetime.date, last: datetime.date
    ) -> None:
        self.some = meeting.attend == "one"
        self._seen = first, last
        if not self.some:
            return
        slots = [slot for slot in meeting.schedule if not isinstance(slot, AdHoc)]
        begins = [slot.date if isinstance(slot, Once) else slot.from_ or datetime.date.min for slot in slots]
        ends = [slot.date if isinstance(slot, Once) else slot.until or datetime.date.max for slot in slots]
        self._life = min(begins, default=datetime.date.min), max(ends, default=datetime.date.max)
        self._anchor = min((day for day in begins if day != datetime.date.min), default=datetime.date(2001, 1, 1))
        self._anchor -= datetime.timedelta(days=self._anchor.weekday())
        self._days = _length(slots)
        self._groups: dict[Stretch, set[Occurrence]] = {}
        for time in times:
            self._groups.setdefault(self._around(time.start.date()), set()).add(time)

    def groups(self) -> list[set[Occurrence]]:
        """The groups, those that lie only partly between the two days too."""
        return list(self._groups.values())

    def group(self, time: Occurrence) -> Group | None:
        """The group that a time belongs to; None where part of it lies outside the days that are looked at."""
        if not self.some:
            return time
        around = self._around(time.start.date())
        return around if self._seen[0] <= around[0] and around[1] <= self._seen[1] else None

    def times(self, group: Group) -> set[Occurrence]:
        """The times of a group."""
        return {group} if isinstance(group, Occurrence) else self._groups[group]

    def _around(self, day: datetime.date) -> Stretch:
        if self._days is None:
            return self._life
        if self._days == 0:
            return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
        first = day - datetime.timedelta(days=(day - self._anchor).days % self._days)
        return first, first + datetime.timedelta(days=self._days - 1)


def without_way_out(mine: Choice, theirs: Choice, pairs: Pairs) -> Iterator[tuple[Occurrence, Occurrence]]:
    """For each group of mine of which no time is free of theirs, where its first time overlaps. `pairs` overlap.

    A time of mine is not free when it overlaps everything of some group of theirs: whichever of it a person chooses.
    """
    against: dict[Occurrence, list[Occurrence]] = {}
    for first, second in pairs:
        against.setdefault(first, []).append(second)
    taken: dict[Group, list[Occurrence]] = {}
    for time, others in against.items():
        reached = {group for second in others if (group := theirs.group(second))}
        group = mine.group(time)
        if group and any(theirs.times(their) <= set(others) for their in reached):
            taken.setdefault(group, []).append(time)
    for group, times in taken.items():
        if set(times) == mine.times(group):
            earliest = min(times, key=lambda time: time.start)
            yield earliest, min(against[earliest], key=lambda time: time.start)


def _length(slots: Sequence[Schedule]) -> int | None:
    """The rhythm that all slots fit into, in days; 0 for a month, None where there is none."""
    rhythms = [_rhythm(slot) for slot in slots]
    known = [days for days in rhythms if days is not None]
    if len(known) < len(rhythms) or not known:
        return None
    return 0 if 0 in known else math.lcm(*known)


def _rhythm(slot: Schedule) -> int | None:
    if isinstance(slot, Recurring):
        return {"day": 1, "week": 7 * slot.interval}.get(slot.unit, 0 if slot.interval == 1 else None)
    if isinstance(slot, ByRule):
        rule = RecurrenceRule.parse(slot.rrule)
        if rule.frequency in ("DAILY", "WEEKLY"):
            return rule.interval * (7 if rule.frequency == "WEEKLY" else 1)
        return 0 if rule.frequency == "MONTHLY" and rule.interval == 1 else None
    return None
