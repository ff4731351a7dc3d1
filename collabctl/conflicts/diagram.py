"""Conflicts as a drawing: departments with what they are judged on, the metrics between, and arrows with their sign.

Where influences lead to or from one KPI or goal only, they are drawn to and from its box. A metric has a box of its own
where nobody is judged on it, or several are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.influences.influence import Arrow
from collabctl.escaping import mermaid
from collabctl.organization import Organization
from collabctl.organization.kpis import Goal, Kpi

MOST_NODES = 40
"""A drawing with more boxes is a wall. The gravest conflicts that fit are drawn, and the rest are counted."""

MOST_LEGS = 5
"""Ways that are drawn of one conflict, the strongest first, so that one with very many does not push out the rest."""

LONGEST_NAME = 40
"""Characters of a name in a box."""

_SIGNS = {1: ("-->", "+ raises"), -1: ("-.->", "- lowers"), 0: ("-.->", "? moves")}
_STYLES = (
    "classDef pulled stroke:#c0392b,stroke-width:3px",
    "classDef settled stroke:#7f8c8d,stroke-width:2px,stroke-dasharray:5 3",
    "classDef lever stroke:#b9770e,stroke-width:2px",
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A conflict, the number by which the words beside the drawing call it, and whether people settled it."""

    number: int
    conflict: Conflict
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """The lines of a Mermaid flowchart, and how many conflicts are not in it."""

    lines: tuple[str, ...]
    left_out: int


def diagram(organization: Organization, conflicts: Sequence[Numbered], title: str, description: str) -> Diagram:
    """The drawing of conflicts, which come gravest first. `title` and `description` are for who cannot see it."""
    content = _Content()
    left_out = 0
    for one in conflicts:
        wider = content.with_(one)
        if wider.size > MOST_NODES:
            left_out += 1
        else:
            content = wider
    head = ["flowchart LR", f"  accTitle: {title}", f"  accDescr: {description}"]
    if left_out:
        head.append(f"  %% {left_out} less grave left out: with more than {MOST_NODES} boxes nobody could read it")
    body = _Drawing(organization, content).lines() if content.drawn else []
    return Diagram((*head, *(f"  {line}" for line in body)), left_out)


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


class _Drawing:
    """Writes the lines, with a short name for every box."""

    def __init__(self, organization: Organization, content: _Content) -> None:
        self._organization = organization
        self._content = content
        self._boxes: dict[str, str] = {}
        self._styles: dict[str, list[str]] = defaultdict(list)
        self._links: list[str] = []
        self._marked: list[int] = []
        self._numbers: dict[str, list[Numbered]] = defaultdict(list)
        for one in content.drawn:
            for item in one.conflict.documents:
                self._numbers[item.reference].append(one)

    def lines(self) -> Iterator[str]:
        """Departments first, then what lies between them, then the arrows."""
        yield from self._departments()
        yield from self._metrics()
        self._connect()
        yield from self._links
        yield from _STYLES
        for style, boxes in self._styles.items():
            yield f"class {','.join(boxes)} {style}"
        if self._marked:
            yield f"linkStyle {','.join(map(str, self._marked))} stroke:#c0392b,stroke-width:3px"

    def _departments(self) -> Iterator[str]:
        members: dict[str, list[Kpi]] = defaultdict(list)
        goals = []
        for item in self._content.items.values():
            if isinstance(item, Kpi):
                members[item.department].append(item)
            else:
                goals.append(item)
        for number, (department, kpis) in enumerate(members.items()):
            yield f'subgraph d{number}["{_label(self._organization.department_name(department))}"]'
            for kpi in kpis:
                yield f'  {self._box(kpi.reference)}["{self._judged(kpi)}"]'
            yield "end"
        for goal in goals:
            yield f'{self._box(goal.reference)}(["{_label(str(goal.title))}<br/>{self._judged(goal)}"])'

    def _judged(self, item: Kpi | Goal) -> str:
        """What it is about, its target, and the conflicts it is in."""
        target = item.target if isinstance(item, Kpi) else item.measure and item.measure.target
        parts = [_label(self._name(_metric_of(item))), _label(str(target or ""))]
        numbers = self._numbers[item.reference]
        parts.append(_label(_called(numbers)))
        open_ = any(not one.settled for one in numbers)
        self._styles["pulled" if open_ else "settled"].append(self._box(item.reference))
        return "<br/>".join(filter(None, parts))

    def _metrics(self) -> Iterator[str]:
        levers: dict[str, list[Numbered]] = defaultdict(list)
        for one in self._content.drawn:
            if one.conflict.rule == "kpi/competes-for-lever":
                levers[one.conflict.pivot].append(one)
        for metric in self._content.between:
            box = self._box(f"metric/{metric}")
            if metric in levers:
                self._styles["lever"].append(box)
                yield f'{box}{{{{"{_label(self._name(metric))}<br/>{_label(_called(levers[metric]))}"}}}}'
            else:
                yield f'{box}["{_label(self._name(metric))}"]'

    def _connect(self) -> None:
        between = self._content.between
        place = {metric: on_it[0] for metric, on_it in self._content.moved.items()}
        place |= {metric: f"metric/{metric}" for metric in between}
        for (source, target), arrow in self._content.arrows.items():
            line, sign = _SIGNS[arrow.sign]
            self._links.append(f'{self._box(place[source])} {line}|"{_label(sign)}"| {self._box(place[target])}')
        for metric in between:
            for reference in self._content.moved.get(metric, ()):
                self._links.append(f"{self._box(place[metric])} --- {self._box(reference)}")
        for one, other, numbered in self._content.pairs:
            if not numbered.settled:
                self._marked.append(len(self._links))
            self._links.append(f'{self._box(one)} x--x|"{_called([numbered])}"| {self._box(other)}')

    def _box(self, reference: str) -> str:
        return self._boxes.setdefault(reference, f"n{len(self._boxes)}")

    def _name(self, metric: str) -> str:
        known = self._organization.metrics.get(metric)
        return str(known.name) if known else metric


def _metric_of(item: Kpi | Goal) -> str:
    if isinstance(item, Kpi):
        return item.metric
    return item.measure.metric if item.measure else ""


def _label(text: str) -> str:
    return mermaid(text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…")


def _called(numbers: Iterable[Numbered]) -> str:
    """Such as: conflicts 1, 3, settled 9."""
    found = {one.number: one.settled for one in sorted(numbers, key=lambda one: one.number)}
    open_ = [str(number) for number, settled in found.items() if not settled]
    settled = [str(number) for number, settled in found.items() if settled]
    said = [f"conflict{'s' * (len(open_) > 1)} {', '.join(open_)}"] if open_ else []
    return ", ".join([*said, *([f"settled {', '.join(settled)}"] if settled else [])])
