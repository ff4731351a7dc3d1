"""What was agreed to do next, and what became of it: actions of retrospectives, and promises of management.

There is no clock here: done is what is written down as done, and everything else is still to be done.
"""

from __future__ import annotations

import datetime
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import islice

from collabctl.handbook.book import Book
from collabctl.organization.agreements import Commitment
from collabctl.organization.followed import FollowedAction, followed, words_of
from collabctl.organization.initiatives import Retrospective


def actions(book: Book) -> list[FollowedAction]:
    """The actions of retrospectives that may be shown; what was carried over counts once."""
    every = followed(book.organization, datetime.date.max)
    return [one for one in every if book.may_show(one.retrospective.reference)]


def to_do(book: Book) -> list[FollowedAction]:
    """The actions that are still to be done by the day when they are due, and then those without one."""
    last = datetime.date.max
    still = [one for one in actions(book) if one.done_on is None]
    return sorted(still, key=lambda one: (one.action.due or last, one.since, one.retrospective.id, one.place))


def done(book: Book) -> list[FollowedAction]:
    """The actions that are done, the latest first."""
    finished = [one for one in actions(book) if one.done_on]
    return sorted(finished, key=lambda one: (str(one.done_on), one.retrospective.id, one.place), reverse=True)


def brought_along(book: Book, most: int) -> dict[str, list[FollowedAction]]:
    """For each retrospective, by its id, what had been agreed before, was still to be done, and was not agreed anew.

    Who looked back on one thing looked at the actions about that; who looked back on a period looked at all. There are
    no more than `most` for each, those that were agreed first.
    """
    agreed: dict[str | None, list[FollowedAction]] = defaultdict(list)
    for one in sorted(actions(book), key=lambda one: (one.since, one.retrospective.id, one.place)):
        for subject in {None, one.retrospective.of}:
            agreed[subject].append(one)
    looks_back: dict[str | None, list[Retrospective]] = defaultdict(list)
    for look_back in sorted(book.shown(book.organization.retrospectives), key=lambda one: one.date):
        looks_back[look_back.of].append(look_back)
    return {
        look_back.id: list(islice(_not_anew(still, look_back), most))
        for subject, some in looks_back.items()
        for look_back, still in _open(some, agreed[subject])
    }


def _open(
    looks_back: Sequence[Retrospective], agreed: Sequence[FollowedAction]
) -> Iterator[tuple[Retrospective, Iterable[FollowedAction]]]:
    """Each retrospective with what was open then. Both come in the order of their days, so each is met only once."""
    still: dict[int, FollowedAction] = {}
    ending: list[tuple[datetime.date, int]] = []
    coming = deque(enumerate(agreed))
    for look_back in looks_back:
        while coming and coming[0][1].since < look_back.date:
            number, one = coming.popleft()
            still[number] = one
            if one.done_on:
                heappush(ending, (one.done_on, number))
        while ending and ending[0][0] <= look_back.date:
            del still[heappop(ending)[1]]
        yield look_back, still.values()


def _not_anew(still: Iterable[FollowedAction], look_back: Retrospective) -> Iterator[FollowedAction]:
    anew = {words_of(action) for action in look_back.actions}
    return (one for one in still if words_of(one.action) not in anew)


def promises(book: Book) -> list[Commitment]:
    """What management promised: what is still open by the day when it is due, and then the others, the latest first."""
    every = sorted(book.shown(book.organization.commitments), key=lambda one: (one.due, one.id))
    return [
        *(one for one in every if one.status == "open"),
        *(one for one in reversed(every) if one.status != "open"),
    ]
