"""Departments work together, and management has promised neither to reward it nor to set an example.

People look at what their leads do and at what is rewarded, long before they read an agreement. If working together
costs a bonus, it stops; if the director answers the phone at Support for a morning, everybody knows what counts.

A commitment of type `reward` or `example` that was not dropped is looked for. Asked once departments do `joint_work`
things together or more: shared goals, teams and initiatives of two departments of the organization's own, under way in
the last twelve months.

What to do: ask management for one promise with a date: something that is rewarded, or something they will be seen
doing. Write it down as a commitment.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule
from collabctl.rules.habits import enough_joint_work


@rule(severity="info", settings={"joint_work": 3})
def no_promise(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if organization.perhaps("commitment") or not (work := enough_joint_work(organization, settings)):
        return
    promises = [one for one in organization.commitments if one.type in ("reward", "example")]
    if all(promise.status == "dropped" for promise in promises):
        yield (
            organization.settings.at("name"),
            f"departments do {work} things together, and management promised no reward and no example",
            Details(
                about=(organization.settings,),
                help="write down one promise with a date: a commitment of type reward or example",
            ),
        )
