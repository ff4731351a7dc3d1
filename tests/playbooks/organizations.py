"""Organizations for playbooks to be used in: the smallest sound one, and the examples."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from collabctl.documents import SourceFile
from collabctl.edits.trying import with_files
from collabctl.findings import Finding
from collabctl.organization import Organization, build
from collabctl.playbooks.context import Context
from collabctl.playbooks.drafting import Draft, answer, draft
from collabctl.playbooks.playbook import all_playbooks
from collabctl.playbooks.trying import Outcome, tried
from collabctl.rules import check
from collabctl.sources import Sources
from collabctl.sources.files import read_folder

AS_OF = datetime.date(2026, 11, 23)
EXAMPLES = Path(__file__).parent.parent.parent / "examples"

SMALLEST = {
    "organization.yaml": "kind: organization\nformat: 1\nname: Lantern\nvision: Light for all.\nlanguages: [{}]\n",
    "departments.yaml": """\
kind: department
id: sales
name: Sales
---
kind: department
id: support
name: Support
""",
    "meetings/monthly.yaml": """\
kind: meeting
id: monthly
name: Once a month
type: alignment
purpose: See where we are.
schedule: {every: month, day: first tuesday, at: "10:00"}
who: {leads_of: all}
facilitator: {role: Planner, department: sales}
agenda: [Where are we?]
outcome: [Decisions]
""",
}
WHERE = ("smallest-en", "smallest-nl", "org", "silo")


class Place(NamedTuple):
    """An organization, its files, and what is found there."""

    sources: Sources
    organization: Organization
    found: list[Finding]


class Use(NamedTuple):
    """What using a playbook would write, and what would come of it."""

    draft: Draft
    outcome: Outcome
    after: Organization


def smallest(language: str, **more: str) -> Sources:
    texts = {**SMALLEST, "organization.yaml": SMALLEST["organization.yaml"].format(language), **more}
    files = [SourceFile(path, text.encode()) for path, text in sorted(texts.items())]
    return Sources(files=tuple(files), pages=(), tables=(), problems=())


@cache
def place(name: str) -> Place:
    first, _, language = name.partition("-")
    return of(smallest(language) if first == "smallest" else read_folder(EXAMPLES / name))


def of(sources: Sources) -> Place:
    organization = build(sources.files, sources.pages, sources.problems, tables=sources.tables)
    return Place(sources, organization, check(organization, AS_OF))


def use(where: Place, playbook: str, **given: str) -> Use:
    context = Context(where.organization, all_playbooks()[playbook], AS_OF, where.found)
    answer(context, {name.replace("_", "-"): value for name, value in given.items()})
    made = draft(context, [file.path for file in where.sources.files])
    outcome = tried(where.sources, where.organization, made, AS_OF)
    return Use(made, outcome, with_files(where.sources, {file.path: file.data for file in made.files}))
