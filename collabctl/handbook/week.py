"""A week of meetings as a table, and what they ask of each department: from the schedules, not from a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from collabctl.calendar.attendance import Attendee
from collabctl.calendar.load import hours_a_week
from collabctl.handbook.book import Book
from collabctl.handbook.languages import to_translate as _
from collabctl.handbook.markdown import Md, join, text
from collabctl.organization.meetings import Meeting
from collabctl.organization.people import Department
from collabctl.organization.quantities import WEEKDAYS
from collabctl.organization.schedules import Recurring

PARTS = (_("Morning"), _("Afternoon"), _("Evening"))
_NOON, _EVENING = datetime.time(12), datetime.time(18)
_EVERY = {2: _("every two weeks"), 3: _("every three weeks"), 4: _("every four weeks")}


def week(book: Book, meetings: Sequence[Meeting]) -> list[tuple[int, list[Md]]]:
    """The meetings that come every week or every few weeks: for each day, from Monday as 0, a cell for each part of it.

    A week beside hours would be a table too wide for a phone, so the hours stand in the cells. Where a meeting has a
    zone of its own the time is that of its clock, as how far the two are apart depends on the day.
    """
    cells: dict[tuple[int, int], list[tuple[datetime.time, Md]]] = {}
    for meeting in meetings:
        for slot in meeting.schedule:
            if isinstance(slot, Recurring) and slot.unit != "month":
                part = (slot.at >= _NOON) + (slot.at >= _EVENING)
                for day in _days(book, slot):
                    cells.setdefault((day, part), []).append((slot.at, _cell(book, meeting, slot)))
    return [
        (day, [_in_order(cells.get((day, part), [])) for part in range(len(PARTS))])
        for day in sorted({day for day, _part in cells})
    ]


def _in_order(cells: list[tuple[datetime.time, Md]]) -> Md:
    return join(dict.fromkeys(cell for _at, cell in sorted(cells)), ", ")


def _days(book: Book, slot: Recurring) -> Iterator[int]:
    if slot.unit == "week":
        yield from slot.weekdays
    else:
        yield from sorted({WEEKDAYS.index(day) for day in book.settings.working_hours.days})


def _cell(book: Book, meeting: Meeting, slot: Recurring) -> Md:
    time = book.language.time(slot.at)
    if slot.timezone and slot.timezone != book.settings.timezone:
        time += f" ({slot.timezone})"
    often = _EVERY.get(slot.interval)
    return join([text(time), book.to(meeting), text(f"({book.language._(often)})") if often else None])


def hours(book: Book, meetings: Sequence[Meeting]) -> list[tuple[Md, Md, Md]]:
    """Each department of ours with the hours a week that everybody and its lead are asked for, where there are any."""
    found = [
        (department, hours_of(book, department, meetings)) for department in book.shown(book.organization.departments)
    ]
    return [
        (book.to(department), rounded(book, whole), rounded(book, lead)) for department, (whole, lead) in found if lead
    ]


def hours_of(book: Book, department: Department, meetings: Sequence[Meeting]) -> tuple[float, float]:
    """The hours a week that a department of ours is asked for: everybody in it, and its lead, who is asked for more."""
    if department.external:
        return 0, 0
    attendance = book.attendance
    whole = hours_a_week(book.organization, attendance, meetings, Attendee("department", department.id))
    leads = [hours_a_week(book.organization, attendance, meetings, lead) for lead in attendance.leads(department.id)]
    return whole, max([whole, *leads])


def rounded(book: Book, value: float) -> Md:
    """Hours to a quarter, which is as exactly as anybody plans; what is less than the half of one is not nothing."""
    quarters = round(value * 4)
    if value and not quarters:
        return book.say("less than {number}", number=text(book.language.number(0.25)))
    return text(book.language.number(quarters / 4))
