"""A meeting is never held, because its schedule leaves no day.

It stands in the handbook, goals are to be reviewed in it, and it is in nobody's calendar: every day that it could be on
is an exception or a day on which the organization is closed, or its last day comes before the first that fits.

Each slot of a schedule is looked at from its first day to its last, so a meeting that has been held and is over is not
meant, nor is one that is only called together when something happens.

What to do: choose another day, or mend `from`, `until`, `in` or `except`. If the meeting is not to be held, remove it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from collabctl.calendar.lifetime import ever_happens, is_over, names_a_day
from collabctl.organization import Organization
from collabctl.organization.schedules import ByRule, Once, Recurring, Schedule
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def never_happens(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for meeting in organization.meetings:
        several = len(meeting.schedule) > 1
        for number, slot in enumerate(meeting.schedule):
            if ever_happens(organization, slot) or is_over(organization, slot, settings.as_of):
                continue
            what = f"slot {number + 1} of {meeting}" if several else str(meeting)
            yield (
                meeting.at("schedule", number) if several else meeting.at("schedule"),
                f"{what} is never held: {_why(organization, slot)}",
                Details(
                    about=(meeting,),
                    help="choose another day, or remove what is not to be held",
                    subject=f"schedule.{number}" if several else "",
                ),
            )


def _why(organization: Organization, slot: Schedule) -> str:
    if isinstance(slot, Once):
        reasons = [str(days.because) for days in organization.settings.closed if slot.date in days and days.because]
        because = f" ({reasons[0]})" if reasons else ""
        return f"its only day is {slot.date}, when nobody works{because}"
    if not names_a_day(organization, slot):
        return "no day fits what it asks for"
    if isinstance(slot, Recurring | ByRule) and slot.except_ and ever_happens(organization, replace(slot, except_=())):
        return "each of its days is an exception, or one on which nobody works"
    return "nobody works on any of its days"
