"""What one department is judged on moves what another one is judged on, and nothing joins the two.

They share no goal, sit in no meeting or team together, read no channel that names them both, and send each other
nothing. So when the first one does well, the second one sees its figures change and does not know why; and the first
one never hears what its success costs, or brings, next door.

Only influences that somebody who knows has confirmed count here (`evidence` of `expert` or better): an assumption is
no reason to call a meeting. A department that nothing joins with any other is `organization/island`, and is not said
again.

What to do: start with a message. What does the one need to know before the other moves its figures, and when? If it
happens often, a short meeting or a shared goal does more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

from collabctl.conflicts.conflict import overlap
from collabctl.conflicts.engine import find
from collabctl.conflicts.influences.influence import EVIDENCE, Path
from collabctl.conflicts.wants import Wants
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi
from collabctl.rules import Details, Settings, Yielded, rule

MOST_LOOKED_AT = 50
"""Influences from one department on another that are looked at: one is told, and the strongest of so many will do."""

_KNOWN = EVIDENCE.index("expert")
_EFFECTS = {1: "raises", -1: "lowers"}
Reach = tuple[Kpi, Kpi, Path]


@rule(severity="warning")
def no_bridge(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    strongest: dict[frozenset[str], Reach] = {}
    for reach in _reaches(find(organization, settings.as_of).wants):
        pair = frozenset(kpi.department for kpi in reach[:2])
        strongest[pair] = min(reach, strongest.get(pair, reach), key=_order)
    for moving, moved, path in sorted(strongest.values(), key=_order):
        yield _told(organization, moving, moved, path)


def _reaches(wants: Wants) -> Iterator[Reach]:
    """Each KPI that moves the metric of another one, in a department that nothing joins with its own."""
    apart = _Apart(wants.organization)
    looked_at: Counter[tuple[str, str]] = Counter()
    for source, drivers in wants.kpis.items():
        effects = wants.graph.effects_from(source, wants.kpis)
        for target, verdict in effects.verdicts.items():
            if verdict == "unclear":
                continue
            for moving, moved in product(drivers, wants.kpis[target]):
                pair = moving.department, moved.department
                if apart.are(*pair) and looked_at[pair] < MOST_LOOKED_AT and overlap(moving, moved):
                    looked_at[pair] += 1
                    path = effects[target].path
                    if EVIDENCE.index(path.evidence) >= _KNOWN:
                        yield moving, moved, path


class _Apart:
    """Which departments have nothing in common, each pair looked at once."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._known: dict[tuple[str, str], bool] = {}

    def are(self, one: str, other: str) -> bool:
        """Whether they are two departments of ours, neither of them an island, that nothing joins."""
        if (one, other) not in self._known:
            organization = self._organization
            self._known[one, other] = (
                not organization.stands_for(one, other)
                and self._looked_at(one)
                and self._looked_at(other)
                and not organization.bridges.between(one, other)
            )
        return self._known[one, other]

    def _looked_at(self, id: str) -> bool:
        department = self._organization.departments.get(id)
        if department is None or department.external or self._organization.perhaps(id):
            return False
        return self._organization.bridges.joined(id)


def _order(reach: Reach) -> tuple[object, ...]:
    moving, moved, path = reach
    return -path.strength, -EVIDENCE.index(path.evidence), len(path.arrows), moving.id, moved.id


def _told(organization: Organization, moving: Kpi, moved: Kpi, path: Path) -> Yielded:
    one, other = (organization.department_name(kpi.department) for kpi in (moving, moved))
    metrics = [organization.metrics.get(kpi.metric) for kpi in (moving, moved)]
    steps = [
        Related(
            arrow.location,
            f"{organization.metrics.get(arrow.source)} {_EFFECTS[arrow.sign]} {organization.metrics.get(arrow.target)}",
        )
        for arrow in path.arrows
    ]
    departments = [organization.departments.get(kpi.department) for kpi in (moving, moved)]
    return (
        moving.at("metric"),
        f"{metrics[0]}, which {one} is judged on, moves {metrics[1]} of {other}, and nothing joins the two departments",
        Details(
            about=tuple(department for department in departments if department),
            related=(*steps, Related(moved.at("metric"), f"{other} is judged on {metrics[1]}")),
            help=f"start with a message from {one} to {other}: what is coming, and when\n"
            f"or a short meeting of the two, or a goal that they share",
        ),
    )
