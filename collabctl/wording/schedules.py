"""When a meeting happens, in words: every first Tuesday of the month at 10:00. Plain text, not yet `Md`."""

from __future__ import annotations

from collections.abc import Sequence

from collabctl.organization.quantities import WEEKDAYS
from collabctl.organization.schedules import AdHoc, ByRule, Days, Once, Recurring, Schedule
from collabctl.organization.settings import WorkingHours
from collabctl.wording import Language
from collabctl.wording import to_translate as _
from collabctl.wording.calendar_rules import as_rhythm

_WEEKDAYS = {
    1: _("every {days} at {time}"),
    2: _("every two weeks on {days} at {time}"),
    3: _("every three weeks on {days} at {time}"),
    4: _("every four weeks on {days} at {time}"),
}
_MONTHS = {1: _("the month"), 3: _("the quarter"), 6: _("the half year"), 12: _("the year")}
_ORDINALS = {
    1: _("every first {day} of {months} at {time}"),
    2: _("every second {day} of {months} at {time}"),
    3: _("every third {day} of {months} at {time}"),
    4: _("every fourth {day} of {months} at {time}"),
    -1: _("every last {day} of {months} at {time}"),
}


def schedule(language: Language, slot: Schedule, home: str, *, briefly: bool = False) -> str:
    """One slot in words; briefly is without its first and last day. A time zone is named unless it is `home`."""
    if isinstance(slot, AdHoc):
        return language._("not planned: {when}", when=slot.when.to(language.code))
    time = language._("{time}", time=language.time(slot.at))
    if slot.timezone and slot.timezone != home:
        time += f" ({slot.timezone})"
    if isinstance(slot, Once):
        return language._("once, on {date} at {time}", date=language.date(slot.date), time=time)
    known = as_rhythm(slot) if isinstance(slot, ByRule) else slot
    if known is None:
        rhythm = language._("by the calendar rule {rule} at {time}", rule=getattr(slot, "rrule", ""), time=time)
    else:
        rhythm = _rhythm(language, known, time)
    return rhythm if briefly else ", ".join(filter(None, [rhythm, _bounds(language, slot)]))


def _rhythm(language: Language, slot: Recurring, time: str) -> str:
    days = language.list(language.weekday(day) for day in slot.weekdays)
    if slot.unit == "day":
        return language._("every working day at {time}", time=time)
    if slot.unit == "week" and days and slot.interval in _WEEKDAYS:
        return language._(_WEEKDAYS[slot.interval], days=days, time=time)
    if slot.unit == "week":
        number = language.number(slot.interval)
        return language._("every {number} weeks on {days} at {time}", number=number, days=days, time=time)
    months = language.list(language.month(month) for month in _months(slot)) or _every(language, slot.interval)
    if slot.ordinal is not None:
        return language._(_ORDINALS[slot.ordinal], day=days, months=months, time=time)
    if slot.month_day is not None:
        day = language.day_of_month(slot.month_day)
        return language._("on the {day} of {months} at {time}", day=day, months=months, time=time)
    return language._("every month at {time}", time=time)


def _every(language: Language, interval: int) -> str:
    """What stands behind "of" where no months are named: the month, every quarter."""
    if interval in _MONTHS:
        return language._(_MONTHS[interval])
    return language._("every {number} months", number=language.number(interval))


def _months(slot: Recurring) -> Sequence[int]:
    """The months that have a name in every year: those of `in`, or those that an interval reaches from its first."""
    if slot.months or slot.interval == 1 or slot.from_ is None or 12 % slot.interval:
        return slot.months
    first = (slot.from_.month - 1) % slot.interval
    return range(first + 1, 13, slot.interval)


def _bounds(language: Language, slot: Recurring | ByRule) -> str:
    if isinstance(slot, Recurring) and slot.turn_unknown:
        unknown = {"week": _("in which weeks is not known yet"), "month": _("in which months is not known yet")}
        return language._(unknown[slot.unit])
    first = language.date(slot.from_) if slot.from_ else ""
    last = language.date(slot.until) if slot.until else ""
    if first and last:
        return language._("{first} to {last}", first=first, last=last)
    if first:
        return language._("from {first}", first=first)
    return language._("until {last}", last=last) if last else ""


def hours(language: Language, working: WorkingHours) -> str:
    """The days and hours of work: Monday to Friday from 09:00 to 17:30."""
    numbers = [WEEKDAYS.index(day) for day in working.days]
    names = [language.weekday(number) for number in sorted(numbers)]
    in_a_row = len(names) > 2 and max(numbers) - min(numbers) == len(names) - 1
    said = language._("{first} to {last}", first=names[0], last=names[-1]) if in_a_row else language.list(names)
    times = {"from_": language.time(working.from_), "until": language.time(working.until)}
    return f"{said}, {language._('{from_} to {until}', **times)}"


def days(language: Language, marked: Days) -> str:
    """A day, or a stretch of them, with the reason: 4 August 2026 (summer)."""
    said = language.date(marked.first)
    if marked.last != marked.first:
        said = language._("{first} to {last}", first=said, last=language.date(marked.last))
    return f"{said} ({marked.because.to(language.code)})" if marked.because else said
