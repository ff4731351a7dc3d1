"""Two rollouts reach one department shortly after each other.

New habits need some weeks to settle. A department that has to learn a second tool before the first one feels normal
learns neither, and remembers both as trouble.

Waves with a day are compared, of rollouts that are not stopped, as long as one of the two is still to come. A
department stands for those below it; outside departments are not looked at. Of two rollouts only the first collision is
told.

Settings: `apart` is how far apart two starts should at least be (6 weeks).

What to do: let the two working groups choose which goes first, and give the other a later day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.rollouts import ours, was_stopped
from collabctl.organization.sentences import listed
from collabctl.organization.tools import Rollout
from collabctl.rules import Details, Settings, Yielded, rule

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class _Start:
    """A wave of a rollout, with its day, our departments in it, and those with all that are above them."""

    rollout: Rollout
    number: int
    day: datetime.date
    departments: list[str]
    above: frozenset[str]


@rule(severity="warning", settings={"apart": "6 weeks"})
def collision(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    starts = [list(_starts(organization, rollout)) for rollout in organization.rollouts if not was_stopped(rollout)]
    for one, other in combinations(filter(None, starts), 2):
        found = _first(organization, one, other, settings)
        if found:
            yield _told(organization, *found)


def _starts(organization: Organization, rollout: Rollout) -> Iterator[_Start]:
    for number, wave in enumerate(rollout.waves):
        if wave.date is not None:
            departments = ours(organization, wave.departments)
            above = frozenset(higher for department in departments for higher in organization.line_above(department))
            yield _Start(rollout, number, wave.date, departments, above)


def _first(
    organization: Organization, one: list[_Start], other: list[_Start], settings: Settings
) -> tuple[_Start, _Start, list[str]] | None:
    """The first two waves that are too near to each other, the earlier one first, and the departments in both."""
    pairs = []
    for start, near in product(one, other):
        first, second = sorted((start, near), key=lambda each: each.day)
        too_near = (second.day - first.day).days * _DAY < settings["apart"].minutes
        if too_near and second.day >= settings.as_of and (both := _in_both(organization, first, second)):
            pairs.append((first, second, both))
    return min(pairs, key=lambda pair: (pair[1].day, pair[0].day), default=None)


def _in_both(organization: Organization, first: _Start, second: _Start) -> list[str]:
    """The departments of the second wave that are in the first one too, or are above or below one that is."""
    return [
        department
        for department in second.departments
        if department in first.above or not set(organization.line_above(department)).isdisjoint(first.departments)
    ]


def _told(organization: Organization, first: _Start, second: _Start, departments: list[str]) -> Yielded:
    names = listed(organization.department_name(id) for id in departments)
    days = (second.day - first.day).days
    apart = f"{days} day{'s' if days > 1 else ''} apart" if days else "on the same day"
    return (
        second.rollout.at("waves", second.number),
        f"{first.rollout} and {second.rollout} both reach {names} {apart}",
        Details(
            about=(first.rollout, second.rollout),
            help="let the two working groups choose which goes first, and give the other a later day",
            related=(Related(first.rollout.at("waves", first.number), f"{first.rollout} starts there on {first.day}"),),
        ),
    )
