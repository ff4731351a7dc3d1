"""Answers to what a playbook asks: how they are written in a document, and what they are called in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collabctl.organization import PersonReference, Role
from collabctl.organization.text import Text


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that an answer names. `written` is how it is referred to, and `name` what people call it."""

    written: str
    name: Text


@dataclass(frozen=True, slots=True)
class New:
    """The document of the playbook itself that has this id among its templates."""

    id: str


Value = str | int | float | bool | Text | Role | Reference | New | tuple["Value", ...] | None


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages in which texts are written: those of the organization that the playbook has, else English."""

    chosen: tuple[str, ...] = field(default=("en",))

    def written(self, text: Text) -> str | dict[str, str]:
        """A text as a document holds it: once where there is one language, else by language."""
        if isinstance(text.written, str):
            return text.written
        if len(self.chosen) == 1:
            return text.to(self.chosen[0])
        return {language: text.to(language) for language in self.chosen}


def in_document(value: Value, languages: Languages, ids: Mapping[str, str]) -> Any:
    """The answer as plain values. `ids` is what the playbook's own documents are called by now."""
    match value:
        case Text():
            return languages.written(value)
        case Role(role=role, department=department):
            return {"role": languages.written(role), "department": department}
        case Reference(written=written):
            return written
        case New(id=id):
            return ids[id]
        case tuple():
            return [in_document(one, languages, ids) for one in value]
    return value


def in_words(value: Value, language: str) -> str:
    """The answer for a text in that language."""
    match value:
        case Text():
            return value.to(language)
        case Role(role=role):
            return role.to(language)
        case Reference(name=name):
            return name.to(language)
        case tuple():
            return listed([in_words(one, language) for one in value], language)
        case New() | None:
            return ""
    return str(value)


def listed(names: Sequence[str], language: str) -> str:
    """Names in a row: `Sales, Support and IT`."""
    last = {"nl": " en "}.get(language, " and ")
    return last.join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def typed(value: Value, language: str) -> str:
    """The answer as somebody who speaks this language would type it: ids, with commas between them."""
    match value:
        case None:
            return ""
        case Text():
            return value.to(language)
        case Role(role=role, department=department):
            return f"{role.to(language)}@{department}"
        case Reference(written=written):
            return written
        case New():
            return "new"
        case tuple():
            return ", ".join(typed(one, language) for one in value)
    return str(value)


def person(reference: PersonReference, names: Mapping[str, Text]) -> Value:
    """Somebody as an answer: a role, or a person with the name they are known by."""
    return reference if isinstance(reference, Role) else Reference(reference, names.get(reference, Text(reference)))
