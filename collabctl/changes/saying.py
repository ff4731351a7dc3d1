"""A value in words: names instead of ids, and quantities as people say them."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from collabctl.changes.names import MOST_NAMED, counted, department, named, quoted, shortened, somebody
from collabctl.changes.value import Value
from collabctl.organization import DepartmentOwner, Organization, Role, Who
from collabctl.organization.agreements import Budget
from collabctl.organization.channels import QuietHours
from collabctl.organization.item import Link
from collabctl.organization.kpis import Range
from collabctl.organization.quantities import Duration, Period, Target
from collabctl.organization.schedules import AdHoc, ByRule, Days, Once, Recurring
from collabctl.organization.settings import WorkingHours
from collabctl.organization.text import Text
from collabctl.wording import quantities, schedules
from collabctl.wording.english import ENGLISH

_MOVES = {"up": "going up", "down": "going down", "steady": "staying where it is"}
_CHOICE = re.compile(r"[a-z]+(?:[-_][a-z]+)*")
_ONE_WORD = re.compile(r"\S*[\w/*]")


def said(value: Value | None) -> str:
    """The value in words."""
    if value is None:
        return "nothing"
    typed, organization = value.typed, value.side.organization
    if isinstance(typed, str):
        reference = value.side.names.get(value.path)
        if reference is not None:
            return named(organization, reference)
        return _plain(typed)
    if isinstance(typed, tuple):
        return counted(elements(value)) or "nothing"
    if isinstance(typed, Who):
        return counted(_who(organization, typed)) or "nobody"
    if isinstance(typed, Target):
        if typed.move is not None and typed.change is None:
            return _MOVES[typed.move]
        return quantities.target(ENGLISH, typed, _unit(value))
    if isinstance(typed, Mapping):
        parts = [f"{_plain(key)} {said(part)}" for key, part in value.entries().items()]
        return counted(parts) or "nothing"
    for kind, say in _SAYINGS.items():
        if isinstance(typed, kind):
            return say(organization, typed)
    return _part(value) if dataclasses.is_dataclass(typed) else _plain(typed)


def elements(value: Value | None) -> list[str]:
    """The items of a list in words; for whom something is, one by one."""
    if value is None:
        return []
    if isinstance(value.typed, Who):
        return _who(value.side.organization, value.typed)
    return [said(item) for item in value.items()]


def _part(value: Value) -> str:
    """A part that has no words of its own: what is said in it, one after another."""
    parts = [said(part) for _, part in value.parts() if part.is_there and not isinstance(part.typed, bool)]
    return ", ".join(parts[:MOST_NAMED])


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Fraction):
        return ENGLISH.number(value)
    if isinstance(value, Mapping):
        return counted([f"{_plain(key)} {_plain(one)}" for key, one in value.items()])
    if isinstance(value, list):
        return counted([_plain(one) for one in value])
    text = str(value)
    if _CHOICE.fullmatch(text):
        return text.replace("-", " ").replace("_", " ")
    return shortened(text) if _ONE_WORD.fullmatch(text) else quoted(text)


def _unit(value: Value) -> str:
    """Of the metric that a target is about, where it is a percentage: other units are clear from the name."""
    metric = value.side.organization.metrics.get(getattr(value.within, "metric", None))
    return "%" if metric is not None and str(metric.unit) == "%" else ""


def _who(organization: Organization, who: Who) -> list[str]:
    if who.everyone:
        return ["everyone"]
    leads = (
        ["all leads"] if who.leads_of == ("all",) else [f"the lead of {_of(organization, id)}" for id in who.leads_of]
    )
    return [
        *(_of(organization, id) for id in who.departments),
        *leads,
        *(f"the team {named(organization, f'team/{id}')}" for id in who.teams),
        *(somebody(organization, person) for person in who.people),
    ]


def _of(organization: Organization, id: str) -> str:
    return department(organization, id)


def _range(_organization: Organization, possible: Range) -> str:
    low, high = possible.min, possible.max
    if low is None or high is None:
        return f"at most {ENGLISH.number(high or 0)}" if low is None else f"at least {ENGLISH.number(low)}"
    return f"{ENGLISH.number(low)} to {ENGLISH.number(high)}"


def _schedule(organization: Organization, slot: Any) -> str:
    return schedules.schedule(ENGLISH, slot, organization.settings.timezone)


_SAYINGS: dict[Any, Callable[[Organization, Any], str]] = {
    Text: lambda _, text: quoted(text),
    Role: somebody,
    DepartmentOwner: somebody,
    Duration: lambda _, length: quantities.duration(ENGLISH, length),
    Period: lambda _, period: quantities.period(ENGLISH, period) or "always",
    datetime.date: lambda _, day: ENGLISH.date(day),
    datetime.time: lambda _, time: ENGLISH.time(time),
    Days: lambda _, days: schedules.days(ENGLISH, days),
    WorkingHours: lambda _, hours: schedules.hours(ENGLISH, hours),
    QuietHours: lambda _, hours: f"{ENGLISH.time(hours.from_)} to {ENGLISH.time(hours.until)}",
    Budget: lambda _, budget: f"{ENGLISH.number(budget.amount)} {budget.currency}",
    Link: lambda _, link: quoted(link.name),
    Range: _range,
    Recurring: _schedule,
    Once: _schedule,
    ByRule: _schedule,
    AdHoc: _schedule,
}
