"""A tool has no owner.

Somebody has to keep the agreements about it, hear what does not work, let people in and out, and say when it has had
its day. A tool that belongs to nobody grows wild: everybody uses it differently, and nobody dares to switch it off.

It is asked of a tool that is in a pilot, in use or on its way out; not of a candidate, nor of one that is retired.

What to do: write a person, a role or a department in `owner`. The department that needs it most is a good owner.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def no_owner(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for tool in organization.tools:
        if not tool.owner and tool.status in ("pilot", "in-use", "retiring"):
            yield (
                tool.at(),
                f"the tool {tool} has no owner",
                Details(about=(tool,), help="write in 'owner' a person, a role, or {department: ...}"),
            )
