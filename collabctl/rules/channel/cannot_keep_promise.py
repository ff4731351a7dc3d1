"""A channel promises an answer in hours in which nobody has to answer.

"Within 30 minutes" and "quiet from 22:00 to 06:00" cannot both be true of a question at midnight. Either somebody gives
up the evening without anybody having asked for it, or the promise is broken, and people stop believing the others too.

A promise in working time (`4 working hours`, `1 working day`) only runs while people work; it is broken by quiet hours
that take more of the working day than it allows. A promise in time on the clock (`30 min`, `1 day`) runs at night and
at weekends as well. It has to be longer than the quiet hours, or, where the channel names none, than the longest time
between two working days of the organization or of a department that reads the channel. Where people in another time
zone or with hours of their own read it too, or where no hours are agreed at all, nothing is said. Days on which the
organization is closed do not count.

What to do: promise in working time, such as `1 working hour`; or agree who watches the channel when the others do not,
and shorten its quiet hours.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.channels import Channel
from collabctl.organization.quiet import DAY, WEEK, Stretch, in_several_zones, longest_quiet
from collabctl.rules import Details, Settings, Yielded, rule

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@rule(severity="warning")
def cannot_keep_promise(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for channel in organization.open_channels:
        promised = channel.respond_within
        if promised is None or in_several_zones(organization, channel):
            continue
        quiet = longest_quiet(organization, channel, working=promised.working)
        if quiet is not None and quiet.counted > promised.minutes:
            yield (
                channel.at("respond_within"),
                f"{channel} promises an answer within {promised}, and {_nobody_answers(channel, quiet)}",
                Details(
                    about=(channel,),
                    related=(Related(channel.at("quiet_hours"), "its quiet hours"),) if channel.quiet_hours else (),
                    help="shorten the quiet hours, or promise a little less"
                    if promised.working
                    else "promise in working time, such as 1 working hour or 1 working day, or agree who watches it",
                ),
            )


def _nobody_answers(channel: Channel, quiet: Stretch) -> str:
    end = quiet.start + quiet.length
    if channel.quiet_hours is not None:
        return f"from {_time(quiet.start)} to {_time(end)} nobody has to answer"
    return f"from {_day(quiet.start)} {_time(quiet.start)} to {_day(end)} {_time(end)} nobody works"


def _day(minute: int) -> str:
    return _WEEKDAYS[minute % WEEK // DAY]


def _time(minute: int) -> str:
    return f"{minute % DAY // 60:02}:{minute % 60:02}"
