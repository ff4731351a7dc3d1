"""When nobody needs to answer: the quiet hours of a channel, or the hours outside work where it names none."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabctl.organization.delivery import reader_of, readers
from collabctl.organization.quantities import WEEKDAYS

if TYPE_CHECKING:
    from collabctl.organization.channels import Channel
    from collabctl.organization.organization import Organization
    from collabctl.organization.settings import WorkingHours

DAY = 24 * 60
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of every week. `start` is in minutes from Monday 00:00 and `length` in minutes; it may run on into Monday.

    `counted` is how many of its minutes a promise counts: those of working time only, where the promise says so.
    """

    start: int
    length: int
    counted: int


def longest_quiet(organization: Organization, channel: Channel, *, working: bool) -> Stretch | None:
    """The stretch in which an answer is furthest away, for a promise in `working` time or in time on the clock.

    None where nothing is agreed about hours: the channel names no quiet hours and the organization no working hours.
    Where its readers work at different hours, what some of them can keep counts as kept.
    """
    hours = channel.quiet_hours
    if hours is None:
        if working or "working_hours" not in organization.settings.document.data:
            return None
        return _longest_gap([window for own in _hours_of_readers(organization, channel) for window in _windows(own)])
    start, length = _minute(hours.from_), (_minute(hours.until) - _minute(hours.from_)) % DAY
    stretches = [Stretch(day * DAY + start, length, length) for day in range(7)]
    if not working:
        return stretches[0]
    worked = [_windows(own) for own in _hours_of_readers(organization, channel)]
    counted = [Stretch(one.start, length, min(_common(one, windows) for windows in worked)) for one in stretches]
    return max(counted, key=lambda stretch: stretch.counted)


def in_several_zones(organization: Organization, channel: Channel) -> bool:
    """Whether people in another time zone, or with hours of their own, read the channel too."""
    reading, home = readers(organization, channel), organization.settings.timezone
    return any(
        reading.has(reader_of(organization, person.id))
        for person in organization.people
        if person.timezone not in (None, home) or person.working_hours is not None
    )


def _hours_of_readers(organization: Organization, channel: Channel) -> list[WorkingHours]:
    """The working hours of the departments that read it, each once; the organization's own where none does."""
    reading = readers(organization, channel)
    departments = reading.departments | {reader.department for reader in reading.single if reader.department}
    found = [_hours_of(organization, department) for department in sorted(departments)]
    if reading.everyone or not found:
        found.append(organization.settings.working_hours)
    return list(dict.fromkeys(found))


def _hours_of(organization: Organization, department: str) -> WorkingHours:
    for id in organization.line_above(department):
        known = organization.departments.get(id)
        if known is not None and known.working_hours is not None:
            return known.working_hours
    return organization.settings.working_hours


def _windows(hours: WorkingHours) -> list[tuple[int, int]]:
    """Start and length of each working day in a week; a shift may run past midnight."""
    length = (_minute(hours.until) - _minute(hours.from_)) % DAY or DAY
    return [(WEEKDAYS.index(day) * DAY + _minute(hours.from_), length) for day in hours.days]


def _longest_gap(windows: list[tuple[int, int]]) -> Stretch | None:
    """The longest time between two windows of a week that comes round and round."""
    gaps = []
    end = max((start + length for start, length in windows), default=0) - WEEK
    for start, length in sorted(windows):
        if start > end:
            gaps.append(Stretch(end % WEEK, start - end, start - end))
        end = max(end, start + length)
    return max(gaps, key=lambda gap: gap.length, default=None)


def _common(stretch: Stretch, windows: list[tuple[int, int]]) -> int:
    """The minutes of a stretch that lie in one of the windows, this week's or the next one's."""
    end = stretch.start + stretch.length
    again = [(start + shift, length) for start, length in windows for shift in (-WEEK, 0, WEEK)]
    return sum(max(0, min(end, start + length) - max(stretch.start, start)) for start, length in again)


def _minute(time: datetime.time) -> int:
    return time.hour * 60 + time.minute
