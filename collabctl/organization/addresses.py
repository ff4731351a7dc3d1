"""Where the handbook tells about what: the paths of its pages, which depend on no language.

It stands here and not in the handbook, because rules look at links to these pages.
"""

from __future__ import annotations

from collections.abc import Container

from collabctl import escaping
from collabctl.organization.organization import Organization

START = "README.md"

FOLDERS = {
    "department": "departments",
    "goal": "goals",
    "meeting": "meetings",
    "channel": "channels",
    "tool": "tools",
    "rollout": "rollouts",
}
"""The kinds whose documents have a page each, and the folder where these stand."""

OVERVIEWS: dict[str, tuple[str, ...]] = {
    "which-channel.md": ("channel", "message"),
    "hand-overs.md": ("message",),
    "meetings/README.md": ("meeting",),
    "roles/README.md": ("person", "department", "meeting", "team"),
    "goals/README.md": ("goal",),
    "kpis/README.md": ("kpi",),
    "conflicts.md": ("kpi",),
    "agreements.md": ("resolution",),
    "tools/README.md": ("tool",),
    "collaboration.md": ("department",),
    "teams.md": ("team",),
    "initiatives.md": ("initiative",),
    "how-we-work.md": ("practice", "commitment"),
    "results.md": ("metric",),
    "learning.md": ("win", "retrospective"),
    "glossary.md": ("metric",),
}
"""The pages about many documents, each with the kinds without which it is not there."""


def page_of(kind: str, id: str) -> str:
    """The page of a document of a kind that has a page each."""
    return f"{FOLDERS[kind]}/{escaping.file_name(id)}.md"


def roles_of(department: str) -> str:
    """The page about the roles of a department."""
    return f"roles/{escaping.file_name(department)}.md"


def pages(organization: Organization, hidden: Container[str]) -> set[str]:
    """The pages that the handbook may have, but for the organization's own; without what `hidden` refers to.

    Some of them are there only when they have something to say, which nobody knows before they are written.
    """
    found = {START}
    kinds = set()
    for item in organization.items():
        if item.reference not in hidden:
            kinds.add(item.kind)
            if item.kind in FOLDERS:
                found.add(page_of(item.kind, item.id))
            if item.kind == "department":
                found.add(roles_of(item.id))
    return found | {path for path, made_of in OVERVIEWS.items() if not kinds.isdisjoint(made_of)}
