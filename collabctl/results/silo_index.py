"""How much of a silo a department is: a number between 0 (works with others) and 100 (an island), and its parts.

Each part says how far a department works together with others, from 0 to 1:

- shared weight: the weight that its shared goals have in its evaluation, out of that and the weight of its own KPIs. A
  KPI that supports a shared goal counts as half shared: it is judged alone, and aims for the same.
- bridges: of its neighbours, the departments whose KPIs its own move or that move its own (known by experts or better),
  the share with which it has a goal, meeting, team, channel or message in common.
- peace: 1 without an open conflict between its KPIs and those of others, a half with one, a third with two, and so on.
  Notices do not count, nor what people settled in a resolution. Of a department without KPIs nothing can be told.
- meetings: of the other departments, the share that it meets by name. Meetings for everybody or for all leads do not
  count.

The index is 100 times one minus the mean of the parts that can be told; of fewer than three there is none. That of the
organization is the mean of its departments'. It compares a department with itself over time. To compare two
departments, look at the parts.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from collabctl.conflicts.conflict import CLASSES
from collabctl.conflicts.engine import find
from collabctl.conflicts.reaches import reaches
from collabctl.findings import Finding
from collabctl.organization import Organization
from collabctl.organization.kpis import weight_of
from collabctl.organization.people import Department

FEWEST = 3
"""An index of fewer parts would say what was written down, and not how people work together."""

PARTS = ("shared weight", "bridges", "peace", "meetings")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the index: how far the department works together, from 0 to 1, and what that was counted from."""

    name: str
    share: float | None
    counted: float = 0
    of: float = 0


@dataclass(frozen=True, slots=True)
class SiloIndex:
    """The index of one department, and its parts in the order of PARTS."""

    department: Department
    parts: tuple[Part, ...]

    @property
    def index(self) -> float | None:
        """From 0 to 100; None where fewer than three parts can be told."""
        known = [part.share for part in self.parts if part.share is not None]
        return 100 * (1 - fmean(known)) if len(known) >= FEWEST else None


def silo_indexes(
    organization: Organization, findings: Iterable[Finding], as_of: datetime.date
) -> tuple[SiloIndex, ...]:
    """The index of each department of ours on a day; `findings` are those of all rules on it."""
    neighbours = _neighbours(organization, as_of)
    conflicts = _conflicts(organization, findings)
    met = _met_by_name(organization, as_of)
    found = []
    for department in organization.own_departments:
        others = [
            other.id for other in organization.own_departments if not organization.stands_for(department.id, other.id)
        ]
        parts = (
            _shared_weight(organization, department.id, as_of),
            _bridges(organization, department.id, neighbours.get(department.id, set()), as_of),
            _peace(organization, department.id, conflicts[department.id], as_of),
            _share("meetings", len(met[department.id].intersection(others)), len(others)),
        )
        found.append(SiloIndex(department, parts))
    return tuple(found)


def month_ends(as_of: datetime.date, months: int) -> list[datetime.date]:
    """The last days of so many months before a day, the earliest first, and that day; fewer in the year 1."""
    days = [as_of]
    for _ in range(months):
        first = days[0].replace(day=1)
        if first == datetime.date.min:
            break
        days.insert(0, first - datetime.timedelta(days=1))
    return days


def of_all(indexes: Iterable[SiloIndex]) -> float | None:
    """The index of the organization: the mean of its departments'."""
    known = [one.index for one in indexes if one.index is not None]
    return fmean(known) if known else None


def _share(name: str, counted: float, of: float) -> Part:
    return Part(name, counted / of if of else None, counted, of)


def _shared_weight(organization: Organization, department: str, as_of: datetime.date) -> Part:
    goals = organization.shared_goals(as_of)
    shared = sum(
        weight_of(share.weight) for goal in goals for share in goal.shared_by if share.department == department
    )
    own = half = 0.0
    ids = {goal.id for goal in goals}
    for kpi in organization.kpis:
        if kpi.department == department and as_of in kpi.period:
            own += weight_of(kpi.weight)
            half += weight_of(kpi.weight) / 2 * (not ids.isdisjoint(kpi.supports))
    return _share("shared weight", shared + half, shared + own)


def _neighbours(organization: Organization, as_of: datetime.date) -> Mapping[str, set[str]]:
    """For each department the others whose KPIs its own move, or the other way round."""
    found: dict[str, set[str]] = defaultdict(set)

    def apart(one: str, other: str) -> bool:
        ours = organization.is_own(one) and organization.is_own(other)
        return ours and not organization.stands_for(one, other)

    for reach in reaches(find(organization, as_of).wants, apart):
        one, other = reach.departments
        found[one].add(other)
        found[other].add(one)
    return found


def _bridges(organization: Organization, department: str, neighbours: set[str], as_of: datetime.date) -> Part:
    joined = sum(bool(organization.bridges_on(as_of).own(department, other)) for other in neighbours)
    return _share("bridges", joined, len(neighbours))


def _peace(organization: Organization, department: str, conflicts: int, as_of: datetime.date) -> Part:
    judged = conflicts or any(kpi.department == department and as_of in kpi.period for kpi in organization.kpis)
    return Part("peace", 1 / (1 + conflicts) if judged else None, conflicts)


def _conflicts(organization: Organization, findings: Iterable[Finding]) -> Counter[str]:
    """How many open conflicts each department takes part in."""
    found: Counter[str] = Counter()
    for finding in findings:
        asks = CLASSES.get(finding.rule, "notice") != "notice" and finding.severity != "info"
        if asks and finding.resolved_by is None:
            kpis = [organization.kpis.get(name.removeprefix("kpi/")) for name in finding.documents]
            found.update({kpi.department for kpi in kpis if kpi is not None})
    return found


def _met_by_name(organization: Organization, as_of: datetime.date) -> Mapping[str, set[str]]:
    """For each department the others that sit in a meeting with it that is not for everybody."""
    met: dict[str, set[str]] = defaultdict(set)
    for (one, other), items in organization.bridges_on(as_of).pairs().items():
        if any(item.kind == "meeting" for item in items):
            met[one].add(other)
            met[other].add(one)
    return met
