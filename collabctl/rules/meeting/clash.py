"""Two meetings at the same time expect the same people, or need the same room.

Somebody has to choose, every week again, and whichever department they do not come to feels that it counts for less.
Nobody decided that; two people made a plan and neither could see the other's.

Twelve months are looked at, from the day on which you ask. All people of a department are its lead, its roles and
everybody who is written down in it and in the departments below it; `everyone` is all of them. A meeting that begins
when another ends does not clash with it. One that is open asks only those whom it names one by one. Where people come
to one of several slots (`attend: one`), another meeting clashes with it when it leaves no slot of that week free (of
that fortnight or month, where the slots have that rhythm). Zones are taken as their clocks are on the day, so a clash
that exists only in the weeks when Europe and America have not both changed their clocks is found, and said to be one.

A place counts as the same room when it is written the same, capitals and spaces aside. The setting `no-room` lists the
words for what is no room: a place that consists of these alone never clashes. What takes more than twelve hours, such
as a course of two days, is looked at on its first day.

What to do: move one of the two, or agree who goes where and write that in 'who'. If both groups often need the same
people, ask whether it should be one meeting.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from collabctl.calendar.attendance import Attendance
from collabctl.calendar.clashes import Clash, Clashes, clashes
from collabctl.calendar.clocks import Apart
from collabctl.calendar.occurrences import horizon
from collabctl.documents.limits import MAX_AT_ONCE
from collabctl.findings import Location, Related
from collabctl.organization import Organization
from collabctl.organization.meetings import Meeting
from collabctl.rules import Details, Settings, Yielded, rule

NO_ROOM = (
    "online, remote, virtual, video, call, phone, telephone, hybrid, zoom, microsoft, ms, teams, google, meet, webex"
)
SHOWN = 3


@rule(severity="warning", settings={"no-room": NO_ROOM})
def clash(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    attendance = Attendance(organization)
    no_room = frozenset(re.findall(r"\w+", settings["no-room"].casefold()))
    last = horizon(settings.as_of)[1]
    all_of_them = clashes(organization, settings.as_of, attendance, no_room)
    yield from _not_compared(all_of_them)
    for found in all_of_them.found:
        one, other = sorted((found.one, found.other), key=lambda meeting: meeting.at())
        who = _names(attendance, found, one)
        overlap = (
            f"two slots of {one} overlap, and it needs" if one is other else f"{one} and {other} overlap, and both need"
        )
        if found.attendees and "one" in (one.attend, other.attend):
            overlap = overlap.replace("overlap", "overlap whichever slot people choose", 1)
        yield (
            other.at("schedule"),
            f"{overlap} {who}: {_dates(found, last)}{_clocks(found.apart)}",
            Details(
                about=(one,) if one is other else tuple(sorted((one, other), key=lambda meeting: meeting.id)),
                related=() if one is other else (Related(one.at("schedule"), f"{one} takes place at the same time"),),
                help="move one of the two, or agree who goes where and write that in 'who'",
            ),
        )


def _not_compared(found: Clashes) -> Iterator[Yielded]:
    """What there is too much of to be compared: one finding, as it has one cause."""
    if found.crowded:
        first, *others = found.crowded
        and_others = f" and {len(others):,} other meetings each take" if others else " takes"
        message = f"{first}{and_others} place at the same time as {MAX_AT_ONCE} meetings of the same people"
        yield (
            first.at("schedule"),
            f"{message}, and only these {MAX_AT_ONCE} are compared",
            Details(about=(first,), help="move them apart; what clashes among the others is told", subject="crowded"),
        )
    if found.until:
        yield (
            Location("organization.yaml"),
            f"so many meetings of the same people overlap that those from {found.until.date()} on are not compared",
            Details(help="move apart those that are told; the later ones are compared then", subject="overlaps"),
        )


def _names(attendance: Attendance, found: Clash, one: Meeting) -> str:
    """Who and what both need: who stands for others instead of these, and three at most."""
    names = [attendance.name(attendee) for attendee in attendance.widest(found.attendees)]
    if found.places:
        names.append(f"the place '{one.place}'")
    if len(names) > SHOWN + 1:
        names = [*names[:SHOWN], f"{len(names) - SHOWN} others"]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _dates(found: Clash, last: datetime.date) -> str:
    days = [str(time.date()) for time in found.times]
    if len(days) > SHOWN + 1:
        return f"on {', '.join(days[:SHOWN])} and {len(days) - SHOWN} more days until {last}"
    return "on " + " and ".join(filter(None, [", ".join(days[:-1]), days[-1]]))


def _clocks(apart: Apart | None) -> str:
    if apart is None:
        return ""
    here = " or ".join(_length(difference) for difference in apart.differences)
    when = "in the weeks when" if apart.weeks else "in the part of the year when"
    zones = " and ".join(sorted(apart.zones))
    return f", only {when} the clocks of {zones} are {here} apart instead of {_length(apart.usual)}"


def _length(difference: datetime.timedelta) -> str:
    hours, minutes = divmod(round(abs(difference).total_seconds() / 60), 60)
    return " ".join(filter(None, [f"{hours} h" if hours else "", f"{minutes} min" if minutes else ""])) or "not"
