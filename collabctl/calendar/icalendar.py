"""The meetings as iCalendar (RFC 5545), which every calendar program reads.

There is no clock in it: the same documents give the same bytes. Whoever subscribes sees when and where, never who.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from collabctl.calendar.occurrences import lasting
from collabctl.calendar.series import LOOK_AHEAD, Series, series
from collabctl.calendar.zones import Onset, onsets
from collabctl.escaping import calendar_address, calendar_line, calendar_text
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.organization.recurrence import WEEKDAY_CODES

PRODID = "-//collabctl//collabctl//EN"

STAMP = "19700101T000000Z"
"""DTSTAMP must be there, and says when an event was last written. Nobody knows that, and a clock would tell lies."""

CLOCKS_UNTIL = datetime.date(2099, 12, 31)
"""Until when single changes of the clocks are listed for a series without end; rules in force run on by themselves."""

_UTC = ("UTC", "Etc/UTC")

Line = tuple[str, str]


def calendar(organization: Organization, meetings: Iterable[Meeting]) -> str:
    """The text of an .ics file with these meetings; private ones are left out.

    Texts are in the organization's first language. A file must hold something, so where nothing is planned it still
    says how the organization's own clocks run.
    """
    found = [one for meeting in meetings if not meeting.private for one in series(organization, meeting)]
    zones = {one.zone.key: one.zone for one in found if one.zone.key not in _UTC}
    if not found:
        zones[organization.settings.timezone] = ZoneInfo(organization.settings.timezone)
    lines: list[Line] = [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", PRODID)]
    for key in sorted(zones):
        lines += _zone(zones[key], [one for one in found if one.zone.key == key])
    for one in found:
        lines += _event(one, organization.settings.languages[0])
    lines.append(("END", "VCALENDAR"))
    return "".join(calendar_line(name, value) for name, value in lines)


def _event(one: Series, language: str) -> Iterator[Line]:
    meeting = one.meeting
    yield "BEGIN", "VEVENT"
    yield "UID", _uid(meeting, one.slot)
    yield "DTSTAMP", STAMP
    yield "SUMMARY", calendar_text(meeting.name.to(language))
    yield _local("DTSTART", one, one.first)
    yield "DURATION", _duration(lasting(meeting))
    if one.rule:
        yield "RRULE", one.rule
    for day in one.exceptions:
        yield _local("EXDATE", one, day)
    if meeting.place:
        yield "LOCATION", calendar_text(meeting.place.to(language))
    if address := calendar_address(meeting.url or ""):
        yield "URL", address
    yield "END", "VEVENT"


def _uid(meeting: Meeting, slot: int) -> str:
    """One that stays the same whatever else changes. No id has a dot, so the second slot of one meets no other."""
    return f"{meeting.id}{f'.{slot + 1}' if slot else ''}@collabctl"


def _local(name: str, one: Series, day: datetime.date) -> Line:
    wall = f"{datetime.datetime.combine(day, one.at):%Y%m%dT%H%M%S}"
    return (name, wall + "Z") if one.zone.key in _UTC else (f"{name};TZID={one.zone.key}", wall)


def _duration(length: datetime.timedelta) -> str:
    """In hours and minutes, as time passes: a day in RFC 5545 may have 23 or 25 hours."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")


def _zone(zone: ZoneInfo, found: Sequence[Series]) -> Iterator[Line]:
    first = min((one.first for one in found), default=CLOCKS_UNTIL.replace(month=1, day=1))
    last = max((_needed(one) for one in found), default=first)
    yield "BEGIN", "VTIMEZONE"
    yield "TZID", zone.key
    for onset in onsets(zone, first, last):
        yield from _onset(onset)
    yield "END", "VTIMEZONE"


def _needed(one: Series) -> datetime.date:
    """The last day for which the clocks must be known: the last on which it happens, and what it then takes."""
    last = one.last or max(CLOCKS_UNTIL, one.first + LOOK_AHEAD)
    return min(last + lasting(one.meeting), datetime.date(9000, 1, 1))


def _onset(onset: Onset) -> Iterator[Line]:
    change = onset.first
    sort = "DAYLIGHT" if change.summer else "STANDARD"
    yield "BEGIN", sort
    yield "DTSTART", f"{change.wall:%Y%m%dT%H%M%S}"
    yield "TZOFFSETFROM", _offset(change.before)
    yield "TZOFFSETTO", _offset(change.after)
    yield "TZNAME", calendar_text(change.name)
    if onset.from_day is not None:
        yield "RRULE", _yearly(onset)
    yield "END", sort


def _yearly(onset: Onset) -> str:
    weekday = WEEKDAY_CODES[onset.first.wall.weekday()]
    if onset.ordinal is not None:
        day = f"BYDAY={onset.ordinal}{weekday}"
    else:
        first = onset.from_day or 1
        day = f"BYMONTHDAY={','.join(str(first + more) for more in range(7))};BYDAY={weekday}"
    rule = f"FREQ=YEARLY;BYMONTH={onset.first.wall.month};{day}"
    # A day later than it must be: some programs read this moment as one on the local clock.
    return rule + (f";UNTIL={onset.last.moment + datetime.timedelta(days=1):%Y%m%dT%H%M%SZ}" if onset.last else "")


def _offset(offset: datetime.timedelta) -> str:
    seconds = int(abs(offset).total_seconds())
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{'-' if offset < datetime.timedelta(0) else '+'}{hours:02}{minutes:02}{f'{rest:02}' if rest else ''}"
