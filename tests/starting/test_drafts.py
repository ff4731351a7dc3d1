"""A document of each kind, begun from a few answers, holds in the organization that it comes into."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from collabctl.documents import SourceFile, read
from collabctl.edits.trying import new_findings, replaced
from collabctl.organization import build
from collabctl.sources import Sources
from collabctl.sources.files import read_folder
from collabctl.starting.drafts import Beginning
from collabctl.starting.organizations import departments, documents
from collabctl.starting.plans import Plan
from collabctl.starting.questions import QUESTIONS

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
AS_OF = datetime.date(2026, 11, 23)
BEGUN = {
    "en": {"departments": ("sales", "support"), "metric": "customer-satisfaction", "channel": "chat"},
    "nl": {"departments": ("verkoop", "klantenservice"), "metric": "klanttevredenheid", "channel": "chat"},
}
EXAMPLE = {"departments": ("sales", "marketing"), "metric": "csat", "tool": "slack", "channel": "chat", "other": "it"}
SILO = {**EXAMPLE, "metric": "deals-won", "tool": "workhub", "channel": "commercial-mail"}
DESERVED = {
    "en": set(),
    "nl": set(),
    "org": {("department", "organization/island"), ("goal", "goal/same-goal"), ("goal", "goal/weightless")},
    "silo": {
        ("department", "organization/island"),
        ("goal", "goal/weightless"),
        ("kpi", "kpi/competes-for-lever"),
        ("kpi", "kpi/harms-shared-goal"),
    },
}
"""What a document rightly brings, because only people can settle it: with whom a new department works, how much a
goal weighs, what targets do."""


def settings(kind, there):
    one, two = there["departments"]
    both = f"{one},{two}"
    return {
        "department": [],
        "person": [f"department={one}", "role=Planner: days"],
        "team": [f"departments={both}"],
        "metric": ["unit=days", "better=lower"],
        "kpi": [f"department={one}", f"metric={there['metric']}", "target=up"],
        "goal": [f"shared_by={both}", f"measure.metric={there['metric']}", "measure.target=at least 9"],
        "meeting": [f"who.departments={both}"],
        "message": [f"from={one}", f"to={two}", f"channel={there['channel']}"],
        "channel": ["medium=document"],
        "tool": ["category=crm", "problem=We ask a customer twice: each of us.", f"used_by={both}"],
        "rollout": [f"tool={there.get('tool')}", "problem=Tasks get lost.", f"departments={both}"],
        "initiative": [f"departments={both}", f"lead=planner@{there.get('other', one)}"],
        "retrospective": [f"who.departments={both}"],
        "win": [f"contributions={both}"],
        "practice": ["theme=learning", "how=On Fridays we tell what surprised us."],
        "commitment": [f"owner=director@{one}", "type=budget", "promise=We pay for it."],
    }[kind]


def organization(name):
    """The bytes of an organization, and what there is to refer to."""
    if name in ("org", "silo"):
        return read_folder(EXAMPLES / name), EXAMPLE if name == "org" else SILO
    there = BEGUN[name]
    files = documents("Vuurtoren", name, departments(",".join(there["departments"])))
    sources = Sources(tuple(SourceFile(path, text.encode()) for path, text in files.items()), (), ())
    beginning = Beginning(build(sources.files), "tool", "crm", settings("tool", there))
    draft = beginning.draft(AS_OF)
    files = replaced(sources.files, {draft.path: draft.text.encode()})  # a tool, as somebody has in the first hour
    return Sources(tuple(files), (), ()), {**there, "tool": "crm"}


@pytest.mark.parametrize("name", ["en", "nl", "org", "silo"])
def test_every_kind_holds_in_the_organization(name):
    sources, there = organization(name)
    now = build(sources.files, sources.pages, sources.problems, tables=sources.tables)
    brought = set()
    for kind in QUESTIONS:
        beginning = Beginning(now, kind, "brand-new", settings(kind, there))
        assert not beginning.missing()
        draft = beginning.draft(AS_OF, [file.path for file in sources.files])
        [document], problems = read(draft.source)
        assert (document.kind, document.id, problems) == (kind, "brand-new", [])
        plan = Plan()
        plan.add(draft)
        if kind == "message":
            plan.append(now.channels.get(there["channel"]).document, "use_for", draft.id)
        found = new_findings(now, sources, plan.files(), AS_OF)
        brought |= {(kind, one.rule) for one in found if one.severity != "info"}
    assert brought == DESERVED[name]


def test_an_id_comes_from_what_it_is_called():
    sources, there = organization("en")
    now = build(sources.files)
    names = {
        ("kpi", None): "sales-customer-satisfaction-2",
        ("department", "Ärzte & Pflege"): "arzte-pflege",
        ("department", "Sales"): "sales-2",
        ("department", "!?"): "",
    }
    for (kind, name), expected in names.items():
        given = settings(kind, there) if name is None else [f"name={name}"]
        assert Beginning(now, kind, None, given).suggested_id() == expected
