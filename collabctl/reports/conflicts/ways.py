"""How a conflict runs, step after step: when this goes up, that goes down, and somebody wants it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabctl.conflicts.wants import want_of

if TYPE_CHECKING:
    from collabctl.conflicts.conflict import Conflict, Leg
    from collabctl.conflicts.influences.influence import Arrow
    from collabctl.organization import Organization
    from collabctl.organization.kpis import Kpi

_GOES = {1: "goes up", -1: "goes down", 0: "may go up or down"}
_WANTS = {1: "up", -1: "down"}
_MOVES = {1: "raises", -1: "lowers", 0: "may raise or lower"}
_STRENGTHS = {0.3: "weak", 0.6: "medium", 0.9: "strong"}


@dataclass(frozen=True, slots=True)
class Step:
    """What moves next; why; and what that rests on, with the place where it is written unless that was told before."""

    sentence: str
    because: str
    basis: str
    place: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way from what somebody wants, or from a lever, to what it moves."""

    opening: str
    steps: tuple[Step, ...]


class Ways:
    """Tells one way after another. What was told before is only referred to."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._told: set[Arrow] = set()

    def way(self, conflict: Conflict, leg: Leg) -> Way:
        """One leg of a conflict."""
        lever = conflict.rule == "kpi/competes-for-lever"
        moves = 1 if lever else leg.kpi.want
        if not leg.path.arrows:
            wish = f"{self._department(leg.kpi)} wants {self._metric(leg.kpi.metric)} {_WANTS[leg.kpi.want]}"
            return Way(wish + self._end(conflict, leg, moves) + ".", ())
        first = leg.path.arrows[0].source
        whose = "" if lever else f", as {self._department(leg.kpi)} wants"
        opening = f"When {self._metric(first)} {_GOES[moves]}{whose},"
        steps = []
        for number, arrow in enumerate(leg.path.arrows):
            moves *= arrow.sign
            last = number == len(leg.path.arrows) - 1
            end = self._end(conflict, leg, moves) + "." if last else ","
            sentence = f"{'so ' if number else ''}{self._metric(arrow.target)} {_GOES[moves]}{end}"
            steps.append(self._step(sentence, arrow))
        return Way(opening, tuple(steps))

    def _step(self, sentence: str, arrow: Arrow) -> Step:
        if arrow in self._told:
            return Step(sentence, "", "as above", "")
        self._told.add(arrow)
        basis = [_MOVES[arrow.sign]]
        if arrow.from_formula:
            basis.append("by formula")
        else:
            basis += [_STRENGTHS.get(arrow.strength, f"{arrow.strength:g}"), arrow.evidence]
        basis += [f"after {arrow.lag}"] if arrow.lag else []
        condition = f"Only when: {arrow.only_when}" if arrow.only_when else ""
        because = " ".join(filter(None, [str(arrow.because or ""), condition]))
        return Step(sentence, because, ", ".join(basis), f"{arrow.location.path}:{arrow.location.line}")

    def _end(self, conflict: Conflict, leg: Leg, moves: int) -> str:
        """Who wants it otherwise, or as it goes."""
        if conflict.goal is not None:
            return f", and the goal {conflict.goal} wants it {_WANTS.get(want_of(conflict.goal), 'to stay')}"
        if conflict.rule == "kpi/competes-for-lever":
            judge = leg.kpi
        else:
            judge = next((kpi for kpi in conflict.kpis if kpi is not leg.kpi), leg.kpi)
        as_wanted = judge.want == moves
        name = self._department(judge)
        return f", as {name} wants" if as_wanted else f", and {name} wants it {_WANTS.get(judge.want, 'to stay')}"

    def _metric(self, id: str) -> str:
        return str(self._organization.metrics.get(id) or f"'{id}'")

    def _department(self, kpi: Kpi) -> str:
        return self._organization.department_name(kpi.department)
