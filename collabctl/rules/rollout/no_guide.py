"""A rollout has no guide with the dos and don'ts.

What goes into the tool and what does not, and what it takes the place of: a few lines that fit on one page prevent the
second list in a spreadsheet, and the quick question that arrives as a task.

It is asked of a rollout that is rolling out, that has a wave with a day while it is in its pilot, or that is planned
with a wave and no pilot. While a tool is being chosen, nobody knows the answers yet.

What to do: let the teams of the pilot write three things to do and three not to do, in `guide`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.organization.readiness import missing
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_guide(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for rollout, _ in missing(organization, "guide", settings.as_of):
        yield (
            rollout.at(),
            f"{rollout} has no guide that says what to do and what not to do with it",
            Details(about=(rollout,), help="write three things to do and three not to do, in 'guide'"),
        )
