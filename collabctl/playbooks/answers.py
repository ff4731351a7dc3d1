"""What somebody answered, understood: ids of documents that exist, people, days, times and texts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping

from collabctl.documents.nearest import nearest
from collabctl.documents.yaml.characters import UNSEEN
from collabctl.edits import NotPossible
from collabctl.edits.settling import signer
from collabctl.organization import KINDS, Item
from collabctl.playbooks.context import Context, reference
from collabctl.playbooks.playbook import Parameter
from collabctl.playbooks.values import New, Value

LONGEST_TEXT = 500
NOTHING = ("", "none", "-")
"""What somebody types who wants to leave something out."""

_TIME = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,4})?")
"""A number that every reader of YAML takes for one."""

_SUBJECTS = ("team", "initiative", "rollout", "meeting")


def understood(context: Context, parameter: Parameter, answer: str) -> Value:
    """The answer as a value. NotPossible says what is wrong with it."""
    answer = answer.strip()
    if answer.lower() in NOTHING and parameter.type not in ("text", "choice"):
        return _left_out(parameter)
    if parameter.or_new and answer == "new":
        return New(parameter.or_new)
    if parameter.type.endswith("s") and parameter.type != "person":
        return _several(context, parameter, answer)
    return _one(context, parameter, answer)


def choices(context: Context, parameter: Parameter) -> list[tuple[str, str]]:
    """What may be answered where documents are asked for: their ids, each with what people call it."""
    if parameter.kind not in KINDS:
        return []
    language = context.languages.chosen[0]
    found = context.own if parameter.kind == "department" else getattr(context.organization, KINDS[parameter.kind][0])
    return [(item.id, item.title.to(language)) for item in found]


def _left_out(parameter: Parameter) -> Value:
    if parameter.at_least:
        raise NotPossible(f"'{parameter.name}' cannot be left out; {parameter.question.to('en')}")
    return () if parameter.type.endswith("s") else None


def _several(context: Context, parameter: Parameter, answer: str) -> Value:
    parts = [part.strip() for part in answer.split(",") if part.strip()]
    if parameter.type == "departments" and parts == ["all"]:
        parts = [department.id for department in context.own]
    found = tuple(dict.fromkeys(_one(context, parameter, part) for part in parts))
    least, most = parameter.at_least, parameter.at_most
    if not least <= len(found) <= most:
        wanted = f"{least}" if least == most else f"{least} to {most}"
        raise NotPossible(f"'{parameter.name}' has {len(found)}, and {wanted} are asked; write ids with commas between")
    return found


def _one(context: Context, parameter: Parameter, answer: str) -> Value:
    special = _SORTS.get(parameter.kind)
    return special(context, parameter, answer) if special else reference(_known(context, parameter.kind, answer))


def _known(context: Context, kind: str, id: str) -> Item:
    collection = getattr(context.organization, KINDS[kind][0])
    called = [one for one in collection if id.casefold() in (one.id, *_names(one))]
    item: Item | None = collection.get(id) or (called[0] if len(called) == 1 else None)
    if item is None:
        ids = [one.id for one in collection]
        close = nearest(id, ids)
        known = f"; there are {', '.join(ids)}" if 0 < len(ids) <= 12 else ""
        raise NotPossible(f"there is no {kind} '{id}'" + (f"; did you mean '{close}'?" if close else known))
    return item


def _names(item: Item) -> Iterator[str]:
    written = item.title.written
    return (name.casefold() for name in ([written] if isinstance(written, str) else written.values()))


def _person(context: Context, parameter: Parameter, answer: str) -> Value:
    meant = [one.id for one in context.organization.people if answer.casefold() in _names(one)]
    return context.somebody(signer(context.organization, meant[0] if len(meant) == 1 else answer))


def _subject(context: Context, parameter: Parameter, answer: str) -> Value:
    kind, _, id = answer.partition("/")
    if kind not in _SUBJECTS:
        raise NotPossible(f"'{answer}' does not say what it is; write one such as team/its-id or initiative/its-id")
    return reference(_known(context, kind, id), with_kind=True)


def _day(context: Context, parameter: Parameter, answer: str) -> Value:
    try:
        sound = datetime.date.fromisoformat(answer).isoformat() == answer
    except ValueError:
        sound = False
    if not sound:
        raise NotPossible(f"'{answer}' is not a day; write year, month and day, such as 2026-11-23")
    return answer


def _time(context: Context, parameter: Parameter, answer: str) -> Value:
    if not _TIME.fullmatch(answer):
        raise NotPossible(f"'{answer}' is not a time of day; write hours and minutes, such as 09:30")
    return answer.zfill(5)


def _number(context: Context, parameter: Parameter, answer: str) -> Value:
    if not _NUMBER.fullmatch(answer):
        raise NotPossible(f"'{answer}' is not a number; write digits, such as 90 or 8.5")
    number = float(answer)
    return int(number) if number.is_integer() else number


def _choice(context: Context, parameter: Parameter, answer: str) -> Value:
    if answer not in parameter.choices:
        raise NotPossible(f"'{answer}' is not among the choices; write {', '.join(parameter.choices)}")
    return answer


def _text(context: Context, parameter: Parameter, answer: str) -> Value:
    if not answer:
        raise NotPossible(f"'{parameter.name}' has no words; {parameter.question.to('en')}")
    if len(answer) > LONGEST_TEXT:
        raise NotPossible(f"'{parameter.name}' has {len(answer)} characters, and {LONGEST_TEXT} are the most")
    if UNSEEN.search(answer) or not answer.isprintable():
        raise NotPossible(f"'{parameter.name}' holds a character that nobody can see, or more than one line")
    return answer


_SORTS: Mapping[str, Callable[[Context, Parameter, str], Value]] = {
    "person": _person,
    "subject": _subject,
    "date": _day,
    "time": _time,
    "number": _number,
    "choice": _choice,
    "text": _text,
}
