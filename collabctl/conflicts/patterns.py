"""The three ways in which targets pull against each other through influences: a chain, a shared goal, a lever.

All of it is hypothesis, argued from the arrows that people wrote down. A chain: what one department is judged on moves
what another one is judged on the wrong way. A goal: it moves what a shared goal is measured by the wrong way. A lever:
both depend on one decision, and want it turned in opposite directions.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.conflict import Conflict, Leg, overlap
from collabctl.conflicts.hypotheses import Pull, chain, fork, harm, opposite, rank_along, together
from collabctl.conflicts.influences.influence import Effect, Path
from collabctl.conflicts.selection import Shortlist, in_brief
from collabctl.conflicts.wants import NOTHING, SIGNS, Wants, want_of
from collabctl.organization.kpis import Goal, Kpi

MOST_PAIRS_OF_A_LEVER = 200
"""How many pairs one lever is followed for, the strongest first; the rest is counted."""


def of_pairs(wants: Wants) -> tuple[list[Conflict], list[Conflict], int]:
    """What KPIs do to each other, from one metric to another; and how many more there are than are worked out.

    First `kpi/works-against`, each direction of a pair by itself; then `kpi/unclear-influence`, where nobody can tell
    whether one KPI helps or harms the other.
    """
    opposed, doubtful = _sorted_out(wants)
    chosen, more = opposed.best()
    against = [
        chain(wants, driver, harmed, path)
        for *_, driver, harmed in chosen
        if not _arithmetic(path := wants.graph.effects_from(driver.metric)[harmed.metric].path, driver, harmed)
    ]
    chosen, more_doubts = doubtful.best()
    doubts = [
        _doubt(driver, other, effect)
        for *_, driver, other in chosen
        if not _arithmetic_decides(effect := wants.graph.effects_from(driver.metric)[other.metric], driver, other)
    ]
    return against, doubts, more + more_doubts


def _sorted_out(wants: Wants) -> tuple[Shortlist, Shortlist]:
    """The pairs that pull in opposite directions, and those of which nobody can tell."""
    opposed, doubtful = Shortlist(wants.graph), Shortlist(wants.graph)
    parties = in_brief(wants.kpis)
    guard_rails = wants.guard_rails
    for source, drivers in parties.items():
        for target, verdict, grade in wants.graph.effects_from(source, parties).leading():
            sign = SIGNS.get(verdict, 0)
            for driver in drivers:
                if driver.kpi.id in guard_rails:
                    continue
                harm = -sign * driver.want
                for other in parties[target]:
                    if not sign:
                        doubtful.consider(driver, other, grade)
                    elif other.want == harm:
                        opposed.consider(driver, other, grade)
    return opposed, doubtful


def unclear_for_goals(wants: Wants) -> Iterator[Conflict]:
    """`kpi/unclear-influence`: nobody can tell whether a KPI helps or harms a shared goal."""
    for metric, goals in wants.goals.items():
        for driver, effect in effects_on(wants, metric):
            if effect.verdict == "unclear" and driver.id not in wants.guard_rails:
                yield from (
                    _doubt(driver, goal, effect)
                    for goal in goals
                    if overlap(driver, goal) and not _arithmetic_decides(effect, driver, goal)
                )


def _doubt(driver: Kpi, other: Kpi | Goal, effect: Effect) -> Conflict:
    goal = other if isinstance(other, Goal) else None
    pivot = other.metric if isinstance(other, Kpi) else (other.measure.metric if other.measure else "")
    return Conflict(
        rule="kpi/unclear-influence",
        kpis=(driver,) if isinstance(other, Goal) else (driver, other),
        goal=goal,
        pivot=pivot,
        severity="info",
        certainty="hypothesis",
        legs=tuple(Leg(driver, path) for path in _ways(effect)),
        strength=effect.path.strength,
        evidence=effect.path.evidence,
        rank=rank_along(effect.path, driver, other),
    )


def _ways(effect: Effect) -> tuple[Path, ...]:
    return (effect.path, *((effect.against,) if effect.against else ()))


def _arithmetic_decides(effect: Effect, one: Kpi, other: Kpi | Goal) -> bool:
    return all(_arithmetic(path, one, other) for path in _ways(effect))


def harmed_goals(wants: Wants) -> Iterator[Conflict]:
    """`kpi/harms-shared-goal`: one for each goal, with every KPI that harms it, the strongest first."""
    for metric, goals in wants.goals.items():
        for goal in goals:
            found = [
                harm(wants, kpi, goal, effect.path)
                for kpi, effect in effects_on(wants, metric)
                if overlap(kpi, goal)
                and SIGNS.get(effect.verdict, 0) * kpi.want == -want_of(goal)
                and not _arithmetic(effect.path, kpi, goal)
                and not (effect.path.arrows and kpi.id in wants.guard_rails)
            ]
            if found:
                yield together(goal, found)


def levers(wants: Wants) -> tuple[list[Conflict], int]:
    """`kpi/competes-for-lever`: two KPIs that want one lever turned in opposite directions; and how many more pairs."""
    found: list[Conflict] = []
    more = 0
    declared = {
        metric.id for metric in wants.organization.metrics if metric.controlled_by and not metric.outside_our_control
    }
    pulls = {lever: list(_pulls(wants, lever)) for lever in sorted(declared)}
    for lever, pulled in pulls.items():
        pairs = [
            fork(wants, lever, one, other)
            for index, one in enumerate(pulled)
            for other in pulled[index + 1 :]
            if opposite(wants, one, other) and _concern(one[0], other[0])
            and not _lower(lever, one, other, declared) and not _in_line(one, other)
            and not (_arithmetic(one[1].path, one[0], other[0]) and _arithmetic(other[1].path, one[0], other[0]))
        ]  # fmt: skip
        found += sorted(pairs, key=lambda pair: (-pair.rank, pair.kpis[0].id))[:MOST_PAIRS_OF_A_LEVER]
        more += max(0, len(pairs) - MOST_PAIRS_OF_A_LEVER)
    return found, more


def _pulls(wants: Wants, lever: str) -> Iterator[Pull]:
    for metric, effect in wants.graph.effects_from(lever, frozenset(wants.kpis)).items():
        if metric != lever and effect.verdict in SIGNS:
            for kpi in wants.kpis.get(metric, ()):
                yield kpi, effect


def _lower(lever: str, one: Pull, other: Pull, declared: set[str]) -> bool:
    """Whether both ways run through another lever, nearer to what the two departments are judged on."""
    shared = set(one[1].path.metrics) & set(other[1].path.metrics) & declared
    return bool(shared - {lever, one[0].metric, other[0].metric})


def _in_line(one: Pull, other: Pull) -> bool:
    """Whether the lever moves one metric only through the other: what these two do to each other is no fork."""
    return one[0].metric in other[1].path.metrics or other[0].metric in one[1].path.metrics


def effects_on(wants: Wants, metric: str) -> Iterator[Pull]:
    """Every KPI that moves a metric, and how."""
    sources = {**wants.graph.effects_to(metric, frozenset(wants.kpis)), metric: Effect("+", NOTHING)}
    for source, effect in sources.items():
        for kpi in wants.kpis.get(source, ()):
            yield kpi, effect


def _concern(one: Kpi, other: Kpi) -> bool:
    """Whether a conflict of the two would be one between departments, and about the same thing at the same time."""
    return one.department != other.department and overlap(one, other)


def _arithmetic(path: Path, one: Kpi, other: Kpi | Goal) -> bool:
    """Whether formulas and numbers decide, so that whether both can hold is known and need not be argued."""
    target = other.target if isinstance(other, Kpi) else (other.measure.target if other.measure else None)
    numbers = bool(one.target and one.target.has_number and target and target.has_number)
    return numbers and all(arrow.from_formula for arrow in path.arrows)
