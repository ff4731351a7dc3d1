"""A conflict in words: who is judged on what, along which arrows, what joins the two, and what is not claimed.

Everything that a verdict rests on is said with the line it stands on, so that whoever doubts it can follow it by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from collabctl.conflicts.conflict import Conflict, Leg
from collabctl.conflicts.influences.influence import EVIDENCE, Arrow, Path
from collabctl.conflicts.questions import listed, questions
from collabctl.conflicts.wants import want_of
from collabctl.findings import Location, Related
from collabctl.organization import Organization
from collabctl.organization.item import Item
from collabctl.organization.kpis import Kpi

_MOVES = {1: "raises", -1: "lowers", 0: "may raise or lower"}
_WAYS = {1: "up", -1: "down", 0: "either way"}
_JUDGED = {1: "raising", -1: "lowering"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding in the making: its place, its sentence, the places that belong to it, and hints."""

    location: Location
    message: str
    related: tuple[Related, ...]
    hints: tuple[str, ...]


def explain(organization: Organization, conflict: Conflict) -> Explanation:
    """A conflict that was argued from influences, in words."""
    words = Words(organization)
    message = {
        "kpi/works-against": words.chain,
        "kpi/harms-shared-goal": words.goal,
        "kpi/competes-for-lever": words.lever,
        "kpi/unclear-influence": words.unclear,
    }[conflict.rule](conflict)
    place = conflict.goal.at("measure") if conflict.rule == "kpi/harms-shared-goal" and conflict.goal else None
    return Explanation(
        location=place or conflict.kpis[0].at("metric"),
        message=message,
        related=tuple(words.places(conflict)),
        hints=tuple(words.hints(conflict)),
    )


