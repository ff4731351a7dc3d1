"""Whose figure a KPI is about: its department's own part, or one figure of the whole."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from collabctl.organization.kpis import Kpi, Metric
from collabctl.organization.quantities import exact

if TYPE_CHECKING:
    from collabctl.organization.organization import Organization

Part = Literal["own", "whole"]
Ends = tuple[Fraction | None, Fraction | None]

ANYTHING: Ends = (None, None)


class Parts:
    """Reads `part` as the format settles it, and knows which department holds which."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization

    def of(self, kpi: Kpi) -> Part | None:
        """Whether a KPI is about its department's own part or about the whole; None where nothing says it.

        What is written counts first; then it is the whole for a KPI that others are part of; then it is its own part
        where the metric is put together from departments. A KPI that others are part of while it is itself a part, or
        that stands for one branch of several, is no figure of the whole: it is its branch's.
        """
        if kpi.part is not None:
            return "own" if kpi.part == "own" else "whole"
        if kpi.id in self._with_parts and kpi.id not in self._under_another and not self._is_branch(kpi.department):
            return "whole"
        return "own" if self.is_by_department(kpi.metric) else None

    def is_by_department(self, metric: str) -> bool:
        """Whether a metric says how departments make the whole, or its figures are those of departments."""
        known = self._organization.metrics.get(metric)
        return (known is not None and known.over_departments is not None) or bool(self.measured(metric))

    def measured(self, metric: str) -> frozenset[str]:
        """The departments that a metric's figures name."""
        if metric not in self._measured:
            tables = self._organization.figures.of(metric).tables
            named = (id for table in tables for id in table.rows.departments)
            self._measured[metric] = frozenset(id for id in named if id in self._organization.departments)
        return self._measured[metric]

    def measured_for(self, metric: str, department: str) -> bool:
        """Whether there are figures of a department, or of one below it."""
        return not self.measured(metric).isdisjoint(self.below(department))

    def owner(self, department: str) -> str | None:
        """Whose figure a department's own part is: None, the whole's, where every department is one of it."""
        alone = department in self._everybody and self.below(department) >= self._everybody
        return None if alone else department

    def below(self, department: str) -> frozenset[str]:
        """The department with all those below it."""
        return self._below.get(department, frozenset((department,)))

    def holds(self, above: str | None, other: str | None) -> bool:
        """Whether one owner's figure has the other's in it. None is the whole."""
        return above is None or (other is not None and other in self.below(above))

    def directly_below(self, owner: str | None) -> frozenset[str]:
        """The departments that make up an owner: those right below a department, or those that stand at the top."""
        departments = self._organization.departments
        if owner is not None:
            return frozenset(one.id for one in departments if one.part_of == owner)
        tops = {one.id for one in departments if one.part_of not in departments}
        if len(tops) == 1 and (inside := self.directly_below(next(iter(tops)))):
            return inside
        return frozenset(tops)

    def range_of(self, metric: Metric, owner: str | None, *, scoped: bool = False, total: bool = False) -> Ends:
        """What is possible for a figure: a range belongs to one value, so of a sum only its sign is left.

        A part, of departments or of a scope, may be smaller than what the range says of the whole.
        """
        low, high = self.value_range(metric)
        whole, adds_up = owner is None and not scoped, metric.over_departments == "sum"
        if not total and (metric.over_departments == "average" or (whole and not adds_up)):
            return low, high
        made_of_several = len(self.below(owner)) > 1 if owner is not None else whole or adds_up
        one_value = not total and not made_of_several
        if low is not None and low >= 0:
            return Fraction(0), (high if one_value else None)
        if high is not None and high <= 0:
            return (low if one_value else None), Fraction(0)
        return ANYTHING

    def value_range(self, metric: Metric) -> Ends:
        """What is possible for one value; anything where nothing is said, or where the ends are the wrong way round."""
        low, high = (None if end is None else exact(end) for end in (metric.range.min, metric.range.max))
        return ANYTHING if low is not None and high is not None and low > high else (low, high)

    def _is_branch(self, department: str) -> bool:
        """Whether it has departments below it, and others beside it."""
        return len(self.below(department)) > 1 and self.owner(department) is not None

    @cached_property
    def _everybody(self) -> frozenset[str]:
        return frozenset(department.id for department in self._organization.departments)

    @cached_property
    def _below(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for department in self._organization.departments:
            for above in self._organization.line_above(department.id):
                found.setdefault(above, set()).add(department.id)
        return {id: frozenset(below) for id, below in found.items()}

    @cached_property
    def _part_and_whole(self) -> tuple[tuple[str, str], ...]:
        """The KPIs that are part of another one on the same metric, each with that one."""
        kpis = self._organization.kpis
        above = ((kpi, kpis.get(kpi.part_of)) for kpi in kpis)
        return tuple((kpi.id, one.id) for kpi, one in above if one and one is not kpi and one.metric == kpi.metric)

    @cached_property
    def _with_parts(self) -> frozenset[str]:
        return frozenset(whole for _, whole in self._part_and_whole)

    @cached_property
    def _under_another(self) -> frozenset[str]:
        return frozenset(part for part, _ in self._part_and_whole)

    @cached_property
    def _measured(self) -> dict[str, frozenset[str]]:
        return {}
