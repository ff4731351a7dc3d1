"""Two departments are judged on one figure, and were told different numbers.

Whoever owns a figure decides how it is counted, when it is good enough and what is tried next. With two owners and two
numbers neither does, and both can point at the other. With the same number and no goal that says so, nobody knows that
they are in it together.

A department's own part (`part: own`) is a figure of its own, and so are other scopes and other days.

What to do: choose one number and make it a shared goal, or say with `part: own` that each is judged on its own part.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from collabctl.conflicts.engine import find
from collabctl.conflicts.figures import Figures
from collabctl.conflicts.looseness import loose_parts
from collabctl.conflicts.questions import listed
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi
from collabctl.rules import Details, Settings, Yielded, rule

_NAMES_A_PAIR = (
    "kpi/contradicts-parent",
    "kpi/incompatible-targets",
    "kpi/opposed-directions",
    "kpi/unreachable-targets",
)


@rule(severity="warning")
def two_owners(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    told = _told_elsewhere(organization, settings.as_of)
    for owners in _figures(organization, settings.as_of):
        pairs = [
            pair
            for pair in combinations(owners, 2)
            if _are_two(organization, *pair) and frozenset(kpi.id for kpi in pair) not in told
        ]
        differ = [pair for pair in pairs if _differ(*pair)]
        apart = [
            pair
            for pair in pairs
            if not _on_two_sides(*pair) and not _share_a_goal(organization, settings.as_of, *pair)
        ]
        if differ or apart:
            those = {kpi.id: kpi for pair in differ or apart for kpi in pair}
            yield _told(organization, [those[id] for id in sorted(those)], differ=bool(differ))


def _figures(organization: Organization, as_of: datetime.date) -> Iterator[list[Kpi]]:
    """The KPIs of several departments on one figure, as far as anybody knows."""
    figures = Figures.of(organization)
    groups: dict[tuple[object, ...], list[Kpi]] = defaultdict(list)
    for kpi in organization.kpis:
        if kpi.metric in organization.metrics and not kpi.is_over(as_of) and organization.parts.of(kpi) != "own":
            groups[figures.figure(kpi, kpi.metric)].append(kpi)
    return (kpis for kpis in groups.values() if len({kpi.department for kpi in kpis}) > 1)


def _are_two(organization: Organization, one: Kpi, other: Kpi) -> bool:
    """Whether they are of two departments, of which neither only carries the other's target down."""
    if one.department == other.department or one.part_of == other.id or other.part_of == one.id:
        return False
    if one.part_of is not None and one.part_of == other.part_of:
        return False
    return not organization.stands_for(one.department, other.department) or _differ(one, other)


def _differ(one: Kpi, other: Kpi) -> bool:
    """Whether both have a number on one side, and not the same one."""
    if one.target is None or other.target is None:
        return False
    ends = (one.target.low, other.target.low), (one.target.high, other.target.high)
    return any(mine is not None and theirs is not None and mine != theirs for mine, theirs in ends)


def _on_two_sides(one: Kpi, other: Kpi) -> bool:
    """Whether one keeps the figure up and the other keeps it down: a floor and a cap are two jobs."""
    return one.target is not None and other.target is not None and one.target.want == -other.target.want


def _share_a_goal(organization: Organization, as_of: datetime.date, one: Kpi, other: Kpi) -> bool:
    return any({one.department, other.department} <= set(goal.departments) for goal in organization.shared_goals(as_of))


def _told_elsewhere(organization: Organization, as_of: datetime.date) -> set[frozenset[str]]:
    """The pairs that another rule names already."""
    found = {
        frozenset(pair)
        for conflict in find(organization, as_of).conflicts
        if conflict.rule in _NAMES_A_PAIR
        for pair in combinations([kpi.id for kpi in conflict.kpis], 2)
    }
    for loose in loose_parts(organization, as_of):
        found |= {frozenset(pair) for pair in combinations([loose.whole.id, *(part.id for part in loose.parts)], 2)}
    return found


def _told(organization: Organization, kpis: Sequence[Kpi], *, differ: bool) -> Yielded:
    first, *others = kpis
    metric = organization.metrics.get(first.metric) or first
    names = {kpi.id: organization.department_name(kpi.department) for kpi in kpis}
    if differ:
        each = listed([f"{names[kpi.id]} ({kpi.target or 'no number'})" for kpi in kpis])
        message = f"{metric} is one figure with {len(kpis)} owners who were told different numbers: {each}"
    else:
        who = listed(list(dict.fromkeys(names.values())))
        message = f"{who} are judged on the same figure, {metric}, and share no goal"
    return (
        first.at("metric"),
        message,
        Details(
            about=tuple(kpis),
            related=tuple(
                Related(kpi.at("metric"), f"{kpi} of {names[kpi.id]}: {kpi.target or 'no target'}") for kpi in others
            ),
            help=f"make one number of it, as a goal that {listed(list(dict.fromkeys(names.values())))} share\n"
            "or write 'part: own' where each is judged on its own part of it",
            severity="warning" if differ else "info",
        ),
    )
