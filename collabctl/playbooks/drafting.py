"""From the answers to the files that a playbook adds, as text; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from collabctl.documents import SourceFile, read
from collabctl.edits import NotPossible
from collabctl.edits.writing import document_text
from collabctl.playbooks import naming
from collabctl.playbooks.answers import understood
from collabctl.playbooks.context import Context
from collabctl.playbooks.defaults import default
from collabctl.playbooks.templates import Filling, filled, needed

_FROM = {
    "en": "# Begun with a playbook. Make the words your own.\n"
    "# What to do in the first week: collabctl playbook show {id}",
    "nl": "# Begonnen met een draaiboek. Maak er jullie eigen woorden van.\n"
    "# Wat je in de eerste week doet: collabctl playbook show {id}",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """The files as they would be, the references of the documents in them, and what is left to do by hand."""

    files: tuple[SourceFile, ...]
    references: frozenset[str]
    then: tuple[str, ...]


def answer(context: Context, given: Mapping[str, str]) -> None:
    """Put every answer into the context, those that are given before the playbook's own. May raise NotPossible."""
    for parameter in context.playbook.parameters:
        name = parameter.name
        if name in given:
            context.values[name] = understood(context, parameter, given[name])
            continue
        value = default(context, parameter)
        if parameter.at_least and (not isinstance(value, tuple) or len(value) < parameter.at_least):
            raise NotPossible(
                f"'{name}' asks for {parameter.at_least} or more, and there are {len(value)} here"
                if isinstance(value, tuple)
                else f"'{name}' has no answer; give one with --set {name}=..."
            )
        context.values[name] = value


def draft(context: Context, paths: Iterable[str]) -> Draft:
    """The documents that the answers make. `paths` are the files that are there. May raise NotPossible."""
    organization, playbook = context.organization, context.playbook
    templates = needed(playbook, context.values)
    ids = naming.ids(organization, templates, naming.ending(context))
    filling = Filling(context.values, ids, context.languages, {one["id"]: one for one in playbook.templates})
    taken = {path.casefold() for path in paths}
    comment = _FROM[context.languages.chosen[0]].format(id=playbook.id)
    files, references = [], set()
    for template in templates:
        data = filled(template, filling)
        path = naming.path(organization, data["kind"], data["id"], taken)
        taken.add(path.casefold())
        files.append(_file(path, f"{comment}\n{document_text(data)}", data))
        references.add(f"{data['kind']}/{data['id']}")
    if not files:
        raise NotPossible(f"everything that '{playbook.id}' would add is there already")
    then = tuple(filling.text(text) for text in playbook.then)
    return Draft(tuple(files), frozenset(references), then)


def _file(path: str, text: str, data: Mapping[str, Any]) -> SourceFile:
    """The file, once it is certain that its reader gets what was meant."""
    file = SourceFile(path, text.encode("utf-8", "replace"))
    documents, problems = read(file)
    if problems:
        raise NotPossible(f"that would not do: {problems[0].message}")
    if [document.data for document in documents] != [data]:
        raise NotPossible(f"that would not do: {path} would not say what was meant")
    return file
