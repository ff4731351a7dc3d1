"""The first files of an organization: small, and sound from the start."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from collabctl.bundled import bundled
from collabctl.documents.schema import bundle_with_ids
from collabctl.documents.schema.annotations import is_id
from collabctl.edits import NotPossible
from collabctl.escaping import json_text, markdown
from collabctl.organization import Organization
from collabctl.sources.belonging import NAME
from collabctl.sources.file_names import path_of
from collabctl.starting.ids import id_from, name_from
from collabctl.starting.texts import filled, told

SCHEMA = ".collabctl/collab.schema.json"
"""Where the schema with the organization's own ids stands: for editors, and kept with everything else."""

README = "README.md"
EDITOR_SETTINGS = ".vscode/settings.json"
_UNQUOTED = re.compile(r"""(["'])(.*)\1""")
_FIRST = Path(__file__).parent / "first"
_FOR_EDITORS_AND_CI = {
    "settings.json": EDITOR_SETTINGS,
    "extensions.json": ".vscode/extensions.json",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
}
_WORKFLOW = ("github/pull-request.yml", ".github/workflows/collaboration.yml")

DEPARTMENTS: Mapping[str, tuple[str, ...]] = {
    "en": ("Sales", "Support"),
    "nl": ("Verkoop", "Klantenservice"),
}
"""The departments of an organization of which nobody says which it has, by language."""


LONGEST_DEPARTMENT = 40
"""Characters of a department's id, which the ids of its first KPI begin with."""


@dataclass(frozen=True, slots=True)
class FirstDepartment:
    """A department by its id, and what it is called."""

    id: str
    name: str


def departments(written: str) -> tuple[FirstDepartment, ...]:
    """Departments as somebody lists them, by id or by name, with commas. NotPossible says what will not do."""
    found: dict[str, FirstDepartment] = {}
    for one in filter(None, (_UNQUOTED.sub(r"\2", part.strip()) for part in written.split(","))):
        id = one if is_id(one) else id_from(one)
        if not id:
            raise NotPossible(f"'{one}' cannot be the name of a department; write it in letters")
        if len(id) > LONGEST_DEPARTMENT:
            raise NotPossible(f"'{one}' is long for an id; give the department a shorter one")
        if id in found:
            raise NotPossible(f"'{one}' is named twice")
        found[id] = FirstDepartment(id, name_from(one) if one == id else one)
    if len(found) < 2:
        raise NotPossible("name two departments or more, with commas between them: working together takes two")
    return tuple(found.values())


def documents(name: str, language: str, own: Sequence[FirstDepartment]) -> dict[str, str]:
    """The documents, by path."""
    values = {"name": name, "departments": own}
    files = {NAME: filled(f"first/{language}/{NAME}", values)}
    for one in own:
        files[path_of("departments", one.id)] = filled(
            f"kinds/{language}/department.yaml", {"id": one.id, "name": one.name}
        )
    folder = _FIRST / language
    for file in sorted(folder.glob("*/*.yaml")):
        path = file.relative_to(folder).as_posix()
        files[path] = filled(f"first/{language}/{path}", values)
    return files


def schema_for_editors(organization: Organization) -> str:
    """The text of the schema with the organization's own ids."""
    return json_text(bundle_with_ids(None, organization.names())) + "\n"


def beside(name: str, language: str) -> dict[str, str]:
    """What people, editors and CI need beside the documents, by path."""
    files = {place: (_FIRST / "any" / file).read_text("utf-8") for file, place in _FOR_EDITORS_AND_CI.items()}
    workflow, place = _WORKFLOW
    files[place] = (bundled("ci") / workflow).read_text("utf-8")
    return {README: told(f"first/{language}/{README}", {"name": markdown(name)}), **files}
