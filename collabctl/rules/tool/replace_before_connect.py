"""A tool is replaced that nobody ever tried to connect.

A new tool for everybody, chosen from above, takes away what people know and meets resistance that it has earned. Often
a connection would have done: what is entered in one tool arrives in the other, and nobody has to move.

A connection to or from the tool that has to go counts as tried when it works, is planned, or turned out to be
impossible (`status: live`, `planned` or `impossible`). Not looked at are tools that are gone already, candidates that
may never come, and a department that swaps a tool that it uses alone.

What to do: find out first whether the two can be connected, and write the answer in `connects_to`, also when it is no:
`status: impossible`, with `because`. If they can, ask the people who use them whether anything still has to go.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.connections import TRIED, Neighbours, neighbours
from collabctl.organization.sentences import listed
from collabctl.organization.tools import Tool
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def replace_before_connect(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    tried = neighbours(organization, TRIED)
    for tool in organization.tools:
        if tool.status not in ("pilot", "in-use"):
            continue
        untried = [
            old
            for id in tool.replaces
            if (old := organization.tools.get(id)) is not None and _goes_untried(organization, tried, tool, old)
        ]
        if untried:
            names = listed(map(str, untried))
            yield (
                tool.at("replaces"),
                f"{tool} replaces {names}, and nobody tried to connect {'it' if len(untried) == 1 else 'them'} first",
                Details(
                    about=(tool, *untried),
                    help="try to connect them, and write what came of it in 'connects_to', also if it is impossible",
                    related=tuple(Related(old.at(), f"{old} has no connection") for old in untried),
                ),
            )


def _goes_untried(organization: Organization, tried: Neighbours, tool: Tool, old: Tool) -> bool:
    swapped_alone = len({*tool.used_by, *old.used_by}) == 1
    gone = old.status == "retired" or organization.perhaps(old.id)
    return not gone and not swapped_alone and old.id not in tried
