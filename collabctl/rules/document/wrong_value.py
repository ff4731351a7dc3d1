"""A value is not what its key asks for.

It may be a word that is not one of the choices, a day that does not exist, a number where a text belongs, or a text
that YAML cut short or split without saying so: after ' #', at a comma inside braces, at '12.000' for twelve thousand.

What to do: write what the message asks for. Put texts with special characters in quotes.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, chosen_settings, fits, rule


@rule(severity="error")
def wrong_value(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    yield from (problem for problem in organization.problems if problem.rule == "document/wrong-value")
    yield from _wrong_settings(organization)


def _wrong_settings(organization: Organization) -> Iterator[Yielded]:
    for chosen, key, value in chosen_settings(organization):
        default = chosen.settings.get(key)
        if not fits(value, default):
            yield (
                organization.settings.document.value(("checks", chosen.id, key)),
                f"'{value}' is not what the setting '{key}' of {chosen.id} takes",
                Details(
                    about=(organization.settings,),
                    help=f"write something like {default}, which it is when left out",
                    subject=f"checks.{chosen.id}.{key}",
                ),
            )
