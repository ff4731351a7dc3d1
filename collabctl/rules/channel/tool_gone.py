"""A channel runs on a tool that is not in use.

Whoever follows the agreement writes into a tool that was switched off, or that nobody has chosen yet. It looks sent,
and nobody reads it.

A tool that is `retired` or only a `candidate` is not there. One in a `pilot` or on its way out (`retiring`) still
works.

What to do: name the tool that is used now, and tell people where the channel went; or close the channel, and give its
messages another home.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule

_GONE = {"retired": "is no longer in use", "candidate": "is only being considered"}


@rule(severity="error")
def tool_gone(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for channel in organization.open_channels:
        tool = organization.tools.get(channel.tool)
        if tool is not None and tool.status in _GONE:
            yield (
                channel.at("tool"),
                f"{channel} runs on {tool}, which {_GONE[tool.status]}",
                Details(
                    about=(channel, tool),
                    related=(Related(tool.at("status"), f"{tool} {_GONE[tool.status]}"),),
                    help="name the tool that is used now, or close the channel and give its messages another home",
                ),
            )
