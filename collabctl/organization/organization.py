"""The whole organization, and the questions that everything else asks it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Generic, TypeVar

from collabctl.documents import Problem, SourceFile
from collabctl.documents.limits import MAX_LINE
from collabctl.measurements import Cadence, Figures, Measurement
from collabctl.organization.agreements import Commitment, Practice, Resolution
from collabctl.organization.bridges import Bridges
from collabctl.organization.channels import Channel, Message
from collabctl.organization.initiatives import Initiative, Retrospective, Win
from collabctl.organization.item import DepartmentOwner, Item, Owner, Role, Who
from collabctl.organization.joint_work import JointWork, joint_work
from collabctl.organization.kpis import Goal, Kpi, Metric
from collabctl.organization.meetings import Meeting
from collabctl.organization.parts import Parts
from collabctl.organization.people import Department, Person, Team
from collabctl.organization.quantities import MONTHS
from collabctl.organization.settings import OrganizationSettings
from collabctl.organization.tools import Rollout, Tool

SomeItem = TypeVar("SomeItem", bound=Item)


class Collection(Generic[SomeItem]):
    """All items of a kind, in the order of their ids."""

    def __init__(self, items: Iterable[SomeItem] = ()) -> None:
        self._items = {item.id: item for item in sorted(items, key=lambda item: item.id)}

    def get(self, id: str | None) -> SomeItem | None:
        """The item with this id, or None."""
        return self._items.get(id) if id is not None else None

    def __iter__(self) -> Iterator[SomeItem]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, id: object) -> bool:
        return id in self._items


@dataclass(frozen=True, eq=False)
class Organization:
    """Everything that was written down and could be read.

    `pages` is what it wrote by hand for its handbook, such as `pages/new-here.md`, and `tables` are its files of
    measurements, which are read when somebody asks for `figures`. `problems` is what was wrong with the rest. `unread`
    holds the words of the documents that could not be read: what they name may exist, so nothing is said to be missing
    because of them.
    """

    settings: OrganizationSettings
    departments: Collection[Department] = field(default_factory=Collection)
    people: Collection[Person] = field(default_factory=Collection)
    teams: Collection[Team] = field(default_factory=Collection)
    metrics: Collection[Metric] = field(default_factory=Collection)
    kpis: Collection[Kpi] = field(default_factory=Collection)
    goals: Collection[Goal] = field(default_factory=Collection)
    meetings: Collection[Meeting] = field(default_factory=Collection)
    messages: Collection[Message] = field(default_factory=Collection)
    channels: Collection[Channel] = field(default_factory=Collection)
    tools: Collection[Tool] = field(default_factory=Collection)
    rollouts: Collection[Rollout] = field(default_factory=Collection)
    initiatives: Collection[Initiative] = field(default_factory=Collection)
    retrospectives: Collection[Retrospective] = field(default_factory=Collection)
    wins: Collection[Win] = field(default_factory=Collection)
    practices: Collection[Practice] = field(default_factory=Collection)
    commitments: Collection[Commitment] = field(default_factory=Collection)
    resolutions: Collection[Resolution] = field(default_factory=Collection)
    pages: tuple[SourceFile, ...] = ()
    tables: tuple[SourceFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()
    documents: int = 0

    @cached_property
    def _by_reference(self) -> dict[str, Item]:
        return {item.reference: item for item in self.items()}

    @cached_property
    def bridges(self) -> Bridges:
        """What joins departments."""
        return Bridges(self)

    @cached_property
    def parts(self) -> Parts:
        """Whose figure each KPI is about."""
        return Parts(self)

    @cached_property
    def figures(self) -> Figures:
        """What was measured."""
        return Figures(self.tables)

    def measurements(self, metric: str) -> Iterator[Measurement]:
        """The measurements of a metric that count, in the order of their days: those of unknown departments do not."""
        for measurement in self.figures.of(metric):
            if not measurement.department or measurement.department in self.departments:
                yield measurement

    def cadence(self, metric: Metric) -> Cadence | None:
        """How often a metric is measured; None where nothing says so."""
        every, year_starts = metric.measured_every, MONTHS.index(self.settings.year_starts)
        return Cadence(every, year_starts) if every else None

    def steered_by(self, as_of: datetime.date) -> set[str]:
        """The metrics that a KPI or a goal in play rests on on that day, and those that are to tell how it goes."""
        steered_by = {kpi.metric for kpi in self.kpis if not kpi.is_over(as_of)}
        steered_by |= {goal.measure.metric for goal in self.goals if goal.measure and not goal.is_over(as_of)}
        return steered_by | set(self.settings.results)

    @cached_property
    def open_channels(self) -> tuple[Channel, ...]:
        """The channels in which people still write."""
        return tuple(channel for channel in self.channels if not channel.archived)

    @cached_property
    def own_departments(self) -> tuple[Department, ...]:
        """The departments of the organization itself: those outside left out."""
        return tuple(department for department in self.departments if not department.external)

    def is_own(self, department: str) -> bool:
        """Whether this is a department of ours that is written down."""
        known = self.departments.get(department)
        return known is not None and not known.external

    def shared_goals(self, as_of: datetime.date) -> list[Goal]:
        """The goals that two departments or more are in together, and whose period had not ended on that day."""
        return [goal for goal in self.goals if len(goal.departments) > 1 and not goal.is_over(as_of)]

    def joint_work(self, since: datetime.date, until: datetime.date) -> list[JointWork]:
        """What departments of ours did together on any of these days, both included."""
        return [work for work in joint_work(self) if work.ran(since, until)]

    def items(self) -> Iterator[Item]:
        """Every item, the organization's own document first, then kind by kind."""
        yield self.settings
        for part in fields(self):
            collection = getattr(self, part.name)
            if isinstance(collection, Collection):
                yield from collection

    def names(self) -> dict[str, dict[str, str]]:
        """What everything is called, by kind and id, in the organization's first language."""
        found: dict[str, dict[str, str]] = {}
        for item in self.items():
            found.setdefault(item.kind, {})[item.id] = item.title.to(self.settings.languages[0])
        return found

    def find(self, reference: str) -> Item | None:
        """The item that is named `kpi/sales-deals-won`, or None."""
        return self._by_reference.get(reference)

    def perhaps(self, id: str) -> bool:
        """Whether a document that could not be read mentions this id, or everybody: then nothing is sure about it."""
        return bool({id, "everyone", "all"} & self.unread)

    def department_name(self, id: str) -> str:
        """A department's name for a sentence; its id where the department is not written down."""
        department = self.departments.get(id)
        return str(department.name) if department else id

    def line_above(self, department: str) -> list[str]:
        """The department and those above it, nearest first, MAX_LINE at most; a loop is walked once."""
        if department not in self._above:
            line: dict[str, None] = {}
            current: str | None = department
            while current is not None and current not in line and len(line) < MAX_LINE:
                line[current] = None
                above = self.departments.get(current)
                current = above.part_of if above else None
            self._above[department] = [*line]
        return self._above[department]

    @cached_property
    def _above(self) -> dict[str, list[str]]:
        return {}

    def below(self, department: str) -> set[str]:
        """The department and those below it: all in whose line it stands."""
        found = {department} if department in self.departments else set()
        level = [department]
        for _ in range(MAX_LINE - 1):
            level = [part for whole in level for part in self._parts.get(whole, ()) if part not in found]
            found.update(level)
        return found

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        """The departments that each department is made of."""
        found: dict[str, list[str]] = {}
        for department in self.departments:
            if department.part_of is not None:
                found.setdefault(department.part_of, []).append(department.id)
        return found

    def stands_for(self, department: str, other: str) -> bool:
        """Whether one of the two is the other or stands above it: a department stands for those below it."""
        return department in self.line_above(other) or other in self.line_above(department)

    def line_through(self, department: str) -> frozenset[str]:
        """The department with those above it and those below it: all that stand for it, or that it stands for."""
        if department not in self._lines:
            self._lines[department] = frozenset(self.below(department).union(self.line_above(department)))
        return self._lines[department]

    @cached_property
    def _lines(self) -> dict[str, frozenset[str]]:
        return {}

    def stands_for_any(self, department: str, others: Iterable[str]) -> bool:
        """Whether one of the others is this department, or stands above or below it."""
        return not self.line_through(department).isdisjoint(others)

    def department_of(self, reference: Owner) -> str | None:
        """The department that a person, a role or a department belongs to."""
        if isinstance(reference, Role | DepartmentOwner):
            return reference.department
        person = self.people.get(reference)
        return person.department if person else None

    def departments_of(self, reference: Owner) -> tuple[str, ...]:
        """All departments that a person, a role or a department belongs to, the first one first."""
        if isinstance(reference, Role | DepartmentOwner):
            return (reference.department,)
        person = self.people.get(reference)
        return person.departments if person else ()

    def departments_at(self, team: Team) -> set[str]:
        """The departments whose people sit in a team, as far as they are known."""
        seats = {seat.department for seat in team.members if seat.department is not None}
        return seats.union(*map(self.departments_of, team.people))

    def departments_led_by(self, person: str) -> set[str]:
        """The departments of which this person is a lead."""
        return {department.id for department in self.departments if person in department.lead}

    def departments_in(self, who: Who, *, everyone: bool = True) -> set[str]:
        """The departments that `who` names: whole, by a lead, a team or a person.

        `everyone` says whether "everyone" counts as naming all of them.
        """
        named = set(who.departments)
        all_named = (everyone and who.everyone) or who.leads_of == ("all",)
        if all_named:
            named |= {department.id for department in self.departments}
        named |= set(who.leads_of) - {"all"}
        for id in who.teams:
            team = self.teams.get(id)
            named |= set(team.departments) if team else set()
        return named.union(*map(self.departments_of, who.people))

    def departments_about(self, reference: str) -> set[str]:
        """The departments that a document belongs to or is shared by, and so would have to agree about it."""
        item = self.find(reference)
        if item is None:
            return set()
        if isinstance(item, Department):
            return {item.id}
        found: set[str] = set()
        for name in ("department", "departments", "controlled_by", "used_by", "from_", "to", "contributions"):
            value: Any = getattr(item, name, None)
            found |= {value} if isinstance(value, str) else set(value or ())
        if isinstance(item, Meeting | Channel | Retrospective):
            found |= self.departments_in(item.who, everyone=False)
        if isinstance(item, Rollout):
            found |= {department for wave in item.waves for department in wave.departments}
        return found
