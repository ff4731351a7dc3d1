"""Conflicts together with the findings that report them, in the order in which people should hear about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from collabctl.conflicts.conflict import CLASSES, Conflict
from collabctl.conflicts.wants import Wants
from collabctl.conflicts.ways_out import MOST_TRIED, WayOut, ways_out
from collabctl.findings import SEVERITIES, Finding
from collabctl.organization import Organization

SHORT = ("unclear", "notice")
"""The classes that ask for a look rather than for an answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding of one of the engine's rules; its conflict, where it is one of targets; the departments concerned.

    `ways_out` is what would end it, as far as that was tried; None where it was not.
    """

    finding: Finding
    conflict: Conflict | None
    departments: tuple[str, ...]
    ways_out: tuple[WayOut, ...] | None = None

    @property
    def class_(self) -> str:
        """The class of its rule, such as chain or notice."""
        return CLASSES[self.finding.rule]

    @property
    def settled(self) -> bool:
        """Whether a resolution covers it."""
        return self.finding.resolved_by is not None


def join(organization: Organization, findings: Iterable[Finding]) -> list[Told]:
    """The findings of the engine's rules, each with its conflict, what asks for an answer first and gravest first."""
    judged: dict[str, set[str]] = defaultdict(set)
    for kpi in organization.kpis:
        judged[f"metric/{kpi.metric}"].add(kpi.department)
    told = []
    for finding in findings:
        if finding.rule in CLASSES:
            concerned = {
                department
                for reference in finding.documents
                for department in organization.departments_about(reference) | judged.get(reference, set())
            }
            conflict = finding.origin if isinstance(finding.origin, Conflict) else None
            told.append(Told(finding, conflict, tuple(sorted(concerned))))
    return sorted(told, key=_order)


def taking_part(organization: Organization, told: Iterable[Told], department: str) -> Iterator[Told]:
    """Those in which a department, or one below it, takes part."""
    return (one for one in told if any(department in organization.line_above(id) for id in one.departments))


def with_ways_out(told: Sequence[Told], wants: Wants) -> list[Told]:
    """The same, with the ways out of the gravest tried: nobody reads those of the hundredth."""
    return [
        replace(one, ways_out=ways_out(wants, one.conflict)) if one.conflict and number < MOST_TRIED else one
        for number, one in enumerate(told)
    ]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The conflicts between the same departments, or about the same shared goal, each with its number on the page."""

    departments: tuple[str, ...]
    goal: str
    conflicts: tuple[tuple[int, Told, Conflict], ...]


def chapters(told: Iterable[Told]) -> list[Chapter]:
    """The conflicts that ask for an answer, gravest chapter first, numbered from 1 through all of them."""
    groups: dict[tuple[tuple[str, ...], str], list[tuple[Told, Conflict]]] = defaultdict(list)
    for one in told:
        if one.conflict is not None and one.class_ not in SHORT:
            goal = one.conflict.goal.id if one.class_ == "goal" and one.conflict.goal else ""
            departments = () if goal else tuple(sorted({kpi.department for kpi in one.conflict.kpis}))
            groups[departments, goal].append((one, one.conflict))
    numbers = iter(range(1, 1 + sum(map(len, groups.values()))))
    return [
        Chapter(departments, goal, tuple((next(numbers), one, conflict) for one, conflict in group))
        for (departments, goal), group in groups.items()
    ]


def short(told: Iterable[Told]) -> list[Told]:
    """The others: notices, and influences of which nobody can tell which way they go."""
    return [one for one in told if one.conflict is None or one.class_ in SHORT]


def names_of(organization: Organization, departments: Sequence[str]) -> list[str]:
    """The names of departments, for a sentence."""
    return [organization.department_name(id) for id in departments]


def _order(told: Told) -> tuple[object, ...]:
    rank = told.conflict.rank if told.conflict else 0.0
    asks = told.class_ in SHORT, told.class_ == "notice", told.settled
    return (*asks, SEVERITIES.index(told.finding.severity), -rank, told.finding.rule, *told.finding.order)
