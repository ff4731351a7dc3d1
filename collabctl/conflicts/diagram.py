"""Conflicts as a drawing: departments with what they are judged on, the metrics between, and arrows with their sign.

Where influences lead to or from one KPI or goal only, they are drawn to and from its box. A metric has a box of its own
where nobody is judged on it, or several are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.influences.influence import Arrow
from collabctl.drawings import Drawing, Edge, Group, Look, Named, Node, Relation
from collabctl.drawings.mermaid import MOST_BOXES, lines
from collabctl.organization import Item, Organization
from collabctl.organization.kpis import Goal, Kpi

MOST_LEGS = 5
"""Ways that are drawn of one conflict, the strongest first, so that one with very many does not push out the rest."""

_RELATIONS: dict[int, Relation] = {1: "raises", -1: "lowers", 0: "moves"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A conflict, the number by which the words beside the drawing call it, and whether people settled it."""

    number: int
    conflict: Conflict
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """The picture, and the conflicts that are not in it."""

    drawing: Drawing
    left_out: tuple[Numbered, ...]

    @property
    def lines(self) -> list[str]:
        """The lines of a Mermaid flowchart."""
        missing = f"{len(self.left_out)} less grave left out: with more than {MOST_BOXES} boxes nobody could read it"
        return lines(self.drawing, missing if self.left_out else "")


@dataclass(frozen=True, slots=True)
class Words:
    """What a drawing says in the language of its readers.

    `title` and `description` are for who cannot see it, `verbs` as in a `Drawing`. `name` is what a document is called,
    `target` where a KPI or goal should be, and `called` names the conflicts that something is in.
    """

    title: str
    description: str
    name: Callable[[Item], str]
    target: Callable[[Kpi | Goal], str]
    called: Callable[[Sequence[Numbered]], str]
    verbs: tuple[str, str, str] = ("raises", "lowers", "moves")


def in_english(title: str, description: str) -> Words:
    """The words of reports, which call conflicts by their numbers."""
    return Words(title, description, _name, _target, _called)


def diagram(organization: Organization, conflicts: Sequence[Numbered], words: Words) -> Diagram:
    """The drawing of conflicts, which come gravest first: as many as fit, the rest is left out."""
    content = _Content()
    left_out: list[Numbered] = []
    for one in conflicts:
        wider = content.with_(one)
        if wider.size > MOST_BOXES:
            left_out.append(one)
        else:
            content = wider
    return Diagram(_Picture(organization, content, words).drawing(), tuple(left_out))


@dataclass(frozen=True)
class _Content:
    """What is drawn: KPIs and goals by reference, arrows by their ends, and lines between those that cannot both hold.

    `moved` holds for each metric the KPIs and goals on it that influences are drawn for.
    """

    drawn: tuple[Numbered, ...] = ()
    items: dict[str, Kpi | Goal] = field(default_factory=dict)
    moved: dict[str, tuple[str, ...]] = field(default_factory=dict)
    arrows: dict[tuple[str, str], Arrow] = field(default_factory=dict)
    pairs: tuple[tuple[str, str, Numbered], ...] = ()

    def with_(self, one: Numbered) -> _Content:
        """The same with one more conflict."""
        conflict = one.conflict
        legs = conflict.legs[:MOST_LEGS]
        members: list[Kpi | Goal] = [leg.kpi for leg in legs] if conflict.goal else []
        members = [*(members or conflict.kpis), *((conflict.goal,) if conflict.goal else ())]
        new = {(arrow.source, arrow.target): arrow for leg in legs for arrow in leg.path.arrows}
        ends = [item.reference for item in members]
        if not legs:
            pairs = [(first, second, one) for first, second in pairwise(ends)]
        else:
            pairs = [(leg.kpi.reference, ends[-1], one) for leg in legs if not leg.path.arrows]
        moved = dict(self.moved)
        for item in members if new else ():
            moved[_metric_of(item)] = tuple(dict.fromkeys((*moved.get(_metric_of(item), ()), item.reference)))
        return _Content(
            (*self.drawn, one),
            {**self.items, **{item.reference: item for item in members}},
            moved,
            {**new, **self.arrows},
            (*self.pairs, *pairs),
        )

    @property
    def between(self) -> list[str]:
        """The metrics that have a box of their own."""
        metrics = dict.fromkeys(metric for ends in self.arrows for metric in ends)
        return [metric for metric in metrics if len(self.moved.get(metric, ())) != 1]

    @property
    def size(self) -> int:
        """How many boxes it takes."""
        return len(self.items) + len(self.between)


