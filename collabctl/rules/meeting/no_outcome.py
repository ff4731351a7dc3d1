"""A meeting does not say what people leave it with.

A good talk that nobody does anything with is repeated next week. When everybody knows beforehand that there will be a
decision with an owner, or a list of what is stuck, the meeting is over as soon as that is there.

All-hands, office hours and trainings are not looked at: what people take home from them differs from one to the next.
Neither is a talk between two people, or a meeting that has been held for the last time.

What to do: write under 'outcome' what there is afterwards that was not there before, such as decisions, each with an
owner.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.calendar.lifetime import still_held
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule

NEEDS_NONE = ("all-hands", "office-hours", "training")


@rule(severity="warning")
def no_outcome(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for meeting in still_held(organization, settings.as_of):
        if meeting.outcome or meeting.type in NEEDS_NONE or meeting.between_two:
            continue
        yield (
            meeting.at(),
            f"nobody has said what people leave {meeting} with",
            Details(about=(meeting,), help="write it under 'outcome', such as: decisions, each with an owner"),
        )
