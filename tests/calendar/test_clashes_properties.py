"""The sweep finds what looking at every two times of every two meetings finds, whatever the organization."""

from __future__ import annotations

import datetime
from itertools import combinations_with_replacement, product
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from collabctl.calendar.attendance import Attendance
from collabctl.calendar.clashes import clashes
from collabctl.calendar.occurrences import Occurrence, horizon, occurrences
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from tests.calendar.organizations import PEOPLE, meeting, organization
from tests.conftest import examples

AS_OF = datetime.date(2027, 3, 3)  # a Wednesday
UTC = datetime.UTC
ZONES = ("Europe/Amsterdam", "Europe/Amsterdam", "Europe/London", "America/New_York")
DAYS = ("mon", "tue", "wed", "thu", "fri")
WHO = (
    "{people: [bo]}",
    "{people: [kim, sam]}",
    "{departments: [sales]}",
    "{departments: [north, support]}",
    "{leads_of: all}",
    "{teams: [webshop]}",
    "{people: [{role: planner, department: support}]}",
    "{everyone: true}",
)


@st.composite
def slots(draw):
    """A schedule over the weeks in which America and Europe change their clocks."""
    at = draw(st.sampled_from(["9:00", "9:15", "9:30", "10:00", "15:00"]))
    where = f'at: "{at}", timezone: {draw(st.sampled_from(ZONES))}'
    if draw(st.integers(0, 15)) == 0:
        return f"{{once: {{date: 2027-03-{draw(st.integers(1, 28)):02}, {where.replace(', timezone', '}, timezone')}}}"
    rhythm = draw(
        st.one_of(
            st.just("every: day"),
            st.just("every: week, day: [mon, tue, wed, thu]"),
            st.sampled_from(DAYS).map(lambda day: f"every: week, day: {day}"),
            st.sampled_from(DAYS).map(lambda day: f"every: 2 weeks, day: {day}"),
            st.sampled_from(["first monday", "last friday", "3"]).map(lambda day: f"every: month, day: {day}"),
        )
    )
    begin = draw(st.sampled_from(["2027-03-01", "2027-03-08", "2027-03-10"]))
    end = draw(st.sampled_from(["2027-03-26", "2027-04-09"]))
    return f"{{{rhythm}, {where}, from: {begin}, until: {end}}}"


@st.composite
def meetings(draw, id):
    count = draw(st.sampled_from([1, 2]))
    schedule = "\n" + "\n".join(f"  - {draw(slots())}" for _ in range(count))
    more = [f"duration: {draw(st.sampled_from([15, 30, 60, 90, 240]))} min"]
    if count > 1 and draw(st.integers(0, 3)):
        more.append("attend: one")
    if place := draw(st.sampled_from(["", "", "Room 1", "room 1", "Room 2"])):
        more.append(f"place: {place}")
    if draw(st.integers(0, 5)) == 0:
        more.append("open: true")
    return meeting(id, schedule, draw(st.sampled_from(WHO)), "\n".join(more))


@st.composite
def organizations(draw):
    count = draw(st.integers(2, 5))
    written = [draw(meetings(f"m{number}")) for number in range(count)]
    return organization(
        PEOPLE.replace("2026-12-07", "2027-03-17").replace("2027-01-29", "2027-03-19") + "".join(written)
    )


Times = list[Occurrence]


def group(one: Meeting, time: Occurrence) -> object:
    """What the time is an alternative in; by the calendar, without looking at how the sweep does it."""
    if one.attend == "all":
        return time
    rhythms = [(getattr(slot, "unit", "once"), getattr(slot, "interval", 0)) for slot in one.schedule]
    day = time.start.date()
    if any(unit == "once" for unit, _ in rhythms):
        return "ever"
    if any(unit == "month" for unit, _ in rhythms):
        return day.year, day.month
    if all(unit == "day" for unit, _ in rhythms):
        return day
    monday = day - datetime.timedelta(days=day.weekday())
    begin = min(slot.from_ for slot in one.schedule)
    first = begin - datetime.timedelta(days=begin.weekday())
    return "weeks", (monday - first).days // 7 // max(interval for _, interval in rhythms)


