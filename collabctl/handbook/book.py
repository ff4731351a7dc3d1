"""What every page asks: what may be shown, what it is called in the reader's language, and where it leads."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from collabctl.calendar.attendance import Attendance
from collabctl.conflicts import engine
from collabctl.conflicts.conflict import Conflict
from collabctl.documents import SourceFile
from collabctl.handbook import prose
from collabctl.handbook.choices import word
from collabctl.handbook.languages import Language
from collabctl.handbook.markdown import Md, code, join, link, text, web_link, words
from collabctl.handbook.ordering import by_name, by_rhythm
from collabctl.handbook.private import publishable
from collabctl.handbook.roles import Holder, holders
from collabctl.organization import Collection, DepartmentOwner, Item, Organization, Owner, PersonReference, Role, Who
from collabctl.organization.agreements import Commitment, Resolution
from collabctl.organization.initiatives import Retrospective
from collabctl.organization.kpis import Goal, Kpi, Measure
from collabctl.organization.meetings import Meeting
from collabctl.organization.people import Person
from collabctl.organization.private import hidden
from collabctl.organization.quantities import Target
from collabctl.organization.text import Text
from collabctl.organization.tools import Rollout
from collabctl.wording import quantities

SomeItem = TypeVar("SomeItem", bound=Item)


class Book:
    """The organization as one handbook shows it: in one language, without what is private."""

    def __init__(self, organization: Organization, language: Language, pages: Sequence[SourceFile] = ()) -> None:
        """`pages` are the organization's own, such as `pages/new-here.md`."""
        self.organization = organization
        self.settings = organization.settings
        self.language = language
        self.own_pages = pages
        self._hidden = hidden(organization)
        self._in_order: dict[str, list[Any]] = {}
        self._links: dict[str, Md] = {}

    def shown(self, items: Collection[SomeItem]) -> list[SomeItem]:
        """The items of a kind that may be published, in the order of their names; goals in that of their ids."""
        first = next(iter(items), None)
        if first is None:
            return []
        if first.kind not in self._in_order:
            shown = [item for item in items if item.reference not in self._hidden]
            if not isinstance(first, Goal):
                shown.sort(key=lambda item: by_name(self.title(item), item.id))
            self._in_order[first.kind] = shown
        return list(self._in_order[first.kind])

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Which targets pull against each other, whenever they count, as far as that may be told; the gravest first."""
        found = engine.find(self.organization, datetime.date.min).conflicts
        return [told for conflict in found if (told := publishable(self.organization, conflict, self._hidden))]

    @cached_property
    def meetings_in_rhythm(self) -> list[Meeting]:
        """The meetings, the most frequent first, and then as they come in a week or a month."""
        return sorted(self.shown(self.organization.meetings), key=lambda meeting: by_rhythm(meeting.schedule))

    @cached_property
    def attendance(self) -> Attendance:
        """Who is expected in which meeting."""
        return Attendance(self.organization)

    @cached_property
    def for_all(self) -> frozenset[str]:
        """The references of what is for everybody, and so joins no two departments in particular."""
        return frozenset(item.reference for item in self.organization.bridges.for_all())

    @cached_property
    def holders(self) -> list[Holder]:
        """The roles that are written down, with who fills them and what they do."""
        return holders(self)

    @property
    def hidden(self) -> frozenset[str]:
        """The references of all documents that may not be shown."""
        return self._hidden

    def may_show(self, reference: str) -> bool:
        """Whether a document may be named: one that is private may not, one that nobody wrote may."""
        return reference not in self._hidden

    def get(self, items: Collection[SomeItem], id: str | None) -> SomeItem | None:
        """The item of that id, when there is one that may be shown."""
        item = items.get(id)
        return item if item is not None and item.reference not in self._hidden else None

    def say(self, message: str, **values: Md) -> Md:
        """A sentence of ours with parts that are safe already."""
        return words(self.language._(message, **values))

    def plain(self, written: Text | None) -> str:
        """What a text says in the reader's language, as data."""
        return written.to(self.language.code) if written else ""

    def text(self, written: Text | None) -> Md:
        """A short text in the reader's language."""
        return text(self.plain(written))

    def prose(self, written: Text | None) -> Md:
        """A long text, as blocks."""
        return prose.blocks(self.plain(written))

    def line(self, written: Text | None) -> Md:
        """A long text, on one line."""
        return prose.one_line(self.plain(written))

    def summary(self, written: Text | None) -> Md:
        """The first sentence of a long text."""
        return prose.first_sentence(self.plain(written))

    def title(self, item: Item) -> str:
        """What an item is called, as data; what has no name of its own is called after what it is about."""
        _ = self.language._
        match item:
            case Rollout(name=None) if tool := self.organization.tools.get(item.tool):
                return _("Rollout of {tool}", tool=self.plain(tool.name))
            case Retrospective():
                subject = self.organization.find(item.of) if item.of else None
                about = self.title(subject) if subject else quantities.period(self.language, item.period) or item.id
                return _("Looking back: {subject}, {date}", subject=about, date=self.language.date(item.date))
            case Commitment():
                kind = word(self.language, "commitment", item.type)
                kind = kind[:1].upper() + kind[1:]
                return _("{what}, by {date}", what=kind, date=self.language.date(item.due))
            case Resolution():
                return self.language.list(self._known(reference) for reference in item.of)
        return self.plain(item.title)

    def _known(self, reference: str) -> str:
        item = self.organization.find(reference)
        return self.title(item) if item else reference

    def to(self, item: Item) -> Md:
        """A link to an item, by its name."""
        reference = item.reference
        if reference not in self._links:
            self._links[reference] = link(text(self.title(item)), reference)
        return self._links[reference]

    def named(self, kind: str, id: str | None) -> Md | None:
        """A link to the document of that kind and id; its id where nobody wrote it, nothing where it is private."""
        return self.referred(f"{kind}/{id}") if id else None

    def referred(self, reference: str) -> Md | None:
        """The same for a reference as the format writes it, such as `kpi/sales-deals-won`."""
        if reference in self._hidden:
            return None
        item = self.organization.find(reference)
        if isinstance(item, Person):
            return self.person(item.id)
        if item is None:
            return code(reference.partition("/")[2] or reference)
        return self.to(item)

    def all_named(self, kind: str, ids: Iterable[str]) -> Md | None:
        """Several of a kind, as a list in a sentence."""
        return self.listed(self.named(kind, id) for id in ids)

    def listed(self, parts: Iterable[Md | None]) -> Md | None:
        """A list in a sentence of the parts that are there."""
        there = [part for part in parts if part]
        return words(self.language.list(there)) if there else None

    def person(self, reference: Owner, at: Iterable[str] = ()) -> Md | None:
        """Somebody, by role and department; by name only where the organization publishes its people.

        Who has several roles is told by the one in a department of `at`, if there is one.
        """
        if isinstance(reference, DepartmentOwner):
            return self.named("department", reference.department)
        if isinstance(reference, Role):
            return self._role(self.plain(reference.role), reference.department)
        person = self.organization.people.get(reference)
        if person is None:
            return text(self.language._("a colleague"))
        if person.reference in self._hidden:
            return None
        department = next((id for id in at if id in person.departments), person.department)
        role = self._role(self.plain(person.role_in(department)), department)
        if not self.settings.handbook.publish_people:
            return role
        return join([text(self.plain(person.name)), words(f"({role})")])

    def _role(self, role: str, department: str | None) -> Md:
        """A role with its department, which it links to; the department is not said twice."""
        unit = self.organization.departments.get(department)
        if unit is None or unit.reference in self._hidden:
            return text(role or self.language._("a colleague"))
        name = self.plain(unit.name)
        if not role:
            return self.say("somebody from {department}", department=self.to(unit))
        return link(text(role if name.lower() in role.lower() else f"{role}, {name}"), unit.reference)

    def seat(self, person: PersonReference | None, role: Text | None, department: str | None) -> Md | None:
        """Whoever fills a place: a person, a role of a department, or somebody of a department."""
        if person is not None:
            return self.person(person)
        if role is not None and department is not None:
            return self.person(Role(role, department))
        return self.text(role) or self.named("department", department)

    def people(self, references: Iterable[Owner], at: Iterable[str] = ()) -> Md | None:
        """Several people, as a list in a sentence; who would read the same is named once."""
        return self.listed(dict.fromkeys(self.person(reference, at) for reference in references))

    def who(self, who: Who) -> Md | None:
        """Whom something is for, in words."""
        if who.everyone:
            return self.say("everyone")
        parts = [self.named("department", id) for id in who.departments]
        if who.leads_of == ("all",):
            parts.append(self.say("the leads of all departments"))
        elif leads := self.all_named("department", who.leads_of):
            parts.append(self.say("the leads of {departments}", departments=leads))
        parts += [self.named("team", id) for id in who.teams]
        parts += [self.person(reference) for reference in who.people]
        return self.listed(dict.fromkeys(parts))

    def target(self, metric: str, measure: Measure | None) -> Md | None:
        """A metric and where it should be: Customer satisfaction, at least 9."""
        if measure is None or (name := self.named("metric", metric)) is None:
            return None
        return join([name, self.wanted(measure)], ": ")

    def wanted(self, measure: Measure) -> Md | None:
        """Where what is measured should be, with the unit of its metric."""
        return self._wanted(measure.metric, measure.target)

    def _wanted(self, metric: str, target: Target | None) -> Md | None:
        measured = self.organization.metrics.get(metric)
        unit = self.plain(measured.unit) if measured else ""
        return text(quantities.target(self.language, target, unit)) if target else None

    def kpi_target(self, kpi: Kpi) -> Md | None:
        """Where a KPI should be, with the unit of its metric."""
        return self._wanted(kpi.metric, kpi.target)

    def measures(self, measures: Iterable[Measure]) -> list[Md]:
        """Several measures, those that may be shown."""
        return [said for measure in measures if (said := self.target(measure.metric, measure))]

    def common(self, item: Item) -> Iterator[tuple[str, Md | None]]:
        """The facts that any document may carry."""
        _ = self.language._
        yield _("Owner"), self.people(item.owner)
        yield _("See also"), self.listed(web_link(self.plain(other.name), other.url) for other in item.links)
        if item.review_by and item.kind != "resolution":
            yield _("To be looked at again by"), text(self.language.date(item.review_by))
        yield _("Notes"), self.line(item.notes)
