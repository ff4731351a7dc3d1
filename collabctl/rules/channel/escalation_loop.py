"""When no answer comes, the agreements send people round in a circle.

The mailbox says: no answer? Use the portal. The portal says: no answer? Send a mail. Everybody keeps to the agreement,
and nobody is helped.

What to do: let the last step be one where a person is at the other end, such as a call; that channel needs no
`escalate_to`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.delivery import escalation
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def escalation_loop(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for channel in organization.open_channels:
        circle = [channel, *escalation(organization, channel)]
        if circle[-1].escalate_to != channel.id or channel.id != min(one.id for one in circle):
            continue
        others = circle[1:]
        steps = ", then to ".join(map(str, [*others, channel]))
        yield (
            channel.at("escalate_to"),
            f"no answer in {channel} leads to {steps} again"
            if others
            else f"no answer in {channel} leads to {channel} again",
            Details(
                about=tuple(circle),
                related=tuple(
                    Related(one.at("escalate_to"), f"{one} leads to {following}")
                    for one, following in zip(others, [*others, channel][1:], strict=True)
                ),
                help="let one of them lead to where a person answers, such as a call",
            ),
        )