def whole(one: Meeting, group_of: object) -> bool:
    """Whether the group lies in the twelve months that are looked at; here only its beginning can lie before them."""
    if isinstance(group_of, Occurrence):
        return True
    if group_of == "ever":
        return min(getattr(slot, "date", None) or slot.from_ for slot in one.schedule) >= AS_OF
    if isinstance(group_of, datetime.date):
        return True
    if group_of[0] == "weeks":
        begin = min(slot.from_ for slot in one.schedule)
        span = 7 * max(slot.interval for slot in one.schedule)
        first = begin - datetime.timedelta(days=begin.weekday())
        return first + datetime.timedelta(days=span * group_of[1]) >= AS_OF
    return datetime.date(*group_of, 1) >= AS_OF


def overlap(one: Occurrence, other: Occurrence) -> bool:
    return max(one.start.astimezone(UTC), other.start.astimezone(UTC)) < min(
        one.end.astimezone(UTC), other.end.astimezone(UTC)
    )


def groups(one: Meeting, times: Times) -> list[Times]:
    found: dict[object, Times] = {}
    for time in times:
        found.setdefault(group(one, time), []).append(time)
    return [members for key, members in found.items() if whole(one, key)]


def brute(made: Organization) -> set[tuple[str, str, tuple[str, ...], tuple[datetime.date, ...]]]:
    """All pairs of times of all pairs of meetings, for each attendee on their own, and for each room."""
    first, last = horizon(AS_OF)
    attendance = Attendance(made)
    found = set()
    for one, other in combinations_with_replacement(made.meetings, 2):
        mine, theirs = ([*occurrences(made, which, first, last)] for which in (one, other))
        if one is other and (one.attend == "one" or len(one.schedule) == 1):
            continue
        days: set[datetime.date] = set()
        who: set[str] = set()
        ends_one, ends_other = attendance.of(one), attendance.of(other)
        for attendee in {*ends_one} & {*ends_other}:
            gone = [until for until in (ends_one[attendee], ends_other[attendee]) if until]

            def there(time: Occurrence, gone=gone) -> bool:
                return all(time.start.date() < until for until in gone)

            def clash(a: Occurrence, b: Occurrence, there=there, same=one is other) -> bool:
                return there(a) and there(b) and overlap(a, b) and not (same and a.slot == b.slot)

            sides = [(one, mine, other, theirs), (other, theirs, one, mine)]
            blocked = {
                begin
                for side, own, against, opposite in sides
                for members in groups(side, own)
                if (begin := no_way_out(members, groups(against, opposite), clash)) is not None
            }
            if blocked:
                days |= blocked
                who.add(str(attendee))
        if one is not other and one.place and other.place and str(one.place).lower() == str(other.place).lower():
            days |= {begins(a, b) for a, b in product(mine, theirs) if overlap(a, b)}
        if days:
            found.add((one.id, other.id, tuple(sorted(who)), tuple(sorted(days))))
    return found


def begins(a: Occurrence, b: Occurrence) -> datetime.date:
    return max(a.start.astimezone(UTC), b.start.astimezone(UTC)).astimezone(ZoneInfo("Europe/Amsterdam")).date()


def no_way_out(members: Times, opposite: list[Times], clash) -> datetime.date | None:
    """The first day on which it clashes, when each of the members overlaps all of some group of the other side."""
    if not all(any(all(clash(time, other) for other in their) for their in opposite) for time in members):
        return None
    first = min(members, key=lambda time: time.start.astimezone(UTC))
    others = [other for their in opposite for other in their if clash(first, other)]
    return begins(first, min(others, key=lambda time: time.start.astimezone(UTC)))


@settings(max_examples=examples(100))
@given(organizations())
def test_the_sweep_agrees_with_brute_force(made):
    swept = clashes(made, AS_OF).found
    assert {
        (
            clash.one.id,
            clash.other.id,
            tuple(sorted(map(str, clash.attendees))),
            tuple(time.date() for time in clash.times),
        )
        for clash in swept
    } == brute(made)
