"""A message that must be found again later is sent where nothing is kept.

A decision taken in a call, an agreement that scrolled out of the chat: three months later nobody can say what was
agreed, and it is decided again, differently.

A message says `keep: true` when it must be found again, and a channel `keeps: true` when what is written there can be.
A channel that says nothing does not promise it.

What to do: give the message a home that keeps, such as mail, the project tool or the wiki. If the channel does keep
everything where people can find it, write `keeps: true`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.delivery import carried
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning")
def not_kept(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for channel in organization.open_channels:
        if channel.keeps:
            continue
        said = "keeps nothing" if "keeps" in channel.document.data else "does not say that it keeps anything"
        for place, message in carried(organization, channel):
            if message.keep:
                yield (
                    channel.at("use_for", place),
                    f"{message} must be found again later, and {channel} {said}",
                    Details(
                        about=(channel, message),
                        related=(Related(message.at("keep"), f"{message} is to be kept"),),
                        help=f"give it a home that keeps; if {channel} does, write `keeps: true`",
                    ),
                )
