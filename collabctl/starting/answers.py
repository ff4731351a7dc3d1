"""What somebody answers or gives with `--set`, as the value of a field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from collabctl.documents import SourceFile, read
from collabctl.documents.nearest import nearest
from collabctl.documents.schema.files import Schema, expanded
from collabctl.edits import NotPossible
from collabctl.organization import KINDS, Organization
from collabctl.starting.questions import PEOPLE, Question

MOST_NAMED = 10
"""Ids in a sentence that says which there are."""

_TARGET = re.compile(r"(at[ _]least|at[ _]most|exactly|>=|<=|=)\s*:?\s*(-?[0-9]+(?:\.[0-9]+)?)\s*%?", re.IGNORECASE)
_TARGETS = {">=": "at_least", "<=": "at_most", "=": "exactly"}
_MOVES = ("up", "down", "steady")


def schema_of(kind: str, field: str) -> Schema:
    """What the schema says about a field, given by its path with dots; nothing where there is no such field."""
    schema: Schema = expanded(kind)
    for step in field.split("."):
        schema = schema.get("properties", {}).get(step, {})
    return schema


def choices(organization: Organization, kind: str, question: Question) -> list[tuple[str, str]]:
    """What may be answered, with what it is called: ids of what there is, or the words that the format knows."""
    written = len(question.of) > 1
    found = [
        (item.reference if written else item.id, str(item.title))
        for of in question.of
        for item in getattr(organization, KINDS[of][0])
    ]
    return found or [(str(word), "") for word in schema_of(kind, question.field).get("enum", ())]


def understood(organization: Organization, kind: str, question: Question, answer: str) -> Any:
    """The value that an answer means. Raises NotPossible in a sentence where it makes no sense."""
    answer = answer.strip()
    if not answer:
        if question.needed:
            raise NotPossible("this has to be said (Ctrl-C stops, and writes nothing)")
        return None
    known = choices(organization, kind, question)
    if question.many:
        return _several(question, known, answer)
    if question.of or known:
        return _known(question, known, answer)
    if question.field.endswith("target"):
        return target(answer)
    if question.field in PEOPLE:
        return person(organization, answer)
    return answer


def _several(question: Question, known: Sequence[tuple[str, str]], answer: str) -> list[str]:
    parts = [part.strip() for part in answer.strip("[]").split(",")]
    found = list(dict.fromkeys(_known(question, known, part) for part in parts if part))
    if len(found) < question.least:
        raise NotPossible(f"name at least {question.least}, with commas between them")
    return found


def _known(question: Question, offered: Sequence[tuple[str, str]], answer: str) -> str:
    """The id that is meant: by itself, or by the name that only one of them has, in capitals or not."""
    known = [id for id, _ in offered]
    if answer in known:
        return answer
    meant = {id for id, name in offered if answer.casefold() in (id, name.casefold())}
    if len(meant) == 1:
        return meant.pop()
    close = nearest(answer, known)
    if not question.of:
        raise NotPossible(f"'{answer}' is none of {', '.join(known)}")
    if close:
        hint = f"did you mean '{close}'?"
    elif known:
        hint = f"there is {', '.join(known[:MOST_NAMED])}{', ...' * (len(known) > MOST_NAMED)}"
    else:
        hint = f"begin with 'collabctl new {question.of[0]}'"
    raise NotPossible(f"there is no {' or '.join(question.of)} '{answer}'; {hint}")


def target(answer: str) -> dict[str, Any]:
    """A target in words: at least 95, at most 10, exactly 4, up, down, steady, or as YAML writes it."""
    if answer.startswith("{"):
        value = _from_yaml("target", answer)
        if isinstance(value, dict):
            return value
    if answer.lower() in _MOVES:
        return {"move": answer.lower()}
    if found := _TARGET.fullmatch(answer):
        words = found[1].lower().replace(" ", "_")
        return {_TARGETS.get(words, words): float(found[2]) if "." in found[2] else int(found[2])}
    raise NotPossible(f"'{answer}' is not a target; write one such as at least 95, at most 10, up, down or steady")


def person(organization: Organization, answer: str) -> str | dict[str, str]:
    """A person's id, or a role as planner@it."""
    role, at, department = answer.rpartition("@")
    if not at:
        of: tuple[str, ...] = ("person",)
        return _known(Question("", "", of=of), [(one.id, str(one.name)) for one in organization.people], answer)
    known = [(one.id, str(one.name)) for one in organization.departments]
    return {"role": role.strip(), "department": _known(Question("", "", of=("department",)), known, department.strip())}


def given(organization: Organization, kind: str, settings: Iterable[str], asked: Sequence[Question]) -> dict[str, Any]:
    """What `--set FIELD=VALUE` says, field by field; what is set below a field stands in a mapping."""
    questions = {question.field: question for question in asked}
    values: dict[str, Any] = {}
    for setting in settings:
        field, equals, text = setting.partition("=")
        field = field.strip()
        if not equals or not field:
            raise NotPossible(f"'{setting}' sets nothing; write a field and its value, such as name=Sales")
        _must_be_a_field(kind, field, set(questions))
        if field in questions:
            value = understood(organization, kind, questions[field], text)
        elif "x-text" in schema_of(kind, field) and not text.startswith("{"):
            value = text
        else:
            value = _from_yaml(field, text)
        put(values, field, value)
    return values


def put(values: dict[str, Any], field: str, value: Any) -> None:
    """Write a value at a path with dots."""
    *above, last = field.split(".")
    for step in above:
        values = values.setdefault(step, {})
    values[last] = value


def taken(values: dict[str, Any], field: str) -> Any:
    """The value at a path with dots, None where there is none."""
    found: Any = values
    for step in field.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _must_be_a_field(kind: str, field: str, asked: set[str]) -> None:
    known = sorted({*expanded(kind)["properties"], *asked} - {"kind", "id"})
    first = field.partition(".")[0]
    if field in asked or first in known:
        return
    close = nearest(first, known)
    hint = f"did you mean '{close}'?" if close else f"it may have {', '.join(known)}"
    raise NotPossible(f"a {kind} has no '{first}'; {hint}")


def _from_yaml(field: str, text: str) -> Any:
    documents, problems = read(SourceFile("value", f"value: {text}\n".encode("utf-8", "replace")))
    if problems or "value" not in documents[0].data:
        reason = f": {problems[0].message}" if problems else ""
        raise NotPossible(f"'{text}' cannot be read as the value of '{field}'{reason}")
    return documents[0].data["value"]
