"""A joint project succeeded, and nobody celebrated it.

A result that people can see is the best argument for working together: better than any plan. If it passes in silence,
the next project starts with the same doubt as this one.

A win that names the project or its team counts, and so does `celebrated_in`. A project that was stopped is not asked
for a party, and one that was done long ago is left alone. Settings: `left_alone_after`, how long ago that is
(12 months).

What to do: tell everybody what it brought and what each department added, in a meeting or channel that all of them
know, and write it down as a win.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info", settings={"left_alone_after": "12 months"})
def done_uncelebrated(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    celebrated = {win.of for win in organization.wins}
    for initiative in organization.initiatives:
        ended = initiative.ended_on(settings.as_of)
        if ended is None or initiative.status == "stopped" or initiative.celebrated_in:
            continue
        if settings["left_alone_after"].before(settings.as_of) > ended or organization.perhaps(initiative.id):
            continue
        if celebrated.isdisjoint({initiative.reference, f"team/{initiative.team}"}):
            yield (
                initiative.at(),
                f"{initiative} is done, and nobody celebrated it",
                Details(
                    about=(initiative,),
                    help="tell everybody what it brought and what each department added, and write it down as a win",
                ),
            )
