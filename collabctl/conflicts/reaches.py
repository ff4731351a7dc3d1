"""Where what one department is judged on moves what another is judged on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from collabctl.conflicts.conflict import overlap
from collabctl.conflicts.influences.influence import EVIDENCE, Path
from collabctl.conflicts.wants import Wants
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi

MOST_LOOKED_AT = 50
"""Influences from one department on another that are looked at: one is told, and the strongest of so many will do."""

_KNOWN = EVIDENCE.index("expert")
_EFFECTS = {1: "raises", -1: "lowers"}


@dataclass(frozen=True, slots=True)
class Reach:
    """A KPI whose metric moves that of a KPI of another department, and the way it does."""

    moving: Kpi
    moved: Kpi
    path: Path

    @property
    def departments(self) -> tuple[str, str]:
        """The department that moves, and the one that is moved."""
        return self.moving.department, self.moved.department

    def order(self) -> tuple[object, ...]:
        """The strongest first; then what is known best, and the shortest way."""
        evidence = EVIDENCE.index(self.path.evidence)
        return -self.path.strength, -evidence, len(self.path.arrows), self.moving.id, self.moved.id

    def told(self, organization: Organization) -> tuple[Related, ...]:
        """The arrows on the way and the KPI at the end of it, each with its place."""
        steps = [
            Related(
                arrow.location,
                f"{organization.metrics.get(arrow.source)} {_EFFECTS[arrow.sign]} "
                f"{organization.metrics.get(arrow.target)}",
            )
            for arrow in self.path.arrows
        ]
        judged = f"{organization.department_name(self.moved.department)} is judged on"
        return *steps, Related(self.moved.at("metric"), f"{judged} {organization.metrics.get(self.moved.metric)}")


def reaches(wants: Wants, between: Callable[[str, str], bool]) -> Iterator[Reach]:
    """Each KPI that moves the metric of another one, for the departments that are asked for.

    Only what somebody who knows has confirmed counts, and what moves both ways does not.
    """
    looked_at: Counter[tuple[str, str]] = Counter()
    for source, drivers in wants.kpis.items():
        effects = wants.graph.effects_from(source, wants.kpis)
        for target, verdict in effects.verdicts.items():
            if verdict == "unclear":
                continue
            for moving, moved in product(drivers, wants.kpis[target]):
                pair = moving.department, moved.department
                if between(*pair) and looked_at[pair] < MOST_LOOKED_AT and overlap(moving, moved):
                    looked_at[pair] += 1
                    path = effects[target].path
                    if EVIDENCE.index(path.evidence) >= _KNOWN:
                        yield Reach(moving, moved, path)
