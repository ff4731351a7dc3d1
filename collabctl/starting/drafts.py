"""A new document: where it goes, and what stands in it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from collabctl.documents import SourceFile
from collabctl.documents.nearest import nearest
from collabctl.documents.schema import kinds
from collabctl.documents.schema.annotations import is_id
from collabctl.edits import NotPossible
from collabctl.organization import KINDS, Organization
from collabctl.playbooks.naming import path
from collabctl.starting.answers import choices, given, put, taken
from collabctl.starting.defaults import defaults
from collabctl.starting.ids import free, id_from, name_from
from collabctl.starting.questions import QUESTIONS, Question
from collabctl.starting.texts import filled, language_of, with_field


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that is not written yet. `path` is relative to the organization's folder."""

    kind: str
    id: str
    path: str
    text: str

    @property
    def source(self) -> SourceFile:
        """Its file, as it will be."""
        return SourceFile(self.path, self.text.encode())


class Beginning:
    """A document in the making: what is known of it so far, and what still has to be asked.

    Raises NotPossible for a kind that nothing can be begun of, for an id that is none or in use, and for a value that
    makes no sense.
    """

    def __init__(self, organization: Organization, kind: str, id: str | None, settings: Sequence[str] = ()) -> None:
        self.organization = organization
        self.kind = _kind(kind)
        self.questions = QUESTIONS[kind]
        self.id = _new_id(organization, kind, id) if id else None
        self.values = given(organization, kind, settings, self.questions)
        for question in self.open_questions():
            self._must_have_a_choice(question)

    def _must_have_a_choice(self, question: Question) -> None:
        """Where there is nothing yet to choose from, no answer would do. A metric can be written along."""
        asked = question.needed and question.of not in ((), ("metric",))
        if asked and not choices(self.organization, self.kind, question):
            [of] = question.of
            raise NotPossible(f"a {self.kind} names a {of}, and there is none yet; begin with 'collabctl new {of}'")

    def open_questions(self) -> list[Question]:
        """What has to be asked of somebody at the keyboard, in order."""
        return [one for one in self.questions if taken(self.values, one.field) is None]

    def missing(self) -> list[str]:
        """The fields that have to be given where nobody can be asked."""
        open_ = self.open_questions()
        return [one.field for one in open_ if one.needed and one.default is None and not self._from_id(one)]

    def _from_id(self, question: Question) -> bool:
        return question.field == "name" and self.id is not None

    def answer(self, question: Question, value: Any) -> None:
        """What somebody answered."""
        put(self.values, question.field, value)

    def suggestion(self, question: Question) -> str | None:
        """What counts when nothing is answered."""
        if question.field == "part" and self.organization.parts.is_by_department(str(self.values.get("metric"))):
            return "own"
        return name_from(self.id) if self._from_id(question) and self.id else question.default

    def suggested_id(self) -> str:
        """An id from what is known, that nobody has; "" where nothing tells."""
        wanted = id_from(self._called())
        return free(self.organization, self.kind, wanted) if wanted else ""

    def _called(self) -> str:
        values = self.values
        if self.kind == "kpi":
            return f"{values.get('department')}-{values.get('metric')}"
        if self.kind == "retrospective":
            return str(values.get("of") or "retrospective").rpartition("/")[2]
        return str(values.get("name") or values.get("promise") or "")

    def name_it(self, id: str) -> None:
        """Give it an id; NotPossible says what is wrong with this one."""
        self.id = _new_id(self.organization, self.kind, id)

    def draft(self, as_of: datetime.date, files: Sequence[str] = ()) -> Draft:
        """The document; what nobody said has the value that suits. `files` are paths that are taken."""
        id = self.id or self.suggested_id()
        if not id:
            raise NotPossible("the document needs an id; write it behind the kind, in plain lower-case letters")
        values: dict[str, Any] = {}
        for question in self.questions:
            known = taken(self.values, question.field)
            put(values, question.field, self.suggestion(question) if known is None else known)
        language = language_of(self.organization.settings.languages)
        found = defaults(self.organization, self.kind, values, as_of, language)
        text = filled(f"kinds/{language}/{self.kind}.yaml", {**found, **values, "id": id})
        for field, value in _others(self.values, self.questions).items():
            text = with_field(text, field, value)
        place = path(self.organization, self.kind, id, {one.casefold() for one in files})
        return Draft(self.kind, id, place, text)


def _others(values: Mapping[str, Any], questions: Sequence[Question]) -> dict[str, Any]:
    """The values of fields that no question is about, and that the text therefore has no gap for."""
    asked = {question.field.partition(".")[0] for question in questions}
    return {field: value for field, value in values.items() if field not in asked}


def _kind(kind: str) -> str:
    if kind == "organization":
        raise NotPossible("there is one organization in a folder; 'collabctl init DIR' begins another")
    if kind == "resolution":
        raise NotPossible("a resolution belongs to a finding; 'collabctl resolve' lists those that can be settled")
    if kind not in kinds():
        close = nearest(kind, list(QUESTIONS))
        hint = f"did you mean '{close}'?" if close else f"the kinds are {', '.join(QUESTIONS)}"
        raise NotPossible(f"there is no kind '{kind}'; {hint}")
    return kind


def _new_id(organization: Organization, kind: str, id: str) -> str:
    if not is_id(id):
        proposed = id_from(id)
        hint = f", such as {proposed}" if proposed else ""
        raise NotPossible(f"'{id}' cannot be an id; write lower-case letters, digits and hyphens{hint}")
    there = getattr(organization, KINDS[kind][0]).get(id)
    if there is not None:
        place = there.document.key(("id",))
        raise NotPossible(f"there is already a {kind} '{id}' ({place.path}:{place.line})")
    return id
