"""The answers that a playbook gives itself: worked out from the organization wherever it tells."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from collabctl.organization.evaluations import Evaluations
from collabctl.organization.quantities import Duration
from collabctl.organization.text import Text
from collabctl.playbooks import documents_there, people_there
from collabctl.playbooks.context import Context, reference
from collabctl.playbooks.moments import Wish, attendees, free_time, stretch, working_day
from collabctl.playbooks.playbook import Parameter
from collabctl.playbooks.values import Languages, New, Value

Computed = Callable[[Context, Parameter], Value]


def default(context: Context, parameter: Parameter) -> Value:
    """The playbook's own answer. It is nothing where the organization does not tell, and nothing else will do."""
    if parameter.computed is not None or parameter.or_new:
        value = _COMPUTED[parameter.computed or "same"](context, parameter)
        if value is None and parameter.or_new:
            return New(parameter.or_new)
        if value is not None:
            return value
    own = parameter.default
    if isinstance(own, dict):
        return _in_these(context.languages, Text(own))
    return tuple(own) if isinstance(own, list) else own


def _in_these(languages: Languages, text: Text) -> Text:
    return Text(languages.written(text), languages.chosen[0])


def _departments(context: Context, parameter: Parameter) -> Value:
    """Those that a finding names which the playbook cures, then the first ones; as few as may be."""
    settings = parameter.settings
    concerned = _concerned(context) if settings.get("concerned", True) else ()
    if settings.get("joined"):
        concerned = _joined(context)
    known = {department.id: department for department in context.own}
    ids = [id for id in dict.fromkeys([*concerned, *known]) if id in known]
    return tuple(reference(known[id]) for id in ids[: settings.get("first", max(parameter.at_least, 1))])


def _concerned(context: Context) -> Iterable[str]:
    organization = context.organization
    for finding in context.cured():
        for name in finding.documents:
            yield from sorted(organization.departments_about(name))


def _joined(context: Context) -> Iterable[str]:
    """The first two departments that something joins already: where a next step is easy."""
    bridges = context.organization.bridges_on(context.as_of)
    pairs = combinations([department.id for department in context.own], 2)
    return next((pair for pair in pairs if bridges.own(*pair)), ())


def _weight(context: Context, parameter: Parameter) -> Value:
    """A little; nothing where no other shared goal weighs anything either, for then the others would stand out."""
    goals = context.organization.shared_goals(context.as_of)
    evaluations = Evaluations(context.organization, context.as_of)
    return None if goals and not any(map(evaluations.weigh, goals)) else "low"


def _working_day(context: Context, parameter: Parameter) -> Value:
    """A working day so long after the day on which it is asked, or after another answer."""
    start = context.values.get(parameter.settings.get("from", ""))
    day = datetime.date.fromisoformat(start) if isinstance(start, str) else context.as_of
    after = Duration.parse(parameter.settings["after"])
    try:
        return working_day(context.organization, day + datetime.timedelta(minutes=round(after.minutes))).isoformat()
    except OverflowError:
        return day.isoformat()


def _free_time(context: Context, parameter: Parameter) -> Value:
    """When everybody of the departments, or each lead of them, is free on the day in question."""
    settings = parameter.settings
    ids = context.ids(settings["of"]) or [department.id for department in context.own]
    wish = Wish(
        weekdays=_weekdays(context, str(context.values.get(settings.get("on_day", ""), ""))),
        minutes=settings["minutes"],
        around=datetime.time.fromisoformat(settings.get("around", "10:00")),
        taken=tuple(
            stretch(datetime.time.fromisoformat(str(context.values[name])), minutes)
            for name, minutes in settings.get("besides", {}).items()
        ),
    )
    who = attendees(context.organization, ids, leads=settings.get("leads", False))
    return free_time(context.organization, wish, who, context.as_of).strftime("%H:%M")


def _weekdays(context: Context, day: str) -> tuple[str, ...]:
    """The days of the week that an answer such as tue, tuesday or 2026-11-24 means; without one every working day."""
    if not day:
        return context.organization.settings.working_hours.days
    return (documents_there.weekday(day) if "-" in day else day[: len("mon")],)


_COMPUTED: Mapping[str, Computed] = {
    "departments": _departments,
    "working-day": _working_day,
    "weight": _weight,
    "free-time": _free_time,
    **people_there.COMPUTED,
    **documents_there.COMPUTED,
}
"""What a playbook may name under `computed`."""
