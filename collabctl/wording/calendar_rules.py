"""A recurrence rule of RFC 5545 as a rhythm that people have words for, where it is one."""

from __future__ import annotations

from collabctl.organization.recurrence import RecurrenceRule
from collabctl.organization.schedules import ByRule, Recurring


def as_rhythm(slot: ByRule) -> Recurring | None:
    """The same days as `every`, `day` and `in` would say them; None where only the rule can say it."""
    rule = RecurrenceRule.parse(slot.rrule)
    if rule.by_year_day or rule.count is not None or rule.until is not None:
        return None
    if rule.frequency == "WEEKLY" and not rule.by_month:
        weekdays = tuple(sorted({day for _, day in rule.by_day})) or (slot.from_.weekday(),)
        return _rhythm(slot, "week", rule.interval, weekdays=weekdays)
    if rule.frequency == "DAILY" and rule.interval == 1 and rule.by_day and not (rule.by_month or rule.by_month_day):
        return _rhythm(slot, "week", 1, weekdays=tuple(sorted({day for _, day in rule.by_day})))
    if rule.frequency == "MONTHLY":
        return _in_months(slot, rule, rule.interval, rule.by_month)
    if rule.frequency == "YEARLY" and rule.interval == 1:
        return _in_months(slot, rule, 1, rule.by_month or (slot.from_.month,)) if _is_of_months(rule) else None
    return None


def _is_of_months(rule: RecurrenceRule) -> bool:
    """Whether a yearly rule counts inside of months: without BYMONTH, 1MO would be the first Monday of the year."""
    return bool(rule.by_month) or not (rule.by_day or rule.by_month_day)


def _in_months(slot: ByRule, rule: RecurrenceRule, interval: int, months: tuple[int, ...]) -> Recurring | None:
    if not rule.by_day:
        days = rule.by_month_day or (slot.from_.day,)
        plain = len(days) == 1 and 1 <= days[0] <= 28 and not rule.positions
        return _rhythm(slot, "month", interval, month_day=days[0], months=months) if plain else None
    if len(rule.by_day) != 1 or rule.by_month_day or len(rule.positions) > 1:
        return None
    [(ordinal, weekday)] = rule.by_day
    ordinal = rule.positions[0] if rule.positions and not ordinal else ordinal
    if ordinal not in (1, 2, 3, 4, -1):
        return None
    return _rhythm(slot, "month", interval, weekdays=(weekday,), ordinal=ordinal, months=months)


def _rhythm(  # noqa: PLR0913 - each is a part of a rhythm
    slot: ByRule,
    unit: str,
    interval: int,
    *,
    weekdays: tuple[int, ...] = (),
    ordinal: int | None = None,
    month_day: int | None = None,
    months: tuple[int, ...] = (),
) -> Recurring:
    return Recurring(
        unit=unit,
        interval=interval,
        at=slot.at,
        weekdays=weekdays,
        ordinal=ordinal,
        month_day=month_day,
        months=months,
        timezone=slot.timezone,
        from_=slot.from_,
        until=slot.until,
        except_=slot.except_,
    )
