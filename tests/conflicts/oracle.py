"""Random organizations with parts, wholes, totals, averages and latest values, and what z3 makes of them.

Written from the words of the format: what a range, a period, a part and a formula mean. It knows nothing of how the
engine decides. Time is four quarters; a standing target is one that never ends.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from typing import Any

import yaml
import z3

from collabctl.documents import SourceFile
from collabctl.organization import Organization, build

QUARTERS = {
    "2026": (0, 1, 2, 3), "2026-H1": (0, 1), "2026-H2": (2, 3),
    "2026-Q1": (0,), "2026-Q2": (1,), "2026-Q3": (2,), "2026-Q4": (3,),
}  # fmt: skip
FOREVER = 4
"""The place of what stands for good, after the last quarter."""

REGIONS = ("north", "south")


@dataclass
class Metric:
    id: str
    over_time: str | None
    over_departments: str | None
    low: int | None
    high: int | None
    terms: tuple[tuple[int, str], ...] = ()
    constant: int = 0
    ratio: tuple[str, str] | None = None

    @property
    def how(self) -> str:
        return self.over_time or "latest"

    def document(self) -> dict[str, Any]:
        said: dict[str, Any] = {"kind": "metric", "id": self.id, "name": self.id, "unit": "x", "better": "higher"}
        said |= {"over_time": self.over_time} if self.over_time else {}
        said |= {"over_departments": self.over_departments} if self.over_departments else {}
        ends = {"min": self.low, "max": self.high}
        said |= (
            {"range": {key: end for key, end in ends.items() if end is not None}}
            if any(end is not None for end in ends.values())
            else {}
        )
        if self.terms:
            text = " + ".join(f"{times} * [{id}]" for times, id in self.terms)
            said["formula"] = text + (f" + {self.constant}" if self.constant else "")
        if self.ratio:
            said["formula"] = f"[{self.ratio[0]}] / [{self.ratio[1]}]"
        return said


@dataclass
class Item:
    """A KPI, or a goal where `department` is None."""

    id: str
    department: str | None
    metric: str
    target: dict[str, Any]
    period: str | None
    part: str | None = None
    region: str | None = None
    baseline: int | None = None
    part_of: str | None = None
    weight: int = 20

    @property
    def reference(self) -> str:
        return f"{'kpi' if self.department else 'goal'}/{self.id}"


@dataclass
class World:
    above: dict[str, str | None]
    metrics: dict[str, Metric]
    items: dict[str, Item] = field(default_factory=dict)

    def organization(self) -> Organization:
        text = "---\n".join(yaml.safe_dump(one, sort_keys=False) for one in self._documents())
        made = build([SourceFile("organization.yaml", text.encode())])
        assert not made.problems, [problem.message for problem in made.problems]
        return made

    def _documents(self) -> Iterator[dict[str, Any]]:
        yield {"kind": "organization", "format": 1, "name": "World", "scopes": {"region": list(REGIONS)}}
        for id, above in self.above.items():
            yield {"kind": "department", "id": id, "name": id} | ({"part_of": above} if above else {})
        for metric in self.metrics.values():
            yield metric.document()
        for item in self.items.values():
            period = {"period": int(item.period) if item.period.isdigit() else item.period} if item.period else {}
            if item.department is None:
                yield {"kind": "goal", "id": item.id, "name": item.id, **period,
                       "measure": {"metric": item.metric, "target": item.target},
                       "shared_by": [{"department": id} for id in list(self.above)[:2]]}  # fmt: skip
                continue
            more = {
                "part": item.part, "baseline": item.baseline, "part_of": item.part_of,
                "scope": {"region": item.region} if item.region else None,
            }  # fmt: skip
            yield {"kind": "kpi", "id": item.id, "department": item.department, "metric": item.metric, **period,
                   "target": item.target, "weight": item.weight,
                   **{key: value for key, value in more.items() if value is not None}}  # fmt: skip

    def below(self, department: str) -> set[str]:
        found = {department}
        while more := {id for id, above in self.above.items() if above in found} - found:
            found |= more
        return found

    # Whose figure

    def part(self, item: Item) -> str | None:
        """What the format settles: written, then whole for a KPI that others are part of, then by department."""
        if item.department is None:
            return "whole"
        if item.part:
            return item.part
        if any(other.part_of == item.id for other in self.items.values()):
            return "whole"
        return "own" if self.metrics[item.metric].over_departments else None

    def owner(self, item: Item, own: frozenset[str]) -> str | None:
        part = self.part(item) or ("own" if item.metric in own else "whole")
        if part == "whole" or item.department is None or self.below(item.department) == set(self.above):
            return None
        return item.department

    def readings(self, items: Sequence[Item]) -> list[frozenset[str]]:
        """Every way to read these; one department means the same by everything that it is judged on."""
        unknown = sorted({item.metric for item in items if self.part(item) is None})
        if len({item.department for item in items}) == 1 and items[0].department is not None:
            return [frozenset(), frozenset(unknown)]
        return [frozenset(some) for size in range(len(unknown) + 1) for some in combinations(unknown, size)]


class Arithmetic:
    """All figures of a world as z3 has them: made when first asked for, with everything that is true of them."""

    def __init__(self, world: World, solver: z3.Solver) -> None:
        self.world = world
        self.solver = solver
        self._values: dict[tuple[Any, ...], Any] = {}
        self._related: set[tuple[Any, ...]] = set()

    def impossible(self, items: Sequence[Item], own: frozenset[str]) -> str:
        self.solver.push()
        before = dict(self._values), set(self._related)
        for item in items:
            for value in self._asked(item, own):
                self._bound(value, item)
        answer = str(self.solver.check())
        self.solver.pop()
        self._values, self._related = before
        return answer

    def _asked(self, item: Item, own: frozenset[str]) -> list[Any]:
        """The figures that an item asks something of."""
        metric, owner = self.world.metrics[item.metric], self.world.owner(item, own)
        if item.period is not None:
            return [self.figure(metric, owner, item.region, QUARTERS[item.period])]
        if metric.how == "latest" and not self._is_of_period(metric):
            # It holds at the end of every period, and for good.
            return [self.figure(metric, owner, item.region, (quarter,)) for quarter in (0, 1, 2, 3, FOREVER)]
        standing = [self.figure(metric, owner, item.region, (FOREVER,))]
        if metric.how == "latest":
            return standing + [self.figure(metric, owner, item.region, some) for some in QUARTERS.values()]
        # The average that is asked for good is that of a year; a total without an end is none of a period.
        return standing + (
            [self.figure(metric, owner, item.region, QUARTERS["2026"])] if metric.how == "average" else []
        )

    def _is_of_period(self, metric: Metric) -> bool:
        """Whether a share of totals, or something made of averages, makes it a figure of its period."""
        joined = self._joined(metric)
        return any(other.how != "latest" for other in joined)

    def _joined(self, metric: Metric) -> list[Metric]:
        found = {metric.id}
        while True:
            more = set()
            for one in self.world.metrics.values():
                if self.holds(one):
                    names = {one.id, *self.made_of(one)}
                    if names & found:
                        more |= names
            if more <= found:
                return [self.world.metrics[id] for id in sorted(found)]
            found |= more

    @staticmethod
    def made_of(metric: Metric) -> tuple[str, ...]:
        return metric.ratio or tuple(id for _, id in metric.terms)

    def holds(self, metric: Metric) -> bool:
        """Whether its formula relates figures of periods and of parts."""
        names = [metric, *(self.world.metrics[id] for id in self.made_of(metric))]
        if len(names) == 1:
            return False
        kinds = {one.how for one in names}
        departments = {one.over_departments for one in names}
        unsaid = [one for one in names if one.over_time is None]
        if metric.ratio:
            above, below = names[1:]
            in_time = kinds == {"latest"} or (above.how == below.how == "sum" and metric in unsaid)
            parts = departments == {None} or (
                above.over_departments == below.over_departments == "sum" and metric.over_departments is None
            )
            return in_time and parts
        in_time = (
            kinds == {"latest"}
            or (kinds == {"sum"} and not metric.constant)
            or kinds == {"average"}
            or (kinds == {"average", "latest"} and all(one.over_time != "latest" for one in names))
        )
        constant = metric.constant and "sum" in departments
        return in_time and not {"sum", "average"} <= departments and not constant

    def _bound(self, value: Any, item: Item) -> None:
        [(way, amount)] = item.target.items()
        if way == "move":
            if item.baseline is not None:
                self.solver.add(value > item.baseline if amount == "up" else value < item.baseline)
            return
        low = {"at_least": amount, "exactly": amount, "between": amount[0] if way == "between" else None}.get(way)
        high = {"at_most": amount, "exactly": amount, "between": amount[1] if way == "between" else None}.get(way)
        if low is not None:
            self.solver.add(value >= _q(low))
        if high is not None:
            self.solver.add(value <= _q(high))

    def broken(self) -> set[str]:
        """The metrics that are impossible in themselves: no values of one moment fit their ranges and formulas."""
        found: set[str] = set()
        for group in self._groups():
            solver = z3.Solver()
            values = {id: z3.Real(id) for id in group}
            for id, value in values.items():
                metric = self.world.metrics[id]
                solver.add(*([value >= metric.low] if metric.low is not None else []))
                solver.add(*([value <= metric.high] if metric.high is not None else []))
                if metric.terms:
                    solver.add(value == z3.Sum([n * values[part] for n, part in metric.terms]) + metric.constant)
                if metric.ratio:
                    above, below = (values[part] for part in metric.ratio)
                    solver.add(z3.Implies(below != 0, value * below == above))
            if solver.check() == z3.unsat:
                found |= group
        return found

    def _groups(self) -> list[set[str]]:
        groups: list[set[str]] = []
        for metric in self.world.metrics.values():
            names = {metric.id, *self.made_of(metric)}
            joined = [group for group in groups if group & names]
            groups = [group for group in groups if not group & names] + [names.union(*joined)]
        return groups

    # Figures

    def figure(self, metric: Metric, owner: str | None, region: str | None, quarters: tuple[int, ...]) -> Any:
        """The value of a figure, with all that is true of it and of those that it is made of."""
        if metric.how == "latest" and not self._is_of_period(metric):
            quarters = quarters[-1:]
        key = (metric.id, owner, region, quarters)
        if key not in self._values:
            self._values[key] = z3.Real(repr(key))
            self._range(metric, owner, region, self._values[key])
            self._parts(metric, owner, region, quarters)
            self._time(metric, owner, region, quarters)
            self._formulas(metric, owner, region, quarters)
        return self._values[key]

    def _range(self, metric: Metric, owner: str | None, region: str | None, value: Any) -> None:
        low, high = metric.low, metric.high
        whole = owner is None and region is None
        if metric.how == "sum":
            full = most = False
        else:
            full = metric.over_departments == "average" or (whole and metric.over_departments is None)
            leaf = owner is not None and len(self.world.below(owner)) == 1
            most = leaf or (owner is None and region is not None and metric.over_departments is None)
        if full:
            self.solver.add(
                *([value >= low] if low is not None else []), *([value <= high] if high is not None else [])
            )
        elif low is not None and low >= 0:
            self.solver.add(value >= 0, *([value <= high] if most and high is not None else []))
        elif high is not None and high <= 0:
            self.solver.add(value <= 0, *([value >= low] if most and low is not None else []))

    def _positive(self, metric: Metric) -> bool:
        return metric.low is not None and metric.low >= 0

    def _parts(self, metric: Metric, owner: str | None, region: str | None, quarters: tuple[int, ...]) -> None:
        """What makes up the whole: departments, and regions."""
        value = self._values[metric.id, owner, region, quarters]
        tops = [id for id, above in self.world.above.items() if above == owner]
        if owner is None and len(tops) == 1 and len(self.world.above) > 1:
            tops = [id for id, above in self.world.above.items() if above == tops[0]]
        inside = [self.figure(metric, id, region, quarters) for id in tops if self._is_apart(id)]
        if metric.over_departments == "sum" and self._positive(metric) and inside:
            self.solver.add(value >= z3.Sum(inside))
        if metric.over_departments == "average" and inside and len(inside) == len(tops):
            self._between(value, inside)
        adds_up = metric.over_departments == "sum" or metric.how == "sum"
        if region is None and adds_up and self._positive(metric):
            self.solver.add(value >= z3.Sum([self.figure(metric, owner, one, quarters) for one in REGIONS]))

    def _is_apart(self, department: str) -> bool:
        return self.world.below(department) != set(self.world.above)

    def _between(self, value: Any, parts: Sequence[Any]) -> None:
        self.solver.add(z3.Or([value >= part for part in parts]), z3.Or([value <= part for part in parts]))

    def _time(self, metric: Metric, owner: str | None, region: str | None, quarters: tuple[int, ...]) -> None:
        if len(quarters) == 1 or metric.how == "latest":
            return
        value = self._values[metric.id, owner, region, quarters]
        for halves in _covers(quarters):
            parts = [self.figure(metric, owner, region, some) for some in halves]
            if metric.how == "sum":
                self.solver.add(value == z3.Sum(parts))
            else:
                self._between(value, parts)

    def _formulas(self, metric: Metric, owner: str | None, region: str | None, quarters: tuple[int, ...]) -> None:
        """Formulas relate the figures of one owner, scope and time; whichever of them is asked for first."""
        for one in self.world.metrics.values():
            key = (one.id, owner, region, quarters)
            if key in self._related or not self.holds(one) or metric.id not in (one.id, *self.made_of(one)):
                continue
            self._related.add(key)
            value = self.figure(one, owner, region, quarters)
            parts = [self.figure(self.world.metrics[id], owner, region, quarters) for id in self.made_of(one)]
            if one.ratio:
                self.solver.add(z3.Implies(parts[1] != 0, value * parts[1] == parts[0]))
            else:
                sums = [times * part for (times, _), part in zip(one.terms, parts, strict=True)]
                self.solver.add(value == z3.Sum(sums) + one.constant)


def _covers(quarters: tuple[int, ...]) -> list[list[tuple[int, ...]]]:
    """The ways in which shorter periods make up a longer one exactly."""
    shorter = [some for some in QUARTERS.values() if set(some) < set(quarters)]
    return [
        list(some)
        for size in range(2, len(quarters) + 1)
        for some in combinations(shorter, size)
        if sorted(quarter for one in some for quarter in one) == list(quarters)
    ]


def _q(value: float) -> Any:
    number = Fraction(str(value))
    return z3.Q(number.numerator, number.denominator)


# Making one up


def made_up(seed: int) -> World:
    dice = random.Random(seed)
    world = World(_departments(dice), {})
    for group in range(dice.randint(1, 2)):
        _metrics(dice, world, f"m{group}")
    metrics = list(world.metrics)
    for number in range(dice.randint(3, 7)):
        world.items[f"k{number}"] = _kpi(dice, world, f"k{number}", dice.choice(metrics))
    if dice.random() < 0.3:
        metric = dice.choice(metrics)
        world.items["g"] = Item("g", None, metric, _target(dice, moves=False), dice.choice(["2026", "2026-H1", None]))
    _parents(dice, world)
    return world


def _departments(dice: random.Random) -> dict[str, str | None]:
    shape = dice.choice(["flat", "flat", "flat", "branch", "one top"])
    if shape == "flat":
        return dict.fromkeys(("a", "b", "c")[: dice.randint(2, 3)])
    if shape == "branch":
        return {"a": None, "b": None, "b1": "b", "b2": "b"}
    return {"a": None, "a1": "a", "a2": "a"}


def _metrics(dice: random.Random, world: World, name: str) -> None:
    time = dice.choice([None, "latest", "average", "sum", "sum"])
    departments = dice.choice([None, None, "sum", "sum", "average"])
    ranges = [(None, None), (0, None), (0, None), (0, 10), (1, 10), (-5, 5), (None, 0), (3, 8)]

    def metric(id: str, **more: Any) -> Metric:
        low, high = dice.choice(ranges)
        made = Metric(id, time, departments, low, high, **more)
        if dice.random() < 0.15:
            made.over_time = dice.choice([None, "latest", "average", "sum"])
        if dice.random() < 0.1:
            made.over_departments = dice.choice([None, "sum", "average"])
        return made

    world.metrics[f"{name}a"] = metric(f"{name}a")
    if dice.random() < 0.5:
        return
    world.metrics[f"{name}b"] = metric(f"{name}b")
    if dice.random() < 0.2:
        below = world.metrics[f"{name}b"]
        below.low = dice.choice([0, 1, 1])
        below.high = None
        world.metrics[f"{name}r"] = Metric(f"{name}r", None, None, *dice.choice([(None, None), (0, 5)]),
                                           ratio=(f"{name}a", f"{name}b"))  # fmt: skip
        return
    terms = tuple((dice.choice([1, 1, 1, 2, -1]), f"{name}{letter}") for letter in "ab")
    world.metrics[f"{name}t"] = metric(f"{name}t", terms=terms, constant=dice.choice([0, 0, 0, 2]))


def _kpi(dice: random.Random, world: World, id: str, metric: str) -> Item:
    period = dice.choice(["2026"] * 4 + [*QUARTERS, None])
    item = Item(
        id, dice.choice(list(world.above)), metric, _target(dice, moves=True), period, weight=dice.randint(1, 60)
    )
    item.part = dice.choice([None, None, "own", "whole", "whole"])
    item.region = dice.choice([None, None, None, None, *REGIONS])
    if "move" in item.target and dice.random() < 0.7:
        item.baseline = dice.randint(0, 9)
    return item


def _target(dice: random.Random, *, moves: bool) -> dict[str, Any]:
    way = dice.choice(["at_least", "at_most"] * 4 + ["between", "exactly"] + ["move"] * moves)
    if way == "move":
        return {way: dice.choice(["up", "down"])}
    number = dice.choice([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 14, 20, 0.5, 2.5])
    return {way: [number, number + dice.randint(0, 3)] if way == "between" else number}


def _parents(dice: random.Random, world: World) -> None:
    """Some KPIs are part of another one on the same metric, where no department stands above another."""
    if any(world.above.values()) or dice.random() < 0.6:
        return
    for item in world.items.values():
        others = [
            other for other in world.items.values()
            if other.department and other is not item and other.metric == item.metric and other.part_of is None
        ]  # fmt: skip
        has_parts = any(other.part_of == item.id for other in world.items.values())
        if item.department and others and not has_parts and dice.random() < 0.5:
            item.part_of = dice.choice(others).id