class Words:
    """Says who is who, in the organization's own names."""

    def __init__(self, organization: Organization) -> None:
        self.organization = organization

    def metric(self, id: str) -> str:
        """A metric by its name."""
        found = self.organization.metrics.get(id)
        return str(found) if found else f"'{id}'"

    def department(self, kpi: Kpi) -> str:
        """The department that a KPI is of."""
        return self.organization.department_name(kpi.department)

    def chain(self, conflict: Conflict) -> str:
        """Who works against whom."""
        driver, harmed = conflict.kpis
        moved = _WAYS[conflict.legs[0].path.sign * driver.want]
        back = ", and the other way round" if conflict.mutual else ""
        return (
            f"{self.department(driver)} is judged on {_JUDGED[driver.want]} {self.metric(driver.metric)}, which moves "
            f"{self.metric(harmed.metric)} {moved}, and {self.department(harmed)} is judged on "
            f"{_JUDGED[harmed.want]} it{back}"
        )

    def goal(self, conflict: Conflict) -> str:
        """Who harms a shared goal."""
        if conflict.goal is None:
            return ""
        by_department: dict[str, list[str]] = {}
        for kpi in conflict.kpis:
            judged = f"{_JUDGED[kpi.want]} {self.metric(kpi.metric)}"
            by_department.setdefault(self.department(kpi), []).append(judged)
        moves = [f"{name} is judged on {listed(judged)}" for name, judged in by_department.items()]
        link = "which moves" if len(conflict.kpis) == 1 else "and each of these moves"
        return (
            f"{listed(moves)}, {link} {self.metric(conflict.pivot)} {_WAYS[-want_of(conflict.goal)]}, "
            f"away from the shared goal {conflict.goal}"
        )

    def lever(self, conflict: Conflict) -> str:
        """Who wants a lever where."""
        one, other = conflict.kpis
        wanted = [_WAYS[leg.path.sign * leg.kpi.want] for leg in conflict.legs]
        metric = self.organization.metrics.get(conflict.pivot)
        setters = [self.organization.department_name(id) for id in (metric.controlled_by if metric else ())]
        return (
            f"{self.metric(conflict.pivot)}, which {listed(setters)} can set, has to go {wanted[0]} for "
            f"{self.metric(one.metric)} of {self.department(one)} and {wanted[1]} for {self.metric(other.metric)} "
            f"of {self.department(other)}"
        )

    def unclear(self, conflict: Conflict) -> str:
        """What nobody can tell."""
        driver = conflict.kpis[0]
        harmed = f"the shared goal {conflict.goal}" if conflict.goal else ""
        if len(conflict.kpis) > 1:
            harmed = f"{conflict.kpis[1]} of {self.department(conflict.kpis[1])}"
        return (
            f"nobody can tell whether {driver} of {self.department(driver)} helps or harms {harmed}: "
            f"it moves {self.metric(conflict.pivot)} both ways"
        )

    def places(self, conflict: Conflict) -> Iterator[Related]:
        """Every arrow on the way, and what each of the others is judged on."""
        for leg in conflict.legs:
            for arrow in leg.path.arrows:
                yield Related(arrow.location, self.arrow(arrow))
        for kpi in conflict.kpis:
            if kpi.target is not None:
                yield Related(kpi.at("target"), self.judged(kpi))
        if conflict.goal is not None and conflict.goal.measure is not None:
            names = listed([self.organization.department_name(id) for id in conflict.goal.departments])
            target = conflict.goal.measure.target
            yield Related(conflict.goal.at("measure"), f"{names} share the goal {conflict.goal}: {target}")

    def arrow(self, arrow: Arrow) -> str:
        """An arrow with its sign, its strength and what it rests on."""
        known = {0.3: "weak", 0.6: "medium", 0.9: "strong"}.get(arrow.strength, f"{arrow.strength:g}")
        why = f": {arrow.because}" if arrow.because else ""
        basis = "by formula" if arrow.from_formula else f"{known}, {arrow.evidence}"
        return f"{self.metric(arrow.source)} {_MOVES[arrow.sign]} {self.metric(arrow.target)} ({basis}){why}"

    def judged(self, kpi: Kpi) -> str:
        """What a department is judged on, and how much it weighs."""
        weight = "" if kpi.weight is None else f", weight {kpi.weight}"
        return f"{self.department(kpi)} is judged on {self.metric(kpi.metric)}: {kpi.target}{weight}"

    def hints(self, conflict: Conflict) -> Iterator[str]:
        """The arithmetic of the signs, what joins them, what it rests on, and what is not claimed."""
        for leg in conflict.legs:
            if leg.path.arrows and conflict.rule != "kpi/unclear-influence":
                yield self._signs(leg, conflict)
                if leg.against is not None:
                    yield f"{' -> '.join(leg.against.metrics)} goes the other way, and is weaker"
        if conflict.goal is None:
            yield self._bridges(conflict)
        doubtful = _weakest(conflict.legs)
        if conflict.rule == "kpi/unclear-influence":
            yield "look for evidence, or write 'only_when' with the arrow that holds only then"
        elif doubtful is not None and not doubtful.from_formula:
            yield f"its weakest step: {self.arrow(doubtful)}"
        yield from questions(self.organization, conflict)
        yield "not claimed: how large the effect is"
        if conflict.also_reaches:
            others = [kpi for one in conflict.also_reaches for kpi in one.kpis if kpi not in conflict.kpis]
            if names := list(dict.fromkeys(f"{kpi} ({self.department(kpi)})" for kpi in others)):
                yield f"also reaches: {listed(names)}"
        if conflict.path is not None:
            yield f"this way has the path {conflict.path.hash6}, which a resolution may name"

    def _signs(self, leg: Leg, conflict: Conflict) -> str:
        """Such as: up, raises, raises: up."""
        start = leg.kpi.want if conflict.rule != "kpi/competes-for-lever" else 1
        steps = [_WAYS[start], *(_MOVES[arrow.sign] for arrow in leg.path.arrows)]
        return f"{' -> '.join(leg.path.metrics)}: {', '.join(steps)}: {_WAYS[start * leg.path.sign]}"

    def _bridges(self, conflict: Conflict) -> str:
        names = listed([self.organization.department_name(id) for id in conflict.departments])
        if not conflict.bridges:
            return nothing_joins(names, self.organization.bridges.for_all())
        return f"{names} are joined by {listed([joining(item) for item in conflict.bridges])}"


def nothing_joins(names: str, for_all: Sequence[Item]) -> str:
    """That two departments share nothing; or only what is `for_all`, which joins no two of them."""
    alone = " in particular" if for_all else ""
    return f"nothing joins {names}{alone}: no shared goal, meeting, team, channel or message"


def joining(item: Item) -> str:
    """What joins two departments, in words."""
    match item.kind:
        case "person":
            return f"{item}, who leads both"
        case "department":
            return f"{item}, which both belong to"
    return f"the {item.kind} {item}"


def _weakest(legs: Sequence[Leg]) -> Arrow | None:
    """The arrow that rests on least; of several, the weakest."""
    arrows = [arrow for leg in legs[:2] for arrow in leg.path.arrows]
    return min(arrows, key=lambda arrow: (EVIDENCE.index(arrow.evidence), arrow.strength), default=None)


def steps(path: Path) -> list[dict[str, object]]:
    """A path as JSON has it: one step for each arrow, with where it is written."""
    effects = {1: "raises", -1: "lowers", 0: "unclear"}
    return [
        {
            "from": arrow.source,
            "to": arrow.target,
            "effect": effects[arrow.sign],
            "evidence": arrow.evidence,
            "because": str(arrow.because) if arrow.because else "",
            "path": arrow.location.path,
            "line": arrow.location.line,
        }
        for arrow in path.arrows
    ]
