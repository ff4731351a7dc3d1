"""A KPI is about a part of the organization that is not on the list.

Two KPIs about the same part are compared, and two about different parts are left in peace. A part that is spelled in
two ways looks like two parts, so a conflict between them goes unseen.

What to do: choose one of the values under `scopes` in organization.yaml, or add this one there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from collabctl.documents.nearest import nearest
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule

MOST_NAMED = 8


@rule(severity="error")
def unknown_scope(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    own = organization.settings
    if "name" not in own.document.data:  # it could not be read, and that has been said
        return
    for kpi in organization.kpis:
        for key, value in kpi.scope.items():
            if key not in own.scopes:
                close, hints = _hints(key, own.scopes, f"{key}: [{value}]")
                message = f"{kpi} is about one {key}, and 'scopes' of the organization has no '{key}'{close}"
                yield kpi.at("scope", key), message, Details(about=(kpi,), help=hints, subject=f"scope.{key}")
            elif value not in own.scopes[key]:
                close, hints = _hints(value, own.scopes[key], value)
                message = (
                    f"{kpi} is about the {key} '{value}', and 'scopes' of the organization has no such {key}{close}"
                )
                place = kpi.document.value(("scope", key))
                yield place, message, Details(about=(kpi,), help=hints, subject=f"scope.{key}")


def _hints(word: str, choices: Collection[str], addition: str) -> tuple[str, str]:
    """The question whether a near choice was meant, "" where none is near; and what to do."""
    close = nearest(word, choices)
    add = f"add it to 'scopes' in organization.yaml: {addition}"
    if close:
        return f"; did you mean '{close}'?", f"if not, {add}"
    known = ", ".join(sorted(choices)[:MOST_NAMED])
    return "", f"choose one that is there: {known}\nor {add}" if known else add
