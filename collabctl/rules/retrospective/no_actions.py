"""People looked back together and agreed on nothing to do.

Looking back is only half of learning. When nothing follows, people who dared to say what went wrong see that it made no
difference, and say less the next time.

One that is still to come is not asked, and neither is one of long ago. Settings: `left_alone_after`, how long ago that
is (12 months).

What to do: agree on one thing to do differently, small enough to be done before you meet again, with an owner and a
day, and write it in `actions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning", settings={"left_alone_after": "12 months"})
def no_actions(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    since = settings["left_alone_after"].before(settings.as_of)
    for retrospective in organization.retrospectives:
        if not retrospective.actions and since <= retrospective.date <= settings.as_of:
            yield (
                retrospective.at(),
                f"the retrospective of {retrospective.date} ended without anything to do differently",
                Details(
                    about=(retrospective,),
                    help="agree on one small thing, with an owner and a day, and write it in 'actions'",
                ),
            )
