"""A tool is no longer in use, and something still counts on it.

Whoever relies on a tool that nobody looks after any more will find it gone on a bad day, with whatever was in it.

Looked at are the departments under `used_by`, connections that work from tools that are not retired themselves, figures
that come from it, and rollouts of it that are not done or stopped. A channel in a tool that is gone is
`channel/tool-gone`. What a retired tool says about its own connections is history.

What to do: help those who still use it to move, and take them out of `used_by`; or set the status to `retiring` until
they have.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Location, Related
from collabctl.organization import Organization
from collabctl.organization.rollouts import is_open, tool_of
from collabctl.organization.sentences import listed
from collabctl.organization.tools import Tool
from collabctl.rules import Details, Settings, Yielded, rule

Use = tuple[str, Location]


@rule(severity="error")
def retired_but_used(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for tool in organization.tools:
        uses = list(_uses(organization, tool)) if tool.status == "retired" else []
        if uses:
            yield (
                tool.at("status"),
                f"{tool} is retired, and still used: by {listed(use for use, _ in uses)}",
                Details(
                    about=(tool,),
                    help="help them to move first; until then its status is 'retiring'",
                    related=tuple(Related(place, f"{use} still uses it") for use, place in uses),
                ),
            )


def _uses(organization: Organization, tool: Tool) -> Iterator[Use]:
    for number, department in enumerate(tool.used_by):
        yield organization.department_name(department), tool.at("used_by", number)
    for other in organization.tools:
        for number, connection in enumerate(other.connects_to):
            if connection.tool == tool.id and connection.status == "live" and other.status != "retired":
                yield f"the tool {other}", other.at("connects_to", number)
    for metric in organization.metrics:
        if metric.source and metric.source.tool == tool.id:
            yield f"the metric {metric}", metric.at("source")
    for rollout in organization.rollouts:
        if is_open(rollout) and tool_of(organization, rollout) is tool:
            yield f"the rollout {rollout}", rollout.at("tool")
