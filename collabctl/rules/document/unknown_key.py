"""A document has a key that its kind does not know.

A misspelt key would otherwise be lost without a word: the agreement is in the file, and nobody keeps it. The same goes
for a setting under `checks` that its rule does not have.

What to do: use the key that is suggested. What has no place of its own can stand under 'notes'.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.documents.nearest import nearest
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, chosen_settings, rule


@rule(severity="error")
def unknown_key(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    yield from (problem for problem in organization.problems if problem.rule == "document/unknown-key")
    yield from _unknown_settings(organization)


def _unknown_settings(organization: Organization) -> Iterator[Yielded]:
    for chosen, key, _ in chosen_settings(organization):
        known = ["severity", *chosen.settings]
        if key not in known:
            close = nearest(key, known)
            yield (
                organization.settings.at("checks", chosen.id, key),
                f"'{key}' is not a setting of {chosen.id}",
                Details(
                    about=(organization.settings,),
                    help=f"did you mean '{close}'?" if close else f"its settings are {', '.join(known)}",
                    subject=f"checks.{chosen.id}.{key}",
                ),
            )
