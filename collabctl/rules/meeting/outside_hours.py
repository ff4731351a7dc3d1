"""A meeting is outside the working hours of somebody who is expected.

Who cannot come hears of decisions afterwards, and who comes pays with their evening. Across time zones it is easily
overlooked: nine in the morning at one end is midnight at the other.

Everybody's own hours count where they are written down, else those of their department, of a department above it, or of
the organization; where nobody wrote any, nothing is said. People in another zone (`timezone`) work these hours on their
own clock. Where people come to one of several slots, one slot within hours is enough. Open meetings ask only those whom
they name one by one, outside departments are left out, and hours that run through the night are not looked at.

What to do: move it. If no time suits everybody, let the inconvenient hour go round, or let one end read the notes. If
the hours are not what they were, mend `working_hours`.
"""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from collabctl.calendar.attendance import Attendance
from collabctl.calendar.outside import Outside, outside
from collabctl.findings import Location, Related
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.organization.quantities import WEEKDAYS
from collabctl.rules import Details, Settings, Yielded, rule

SHOWN = 3
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@rule(severity="warning")
def outside_hours(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    attendance = Attendance(organization)
    for meeting, (worst, *others) in outside(organization, settings.as_of, attendance):
        yield (
            _place(meeting, worst),
            f"{meeting} is {_when(worst)}{_how_often(worst)}, and {_hours(attendance, worst)}",
            Details(
                about=(meeting,),
                related=tuple(
                    Related(meeting.at("who"), f"it is also {_when(other)}, and {_hours(attendance, other)}")
                    for other in others[:SHOWN]
                ),
                help="move it; if no time suits everybody, let the inconvenient hour go round",
            ),
        )


def _place(meeting: Meeting, found: Outside) -> Location:
    """Where it says the day, if that is the trouble."""
    return meeting.at("schedule", "day") if _strange_day(found) else meeting.at("schedule")


def _strange_day(found: Outside) -> bool:
    start = found.times[0].start.astimezone(ZoneInfo(found.working.zone))
    return WEEKDAYS[start.weekday()] not in found.working.hours.days


def _when(found: Outside) -> str:
    """The first of the times on these people's clock, with the day where that is the trouble."""
    first = found.times[0]
    zone = ZoneInfo(found.working.zone)
    start, end = first.start.astimezone(zone), first.end.astimezone(zone)
    day = f"on a {_DAYS[start.weekday()]} " if _strange_day(found) else ""
    where = f" in {found.working.zone}" if str(first.start.tzinfo) != found.working.zone else ""
    return f"{day}from {start:%H:%M} to {end:%H:%M}{where}"


def _how_often(found: Outside) -> str:
    if len(found.times) == found.number or found.times[0].meeting.attend == "one":
        return ""
    return f" on {len(found.times)} of {found.number} days (the first is {found.times[0].start.date()})"


def _hours(attendance: Attendance, found: Outside) -> str:
    names = [attendance.name(attendee) for attendee in attendance.widest(found.who)]
    if len(names) > SHOWN:
        names = [*names[: SHOWN - 1], f"{len(names) - SHOWN + 1} others"]
    who = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    hours = found.working.hours
    days = sorted(hours.days, key=WEEKDAYS.index)
    on = "" if days == list(WEEKDAYS[:5]) else f" on {', '.join(_DAYS[WEEKDAYS.index(day)] for day in days)}"
    return f"the working hours of {who} are {hours.from_:%H:%M} to {hours.until:%H:%M}{on}"
