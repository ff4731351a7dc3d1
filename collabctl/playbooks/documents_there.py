"""What the organization has already, so that a playbook need not add it: meetings, channels, tools, metrics."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from collabctl.organization import KINDS, Item
from collabctl.organization.channels import Message
from collabctl.organization.connections import FLOWING, are_connected, neighbours
from collabctl.organization.delivery import homes
from collabctl.organization.meetings import Meeting
from collabctl.organization.presence import absent
from collabctl.organization.quantities import WEEKDAYS, Period
from collabctl.organization.rollouts import is_open
from collabctl.organization.schedules import ByRule, Recurring
from collabctl.organization.text import Text
from collabctl.playbooks import naming
from collabctl.playbooks.context import Context, reference
from collabctl.playbooks.playbook import Parameter
from collabctl.playbooks.values import New, Reference, Value


def weekday(day: str) -> str:
    """The day of the week of a day such as 2026-11-23."""
    return WEEKDAYS[datetime.date.fromisoformat(day).weekday()]


def _same(context: Context, parameter: Parameter) -> Value:
    """The document that has the id or the name of the new one."""
    template = context.template(parameter.or_new or "")
    names = {name.casefold() for name in _texts(template.get("name", ""))}
    wanted = {template["id"], naming.specific(template, naming.ending(context))} | names
    return _first(one for one in _kind(context, template) if wanted & {one.id, *_names(one)})


def _kind(context: Context, template: Mapping[str, Any]) -> Iterable[Item]:
    found: Iterable[Item] = getattr(context.organization, KINDS[template["kind"]][0])
    return found


def _texts(written: str | Mapping[str, str]) -> list[str]:
    return [written] if isinstance(written, str) else list(written.values())


def _names(item: Item) -> Iterator[str]:
    others: tuple[Text, ...] = getattr(item, "also_called", ())
    return (name.casefold() for text in (item.title, *others) for name in _texts(text.written))


def _first(items: Iterable[Item]) -> Value:
    return next((reference(item) for item in items), None)


def _held(context: Context) -> Iterator[Meeting]:
    """The meetings that come again and again, and are not over; nobody is to read of private ones elsewhere."""
    for meeting in context.organization.meetings:
        regular = any(isinstance(slot, Recurring | ByRule) for slot in meeting.schedule)
        if regular and not meeting.private and not meeting.is_over(context.as_of):
            yield meeting


def _meeting_of_leads(context: Context, parameter: Parameter) -> Value:
    found = [
        meeting
        for meeting in _held(context)
        if meeting.who.leads_of == ("all",) or (meeting.type == "alignment" and len(meeting.who.leads_of) > 1)
    ]
    found.sort(key=lambda meeting: meeting.type != "alignment")
    return _first(found)


def _meeting_with(context: Context, parameter: Parameter) -> Value:
    """A meeting with somebody of each of the departments in it; best one in which they align."""
    organization, wanted = context.organization, context.ids(parameter.settings["of"])
    found = [
        meeting
        for meeting in _held(context)
        if meeting.type in ("alignment", "other")
        and not absent(organization, wanted, organization.departments_in(meeting.who))
    ]
    found.sort(key=lambda meeting: meeting.type)
    return _first(found)


def _open_lessons(context: Context, parameter: Parameter) -> Value:
    held = (meeting for meeting in _held(context) if meeting.type == "lessons-learned")
    return _first(meeting for meeting in held if meeting.open or meeting.who.everyone)


def _celebration(context: Context, parameter: Parameter) -> Value:
    return _first(meeting for meeting in _held(context) if meeting.type == "all-hands")


def _team_without_meeting(context: Context, parameter: Parameter) -> Value:
    organization = context.organization
    named = {id for meeting in organization.meetings for id in meeting.who.teams}
    teams = (team for team in organization.teams if not team.is_over(context.as_of) and team.id not in named)
    return _first(team for team in teams if len(organization.departments_at(team)) > 1)


def _homeless(context: Context, parameter: Parameter) -> Value:
    """The messages that nothing says where to send, those that cannot wait on their own."""
    if not _gets_a_new_home(context, parameter):
        return ()
    urgent = parameter.settings.get("urgent", False)
    organization = context.organization
    there = (message for message in organization.messages if not homes(organization, message))
    return tuple(reference(message) for message in there if message.urgent is urgent)


def _gets_a_new_home(context: Context, parameter: Parameter) -> bool:
    """Whether the channel that messages would go to is a new one: nothing is added to one that is there."""
    return isinstance(context.values[parameter.settings["in"]], New)


def _message(context: Context, parameter: Parameter) -> Value:
    """The message of that id or name; nothing is to be done for one that has a home, or would get none."""
    if not _gets_a_new_home(context, parameter):
        return ()
    found = _same(context, parameter)
    known = context.organization.messages.get(getattr(found, "written", None))
    return () if isinstance(known, Message) and homes(context.organization, known) else found


def _channel_for_all(context: Context, parameter: Parameter) -> Value:
    medium = context.template(parameter.or_new or "")["medium"]
    tools = context.organization.tools
    return _first(
        channel
        for channel in context.organization.channels
        if channel.medium == medium
        and channel.who.everyone
        and ((tool := tools.get(channel.tool)) is None or tool.status in ("in-use", "pilot"))
    )


def _tools_apart(context: Context, parameter: Parameter) -> Value:
    """The tools that a finding names which the playbook cures, else two that departments use and nothing connects."""
    tools = context.organization.tools
    for finding in context.cured():
        named = [tools.get(name.removeprefix("tool/")) for name in finding.documents]
        used = [tool for tool in named if tool is not None and tool.status in ("in-use", "retiring")]
        if len(used) > 1:
            return tuple(map(reference, used[:2]))
    flowing = neighbours(context.organization, FLOWING)
    in_use = [tool for tool in tools if tool.status == "in-use" and tool.used_by]
    pairs = (pair for pair in combinations(in_use, 2) if not are_connected(flowing, pair[0].id, pair[1].id))
    return tuple(map(reference, next(pairs, ())))


def _part_of(context: Context, parameter: Parameter) -> Value:
    """One of several that were answered, by its number from 0."""
    value = context.values[parameter.settings["of"]]
    number = parameter.settings["number"]
    return value[number] if isinstance(value, tuple) and len(value) > number else None


def _departments_using(context: Context, parameter: Parameter) -> Value:
    tools = map(context.organization.tools.get, context.ids(parameter.settings["of"]))
    ids = dict.fromkeys(id for tool in tools if tool for id in tool.used_by)
    known = [department for department in context.own if department.id in ids]
    return tuple(map(reference, known if len(known) > 1 else context.own[:2]))


def _rollouts_without_budget(context: Context, parameter: Parameter) -> Value:
    named = {name for finding in context.found if finding.rule == "rollout/no-budget" for name in finding.documents}
    return tuple(
        reference(rollout, with_kind=True) for rollout in context.organization.rollouts if rollout.reference in named
    )


def _shared_goals(context: Context, parameter: Parameter) -> Value:
    return tuple(reference(goal, with_kind=True) for goal in context.organization.shared_goals(context.as_of))


def _candidate(context: Context, parameter: Parameter) -> Value:
    """A tool that somebody thinks of, and that nothing was begun with."""
    organization = context.organization
    begun = {id for one in organization.rollouts if is_open(one) for id in (one.tool, *one.candidates)}
    known = {id for one in organization.rollouts for id in (one.tool, *one.candidates)} | begun
    return _first(tool for tool in organization.tools if tool.status == "candidate" and tool.id not in known)


def _title_of(context: Context, parameter: Parameter) -> Value:
    """What people call the document that another answer names."""
    value = context.values[parameter.settings["of"]]
    return value.name if isinstance(value, Reference) else None


def _not_looked_back_on(context: Context, parameter: Parameter) -> Value:
    for finding in context.found:
        if finding.rule == "retrospective/missing" and finding.resolved_by is None:
            item = context.organization.find(finding.documents[0])
            return reference(item, with_kind=True) if item else None
    return None


def _departments_of(context: Context, parameter: Parameter) -> Value:
    """The departments of what another answer names; the first two where it names nothing."""
    value = context.values[parameter.settings["of"]]
    about = context.organization.departments_about(getattr(value, "written", ""))
    known = [department for department in context.own if department.id in about]
    return tuple(map(reference, known or context.own[:2]))


def _quarter(context: Context, parameter: Parameter) -> Value:
    """The quarter of the day on which it is asked; nothing where another answer says what it is about."""
    if context.values.get(parameter.settings["unless"]) is not None:
        return None
    years = range(context.as_of.year, context.as_of.year + 2)
    names = (f"{year}-Q{number}" for year in (context.as_of.year - 1, *years) for number in range(1, 5))
    year_starts = context.organization.settings.year_starts
    return next((name for name in names if context.as_of in Period.parse(name, year_starts)), None)


COMPUTED: Mapping[str, Callable[[Context, Parameter], Value]] = {
    "same": _same,
    "meeting-of-leads": _meeting_of_leads,
    "meeting-with": _meeting_with,
    "open-lessons": _open_lessons,
    "celebration": _celebration,
    "team-without-meeting": _team_without_meeting,
    "homeless-messages": _homeless,
    "message": _message,
    "channel-for-all": _channel_for_all,
    "tools-apart": _tools_apart,
    "part-of": _part_of,
    "departments-using": _departments_using,
    "rollouts-without-budget": _rollouts_without_budget,
    "shared-goals": _shared_goals,
    "candidate": _candidate,
    "title-of": _title_of,
    "not-looked-back-on": _not_looked_back_on,
    "departments-of": _departments_of,
    "quarter": _quarter,
}
