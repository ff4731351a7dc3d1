"""An urgent message goes to a channel where an answer may take long.

The app is down, and the agreement says to send a mail that will be read within three days. People do not do that, of
course: they call whoever they know. Then the one who always picks up does all the work, and nobody else learns of it.

A message is urgent when it says `urgent: true`. An answer within two hours is soon enough; an organization may set
another limit with `within`. A channel that does not say how soon people answer is not judged.

What to do: give what cannot wait a home where somebody answers at once, such as a call. If it can wait after all, it is
not urgent.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.delivery import carried
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="warning", settings={"within": "2 hours"})
def too_slow_for_urgent(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for channel in organization.open_channels:
        promised = channel.respond_within
        if promised is None or promised <= settings["within"]:
            continue
        for place, message in carried(organization, channel):
            if message.urgent:
                yield (
                    channel.at("use_for", place),
                    f"{message} is urgent, and in {channel} an answer may take {promised}",
                    Details(
                        about=(channel, message),
                        related=(
                            Related(channel.at("respond_within"), f"an answer within {promised}"),
                            Related(message.at("urgent"), f"{message} cannot wait"),
                        ),
                        help=f"give it a home where people answer within {settings['within']}, such as a call",
                    ),
                )
