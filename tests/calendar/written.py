"""Organizations of a few meetings, as somebody would write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from collabctl.documents import SourceFile
from collabctl.organization import build

if TYPE_CHECKING:
    from collabctl.organization import Organization


def organization(*slots: Any, documents: Any = (), **fields: Any) -> Organization:
    """A meeting for each schedule, named m0000 onwards, and other documents. `fields` are the organization's own."""
    meetings = [
        {
            "kind": "meeting",
            "id": f"m{number:04}",
            "name": f"Meeting {number}",
            "who": {"everyone": True},
            "schedule": slot,
        }
        for number, slot in enumerate(slots)
    ]
    own = {"kind": "organization", "format": 1, "name": "Noorderlicht", **fields}
    files = [
        SourceFile(name, yaml.safe_dump_all(content, allow_unicode=True, sort_keys=False).encode())
        for name, content in (("organization.yaml", [own]), ("all.yaml", [*meetings, *documents]))
        if content
    ]
    found = build(files)
    assert not found.problems, found.problems
    return found
