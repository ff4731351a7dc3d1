"""An action that people agreed on together has no owner.

What everybody is to do, nobody does. An action without an owner is a wish, and at the next retrospective it stands on
the list of things that could be better again.

A department may be the owner. What is done is left alone.

What to do: ask who takes it, and write the name, the role or the department in `owner`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def action_without_owner(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for retrospective in organization.retrospectives:
        for index, action in enumerate(retrospective.actions):
            if not action.owner and action.is_open(settings.as_of):
                yield (
                    retrospective.at("actions", index),
                    f"nobody is the owner of '{action.what}'",
                    Details(
                        about=(retrospective,),
                        help="ask who takes it, and write them in 'owner'",
                        subject=str(action.what),
                    ),
                )
