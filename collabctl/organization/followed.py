"""Actions of retrospectives, followed from one retrospective to the next until they are done."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabctl.organization.initiatives import Action, Retrospective
from collabctl.organization.naming import caseless

if TYPE_CHECKING:
    from collabctl.organization.organization import Organization


@dataclass(frozen=True, slots=True)
class FollowedAction:
    """An action as it was agreed last: the one at that place in that retrospective.

    `since` is the day on which it was first agreed, and `done_on` the day that was written with it in any of them.
    """

    retrospective: Retrospective
    place: int
    since: datetime.date
    done_on: datetime.date | None

    @property
    def action(self) -> Action:
        """The action in the words, and with the owner and day, of that retrospective."""
        return self.retrospective.actions[self.place]

    def is_open(self, as_of: datetime.date) -> bool:
        """Whether it was still to be done on that day."""
        return self.done_on is None or self.done_on > as_of


def followed(organization: Organization, as_of: datetime.date) -> list[FollowedAction]:
    """The actions of all retrospectives held by that day. What was carried over counts once, as it was agreed last.

    Carried over is an action that was still to be done when a later retrospective of the same thing agreed on it in the
    same words.
    """
    found: dict[tuple[str | None, str], list[FollowedAction]] = defaultdict(list)
    held = [retrospective for retrospective in organization.retrospectives if retrospective.date <= as_of]
    for retrospective in sorted(held, key=lambda one: one.date):
        day = retrospective.date
        for place, action in enumerate(retrospective.actions):
            same = found[retrospective.of, words_of(action)]
            before = next((one for one in same if one.retrospective.date < day and one.is_open(day)), None)
            if before is None:
                same.append(FollowedAction(retrospective, place, day, action.done_on))
            else:
                done_on = action.done_on or before.done_on
                same[same.index(before)] = FollowedAction(retrospective, place, before.since, done_on)
    return [one for some in found.values() for one in some]


def words_of(action: Action) -> str:
    """What it says, however it is spelled: by this an action is known again."""
    return caseless(str(action.what)).rstrip(".")
