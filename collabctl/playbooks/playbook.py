"""A playbook as it stands in its folder: what it is for, what it asks, and the documents that it begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from collabctl.bundled import bundled
from collabctl.documents import SourceFile, read
from collabctl.organization.text import Text

FILE = "playbook.yaml"
LANGUAGES = ("en", "nl")
"""The languages that playbooks are written in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """Something that a playbook asks. `default` and what `computed` names are its own answer.

    `settings` is what the computation needs to know. With `or_new` the answer is a document that exists, or else the
    one of that id among the templates. Of what is not `asked` the playbook's own answer is nearly always right.
    """

    name: str
    type: str
    question: Text
    default: Any = None
    computed: str | None = None
    settings: Mapping[str, Any]
    or_new: str | None = None
    at_least: int = 0
    at_most: int = 40
    choices: tuple[str, ...] = ()
    asked: bool = True

    @property
    def kind(self) -> str:
        """The kind of document that is asked for, where it is one: of `departments` it is department."""
        return "person" if self.type == "people" else self.type.removesuffix("s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """One of the ready-made practices.

    `cures` are the rules whose findings are gone once its documents are there, `helps_with` those for which people
    have to do something more. `ids_from` names the parameter after whose answer its documents are called, and `then`
    says what is still to be done by hand.
    """

    id: str
    name: Text
    summary: Text
    cures: tuple[str, ...]
    helps_with: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    ids_from: str | None
    then: tuple[Text, ...]
    templates: tuple[Mapping[str, Any], ...]
    folder: Path

    def guide(self, language: str) -> str:
        """The guide in one of LANGUAGES, as Markdown."""
        return (self.folder / f"guide.{language}.md").read_text(encoding="utf-8")

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of this name."""
        return next((one for one in self.parameters if one.name == name), None)


@cache
def all_playbooks() -> Mapping[str, Playbook]:
    """Every playbook by its id, in the order in which they are best begun."""
    folders = [path.parent for path in bundled("playbooks").glob(f"*/{FILE}")]
    found = sorted((_order(folder), folder) for folder in folders)
    return {folder.name: _playbook(folder) for _, folder in found}


def _order(folder: Path) -> int:
    return int(_document(folder).get("order", 0))


@cache
def _document(folder: Path) -> Mapping[str, Any]:
    [document] = _documents(folder / FILE)
    return document


def _documents(path: Path) -> list[dict[str, Any]]:
    documents, problems = read(SourceFile(path.name, path.read_bytes()))
    if problems:
        raise ValueError(f"{path}: {problems[0].message}")
    return [document.data for document in documents]


def _playbook(folder: Path) -> Playbook:
    data = _document(folder)
    return Playbook(
        id=data["id"],
        name=Text(data["name"]),
        summary=Text(data["summary"]),
        cures=tuple(data.get("cures", ())),
        helps_with=tuple(data.get("helps_with", ())),
        parameters=tuple(map(_parameter, data.get("parameters", ()))),
        ids_from=data.get("ids_from"),
        then=tuple(map(Text, data.get("then", ()))),
        templates=tuple(_documents(folder / "documents.yaml")),
        folder=folder,
    )


def _parameter(data: Mapping[str, Any]) -> Parameter:
    own = {"name", "type", "question", "default", "computed", "or_new", "at_least", "at_most", "choices", "asked"}
    return Parameter(
        name=data["name"],
        type=data["type"],
        question=Text(data["question"]),
        default=data.get("default"),
        computed=data.get("computed"),
        settings={key: value for key, value in data.items() if key not in own},
        or_new=data.get("or_new"),
        at_least=data.get("at_least", 0),
        at_most=data.get("at_most", 40),
        choices=tuple(data.get("choices", ())),
        asked=data.get("asked", True),
    )
