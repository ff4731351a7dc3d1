"""How many hours a week meetings ask of whom.

The hours of 12 months, divided by the working weeks in them: the days on which people work and the organization is not
closed, five of them to a week where people work five days. Where a person comes to one of several slots, one counts.
What takes over twelve hours, such as a course of two days, counts as a working day for each day that it takes.

A department's load is what all of its people are expected in. Its lead, and whoever has a role in it, is expected in
that too, and in more.
"""

from __future__ import annotations

import datetime
import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from collabctl.calendar.attendance import Attendance, Attendee
from collabctl.calendar.choices import Choice
from collabctl.calendar.occurrences import Occurrence, horizon, lasting, zone_of
from collabctl.calendar.rhythm import dates
from collabctl.calendar.timetable import timetable
from collabctl.calendar.working import A_LONG_DAY, Working, weeks, working_of
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.organization.people import Department, Person
from collabctl.organization.schedules import ByRule, Recurring, Schedule

WEEKS_IN_A_YEAR = 52


@dataclass(frozen=True, slots=True)
class Load:
    """What meetings ask in a week of a department, its lead, or a role.

    `name` says who it is, `kind` is `department`, `lead` or `role`, and `department` or `person` is where it is written
    down. `share` is a part of the working time, and `parts` are the meetings with their hours, the largest first.
    """

    kind: str
    name: str
    department: Department | None
    person: Person | None
    hours: float
    share: float
    parts: tuple[tuple[Meeting, float], ...]


def loads(organization: Organization, as_of: datetime.date, attendance: Attendance | None = None) -> list[Load]:
    """The load of each department of ours, of its lead, and of each role: of several with a role, the largest."""
    work = _Work(organization, as_of, attendance or Attendance(organization))
    largest: dict[tuple[str, str], Load] = {}
    for load in work.loads():
        key = load.kind, load.name
        if key not in largest or load.hours > largest[key].hours:
            largest[key] = load
    return list(largest.values())


class _Work:
    def __init__(self, organization: Organization, as_of: datetime.date, attendance: Attendance) -> None:
        self._organization = organization
        self._attendance = attendance
        self._first, self._last = horizon(as_of)
        self._asked: dict[Attendee, list[tuple[Meeting, int]]] = {}
        times_of = timetable(organization, as_of)
        for meeting in organization.meetings:
            days = self._days(meeting, times_of[meeting.id])
            for attendee, until in attendance.of(meeting).items():
                times = bisect_left(days, until) if until else len(days)
                if times:
                    self._asked.setdefault(attendee, []).append((meeting, times))
        self._weeks = cache(lambda working: weeks(organization, working, self._first, self._last))

    def _days(self, meeting: Meeting, times: Sequence[Occurrence]) -> list[datetime.date]:
        """The days on which a person comes, in order."""
        choice = Choice(meeting, times, self._first, self._last)
        if choice.some:
            return sorted(min(time.start.date() for time in group) for group in choice.groups())
        return [time.start.date() for time in times]

    def loads(self) -> Iterator[Load]:
        own = [department for department in self._organization.departments if not department.external]
        leads: set[Attendee] = set()
        for department in own:
            whole = Attendee("department", department.id)
            yield from self._load("department", whole, self._attendance.name(whole), department)
            for lead in self._attendance.leads(department.id):
                leads.add(lead)
                yield from self._load("lead", lead, f"the lead of {department.name}", department)
        for attendee in sorted(self._asked.keys() - leads):
            if attendee.kind == "role":
                department_of = self._organization.departments.get(attendee.id)
                yield from self._load("role", attendee, self._attendance.name(attendee), department_of)
        for person in self._organization.people:
            attendee = Attendee("person", person.id)
            if attendee not in leads and (name := self._role_of(person)):
                at = self._organization.departments.get(person.department)
                yield from self._load("role", attendee, name, at, person)

    def _role_of(self, person: Person) -> str:
        """A person by role and department; "" where neither says anything."""
        role = str(person.role) if person.role else ""
        if person.department is None:
            return f"the {role}" if role else ""
        department = self._organization.department_name(person.department)
        return f"the {role} of {department}" if role else f"somebody of {department}"

    def _load(
        self, kind: str, attendee: Attendee, name: str, department: Department | None, person: Person | None = None
    ) -> Iterator[Load]:
        working = working_of(self._organization, attendee)
        if working is None or attendee not in self._asked or not (number := self._weeks(working)):
            return
        parts = [(meeting, times * _hours(meeting, working) / number) for meeting, times in self._asked[attendee]]
        parts.sort(key=lambda part: (-part[1], part[0].id))
        hours = math.fsum(part for _, part in parts)
        yield Load(kind, name, department, person, hours, hours * 60 / working.minutes_a_week, tuple(parts))


def _hours(meeting: Meeting, working: Working) -> float:
    """How much of somebody's working time one meeting takes."""
    length = lasting(meeting)
    if length <= A_LONG_DAY or meeting.duration.working:
        return length.total_seconds() / 3600
    return math.ceil(length / datetime.timedelta(days=1)) * working.minutes_a_day / 60


def hours_a_week(
    organization: Organization, attendance: Attendance, meetings: Iterable[Meeting], whose: Attendee
) -> float:
    """What meetings with a rhythm ask of an attendee in a week in which they all run, whatever the day is."""
    working = working_of(organization, whose)
    if working is None:
        return 0
    return math.fsum(
        _times_a_week(organization, meeting) * _hours(meeting, working)
        for meeting in meetings
        if whose in attendance.of(meeting)
    )


def _times_a_week(organization: Organization, meeting: Meeting) -> float:
    rates = [_rate(organization, slot) for slot in meeting.schedule]
    return max(rates) if meeting.attend == "one" else math.fsum(rates)


def _rate(organization: Organization, slot: Schedule) -> float:
    """How often a schedule comes round in a week; what happens once, or when it is needed, does not."""
    hours = organization.settings.working_hours
    if isinstance(slot, ByRule):
        last = slot.from_ + datetime.timedelta(days=7 * WEEKS_IN_A_YEAR - 1)
        return sum(1 for _ in dates(slot, hours, zone_of(organization, slot), slot.from_, last)) / WEEKS_IN_A_YEAR
    if not isinstance(slot, Recurring):
        return 0
    if slot.unit == "month":
        return (len(slot.months) or 12) / WEEKS_IN_A_YEAR / slot.interval
    return len(slot.weekdays) / slot.interval if slot.unit == "week" else len(hours.days)
