"""Small organizations for tests of changes, and what one says of two."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from collabctl.changes import Change, Comparison, compare
from collabctl.documents import SourceFile
from collabctl.organization import Organization, build
from collabctl.rules import check

AS_OF = datetime.date(2026, 11, 23)
SETTINGS: dict[str, Any] = {"kind": "organization", "format": 1, "name": "Lantern", "languages": ["en", "nl"]}


def written(documents: list[Mapping[str, Any]]) -> bytes:
    """JSON is YAML too."""
    return "\n---\n".join(json.dumps(document, ensure_ascii=False) for document in documents).encode()


def organization(*documents: Mapping[str, Any], settings: Mapping[str, Any] = SETTINGS) -> Organization:
    """The organization that these documents describe."""
    files = [SourceFile("organization.yaml", written([settings]))]
    if documents:
        files.append(SourceFile("all.yaml", written(list(documents))))
    return build(files)


def compared(base: Organization, head: Organization, *, with_findings: bool = False) -> Comparison:
    findings = (check(base, AS_OF), check(head, AS_OF)) if with_findings else ((), ())
    return compare(base, head, findings, AS_OF)


def changes(base: Organization, head: Organization) -> tuple[Change, ...]:
    return compared(base, head).changes


def sentences(base: Organization, head: Organization) -> list[str]:
    return [change.sentence for change in changes(base, head)]
