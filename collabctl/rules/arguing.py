"""From a conflict that the engine found to the finding that a rule reports."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.engine import Found, find
from collabctl.conflicts.explanations import explain
from collabctl.conflicts.ways_out import MOST_TRIED, ways_out
from collabctl.findings import Finding
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, as_findings


def argued(rule: str, organization: Organization, settings: Settings) -> Iterator[Yielded]:
    """What the engine found for a rule, told with all that it rests on."""
    found = find(organization, settings.as_of)
    return (_told(organization, conflict, offered(found, conflict)) for conflict in found.of(rule))


def on_their_own(organization: Organization, as_of: datetime.date) -> list[Finding]:
    """What follows from the cause of a finding and is told with that one, as findings of their own."""
    folded = find(organization, as_of).folded
    return as_findings(organization, as_of, [(one.rule, _told(organization, one, [])) for one in folded])


def _told(organization: Organization, conflict: Conflict, ways: list[str]) -> Yielded:
    told = explain(organization, conflict)
    return (
        told.location,
        told.message,
        Details(
            about=conflict.documents,
            help="\n".join([*told.hints, *ways]),
            related=told.related,
            subject=conflict.pivot,
            severity=conflict.severity,
            way=conflict.path.hash6 if conflict.path else "",
            origin=conflict,
        ),
    )


def offered(found: Found, conflict: Conflict) -> list[str]:
    """The ways out of one of the gravest conflicts, a line each; nobody reads those of the hundredth."""
    if conflict not in found.conflicts[:MOST_TRIED]:
        return []
    return [f"way out: {way}" for way in ways_out(found.wants, conflict)]
