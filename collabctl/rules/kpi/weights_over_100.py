"""What a department is judged on comes to more than a hundred percent.

Weights share out attention. When they come to more than there is, everything is important, and people choose for
themselves what counts. Mostly a shared goal was added and nothing was made lighter.

Added up are the KPIs of a department and its weight in shared goals, as far as they are numbers, on any one day from
today on. A department's weights may be less than a hundred: not everything needs to be written down here. `rounding`
is how much more is put down to rounded percentages.

What to do: make the other weights lighter, so that all of them come to a hundred.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from collabctl.conflicts.conflict import in_play
from collabctl.findings import Location, Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi
from collabctl.organization.quantities import Period, exact, number
from collabctl.rules import Details, Settings, Yielded, rule

ALL = 100
_DAY = datetime.timedelta(days=1)
_END = datetime.date.max


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of what a department is judged on, and where its weight stands."""

    item: Kpi | Goal
    weight: Fraction
    path: tuple[str | int, ...]

    @property
    def location(self) -> Location:
        return self.item.at(*self.path)

    @property
    def period(self) -> Period:
        return self.item.period


@dataclass(frozen=True, slots=True)
class _Excess:
    """Days on end on which the weights come to too much; `worst` is a day on which they come to most."""

    first: datetime.date
    last: datetime.date
    worst: datetime.date
    least: Fraction
    most: Fraction


@rule(severity="error", settings={"rounding": 0.5})
def weights_over_100(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    limit = ALL + exact(settings["rounding"])
    for department, parts in sorted(_parts(organization, settings.as_of).items()):
        for excess in _excesses(parts, limit):
            yield _told(organization.department_name(department), parts, excess, limit)


def _parts(organization: Organization, as_of: datetime.date) -> dict[str, list[_Part]]:
    """What each department is judged on with a weight in numbers, and is not over."""
    found: dict[str, list[_Part]] = defaultdict(list)
    for kpi in organization.kpis:
        if isinstance(kpi.weight, int | float) and in_play(kpi, as_of):
            found[kpi.department].append(_Part(kpi, exact(kpi.weight), ("weight",)))
    for goal in organization.goals:
        for index, share in enumerate(goal.shared_by):
            if isinstance(share.weight, int | float) and in_play(goal, as_of):
                found[share.department].append(_Part(goal, exact(share.weight), ("shared_by", index, "weight")))
    return found


def _excesses(parts: list[_Part], limit: Fraction) -> Iterator[_Excess]:
    """Every unbroken row of days on which the weights come to more than the limit."""
    changes: dict[datetime.date, Fraction] = defaultdict(Fraction)
    for part in parts:
        changes[part.period.first or datetime.date.min] += part.weight
        if part.period.last is not None and part.period.last != _END:
            changes[part.period.last + _DAY] -= part.weight
    total = Fraction(0)
    over: list[tuple[datetime.date, Fraction]] = []
    for day in sorted(changes):
        total += changes[day]
        if total > limit:
            over.append((day, total))
        elif over:
            yield _excess(over, day - _DAY)
            over = []
    if over:
        yield _excess(over, _END)


def _excess(over: list[tuple[datetime.date, Fraction]], last: datetime.date) -> _Excess:
    sums = [total for _, total in over]
    worst = next(day for day, total in over if total == max(sums))
    return _Excess(over[0][0], last, worst, min(sums), max(sums))


def _told(name: str, parts: list[_Part], excess: _Excess, limit: Fraction) -> Yielded:
    together = sorted((part for part in parts if excess.worst in part.period), key=lambda part: part.location)
    total = Fraction(0)
    tips = together[-1]
    for part in together:
        total += part.weight
        if total > limit:
            tips = part
            break
    up_to = "up to " if excess.least != excess.most else ""
    return (
        tips.location,
        f"the weights of {name} come to {up_to}{_percent(excess.most)}{_days(excess)}, and 100 % is all there is",
        Details(
            about=tuple(dict.fromkeys(part.item for part in together)),
            related=tuple(
                Related(part.location, f"{part.item} has {_percent(part.weight)} of it")
                for part in together
                if part != tips
            ),
            help=f"make {_percent(excess.most - ALL)} lighter what matters less to {name}",
            subject=f"{excess.first}",
        ),
    )


def _percent(share: Fraction) -> str:
    return f"{number(float(share))} %"


def _days(excess: _Excess) -> str:
    begins = f" from {excess.first}" if excess.first != datetime.date.min else ""
    ends = f" until {excess.last}" if excess.last != _END else ""
    return begins + ends + (" on" if begins and not ends else "")
