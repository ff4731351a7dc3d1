"""A document has a key that its kind does not know.

A misspelt key would otherwise be lost without a word: the agreement is in the file, and nobody keeps it. The same goes
for a setting under `checks` that its rule does not have.

What to do: use the key that is suggested. What has no place of its own can stand under 'notes'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from collabctl.documents.nearest import nearest
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, all_rules, rule


@rule(severity="error")
def unknown_key(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    yield from (problem for problem in organization.problems if problem.rule == "document/unknown-key")
    yield from _unknown_settings(organization)


def _unknown_settings(organization: Organization) -> Iterator[Yielded]:
    for id, chosen in organization.settings.checks.items():
        found = all_rules().get(id)
        if found is None or not isinstance(chosen, Mapping):
            continue
        known = ["severity", *found.settings]
        for key in chosen:
            if key not in known:
                close = nearest(key, known)
                yield (
                    organization.settings.at("checks", id, key),
                    f"'{key}' is not a setting of {id}",
                    Details(
                        about=(organization.settings,),
                        help=f"did you mean '{close}'?" if close else f"its settings are {', '.join(known)}",
                        subject=f"checks.{id}.{key}",
                    ),
                )