class _Picture:
    """Makes boxes and lines of the content."""

    def __init__(self, organization: Organization, content: _Content, words: Words) -> None:
        self._organization = organization
        self._content = content
        self._words = words
        self._numbers: dict[str, list[Numbered]] = defaultdict(list)
        for one in content.drawn:
            for item in one.conflict.documents:
                self._numbers[item.reference].append(one)

    def drawing(self) -> Drawing:
        """Departments first, then what lies between them."""
        words = self._words
        judged = sorted(self._content.items.values(), key=lambda item: isinstance(item, Goal))
        return Drawing(
            "conflicts",
            words.title,
            words.description,
            (*map(self._judged, judged), *self._metrics()),
            tuple(self._edges()),
            tuple(self._departments()),
            verbs=words.verbs,
        )

    def _departments(self) -> Iterator[Group]:
        members: dict[str, list[str]] = defaultdict(list)
        for item in self._content.items.values():
            if isinstance(item, Kpi):
                members[item.department].append(item.reference)
        for department, kpis in members.items():
            known = self._organization.departments.get(department)
            yield Group(self._words.name(known) if known else department, tuple(kpis), titled=True)

    def _judged(self, item: Kpi | Goal) -> Node:
        """What it is about, its target, and the conflicts it is in."""
        numbers = self._numbers[item.reference]
        metric = self._name(_metric_of(item))
        name, about = (metric, "") if isinstance(item, Kpi) else (self._words.name(item), metric)
        details = (about, self._words.target(item), self._words.called(numbers))
        return Node(
            Named(item.reference, item.kind, name),
            tuple(filter(None, details)),
            look="pulled" if any(not one.settled for one in numbers) else "settled",
            shape="box" if isinstance(item, Kpi) else "round",
        )

    def _metrics(self) -> Iterator[Node]:
        levers: dict[str, list[Numbered]] = defaultdict(list)
        for one in self._content.drawn:
            if one.conflict.rule == "kpi/competes-for-lever":
                levers[one.conflict.pivot].append(one)
        for metric in self._content.between:
            item = Named(f"metric/{metric}", "metric", self._name(metric))
            if metric in levers:
                details = tuple(filter(None, [self._words.called(levers[metric])]))
                yield Node(item, details, look="lever", shape="hexagon")
            else:
                yield Node(item)

    def _edges(self) -> Iterator[Edge]:
        between = self._content.between
        place = {metric: on_it[0] for metric, on_it in self._content.moved.items()}
        place |= {metric: f"metric/{metric}" for metric in between}
        for (source, target), arrow in self._content.arrows.items():
            yield Edge(place[source], place[target], _RELATIONS[arrow.sign])
        for metric in between:
            for reference in self._content.moved.get(metric, ()):
                yield Edge(place[metric], reference, "joins")
        for one, other, numbered in self._content.pairs:
            look: Look = "settled" if numbered.settled else "pulled"
            yield Edge(one, other, "against", tuple(filter(None, [self._words.called([numbered])])), look=look)

    def _name(self, metric: str) -> str:
        known = self._organization.metrics.get(metric)
        return self._words.name(known) if known else metric


def _name(item: Item) -> str:
    return str(item.title)


def _target(item: Kpi | Goal) -> str:
    target = item.target if isinstance(item, Kpi) else item.measure and item.measure.target
    return str(target or "")


def _metric_of(item: Kpi | Goal) -> str:
    if isinstance(item, Kpi):
        return item.metric
    return item.measure.metric if item.measure else ""


def _called(numbers: Iterable[Numbered]) -> str:
    """Such as: conflicts 1, 3, settled 9."""
    found = {one.number: one.settled for one in sorted(numbers, key=lambda one: one.number)}
    open_ = [str(number) for number, settled in found.items() if not settled]
    settled = [str(number) for number, settled in found.items() if settled]
    said = [f"conflict{'s' * (len(open_) > 1)} {', '.join(open_)}"] if open_ else []
    return ", ".join([*said, *([f"settled {', '.join(settled)}"] if settled else [])])
