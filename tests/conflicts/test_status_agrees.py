"""What `status` calls met or on track is never called impossible: both read figures, parts and ranges alike."""

from __future__ import annotations

import calendar
import datetime
import random
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from collabctl.conflicts.engine import find
from collabctl.documents import SourceFile
from collabctl.organization import Organization, build
from collabctl.results.standing import stand

DAY = datetime.date(2026, 12, 31)

Rows = dict[tuple[int, str], float]
"""A figure of each month and department; "" is the whole."""


def measured(dice: random.Random, metric: dict[str, Any], owners: list[str]) -> Rows:
    """Figures inside the range of the metric, every month."""
    low, high = metric.get("range", {}).get("min", -6), metric.get("range", {}).get("max", 9)
    level = {owner: dice.uniform(low, high) for owner in owners}
    spread = dice.choice([0.2, 1, 3])
    return {
        (month, owner): round(min(max(level[owner] + dice.uniform(-spread, spread), low), high), 1)
        for month in range(1, 13)
        for owner in owners
    }


def organization(seed: int) -> Organization:
    """Metrics with figures, formulas that hold for every row of them, and targets around what was measured."""
    dice = random.Random(seed)
    departments = ["a", "b", "c"]
    by_department = dice.random() < 0.6
    owners = departments if by_department else [""]
    metrics: dict[str, dict[str, Any]] = {}
    rows: dict[str, Rows] = {}
    for id in ("m", "n"):
        metrics[id] = metric(dice, id)
        rows[id] = measured(dice, metrics[id], owners)
    if dice.random() < 0.6:
        how = dice.choice(["[m] + [n]", "[m] - [n] + 2", "[m] / ([n] + 20)", "[m] * [n]"])
        made = {"[m] + [n]": lambda m, n: m + n, "[m] - [n] + 2": lambda m, n: m - n + 2,
                "[m] / ([n] + 20)": lambda m, n: m / (n + 20), "[m] * [n]": lambda m, n: m * n}[how]  # fmt: skip
        metrics["f"] = {**metric(dice, "f"), "formula": how}
        del metrics["f"]["range"]
        if dice.random() < 0.7:
            rows["f"] = {place: round(made(rows["m"][place], rows["n"][place]), 6) for place in rows["m"]}
    kpis = [kpi(dice, f"k{number}", dice.choice(sorted(metrics)), departments) for number in range(8)]
    if dice.random() < 0.5:  # all of one figure each, so that formulas and parts meet
        kpis = [
            {**one, "period": 2026, "part": "whole" if dice.random() < 0.8 else one.get("part", "own")} for one in kpis
        ]
    documents = [
        {"kind": "organization", "format": 1, "name": "Measured"},
        *({"kind": "department", "id": id, "name": id} for id in departments),
        *metrics.values(),
    ]
    tables = [SourceFile(f"measurements/{id}.csv", "".join(lines(some)).encode()) for id, some in rows.items()]
    blank = written([*documents, *kpis], tables)
    for said in kpis:
        value = stand(blank, next(one for one in blank.kpis if one.id == said["id"]), DAY).value
        if value is not None and "move" not in said["target"]:
            said["target"] = around(dice, value)
    return written([*documents, *kpis], tables)


def around(dice: random.Random, value: float) -> dict[str, Any]:
    """A target that a value just meets, mostly."""
    slack = dice.choice([0, 0, 0.1, 1]) if dice.random() < 0.8 else -0.1
    low, high = round(value - slack, 6), round(value + slack, 6)
    way = dice.choice(["at_least", "at_most", "between"])
    return {way: {"at_least": low, "at_most": high, "between": sorted([low, high])}[way]}


def written(documents: list[dict[str, Any]], tables: list[SourceFile]) -> Organization:
    text = "---\n".join(yaml.safe_dump(one, sort_keys=False) for one in documents)
    made = build([SourceFile("organization.yaml", text.encode())], tables=tables)
    assert all("is read as" in problem.message for problem in made.problems)  # 2.325 looks like thousands
    return made


def metric(dice: random.Random, id: str) -> dict[str, Any]:
    low, high = dice.choice([(0, 10), (0, 9), (1, 8), (-5, 5)])
    said: dict[str, Any] = {"kind": "metric", "id": id, "name": id, "unit": "x", "better": "higher"}
    said |= {"measured_every": "month", "range": {"min": low, "max": high}}
    if over := dice.choice([None, "latest", "average", "sum"]):
        said["over_time"] = over
    if over := dice.choice([None, "average", "sum"]):
        said["over_departments"] = over
    return said


def kpi(dice: random.Random, id: str, metric: str, departments: list[str]) -> dict[str, Any]:
    low = round(dice.uniform(-5, 60), 1) if dice.random() < 0.5 else round(dice.uniform(-2, 9), 1)
    target = dice.choice([{"at_least": low}, {"at_most": low}, {"between": [low, low + dice.choice([1, 3, 20])]},
                          {"move": dice.choice(["up", "down", "steady"])}])  # fmt: skip
    period = dice.choice([2026, 2026, 2026, "2026-H1", "2026-H2", "2026-Q3", "2026-Q4", None, {"from": "2026-07-01"}])
    said = {"kind": "kpi", "id": id, "department": dice.choice(departments), "metric": metric, "target": target}
    said |= {"period": period} if period else {}
    said |= {"baseline": round(dice.uniform(0, 9), 1)} if dice.random() < 0.5 else {}
    said |= {"part": dice.choice(["own", "whole"])} if dice.random() < 0.5 else {}
    return said


def lines(rows: Rows) -> Iterator[str]:
    named = any(owner for _, owner in rows)
    yield "date,value,department\n" if named else "date,value\n"
    for (month, owner), value in sorted(rows.items()):
        day = calendar.monthrange(2026, month)[1]
        yield f"2026-{month:02}-{day},{value}" + (f",{owner}\n" if named else "\n")


def examine(seed: int) -> Counter:
    made = organization(seed)
    seen: Counter = Counter()
    formula_of_levels = "f" in made.metrics and "average" not in {one.over_time for one in made.metrics}
    # Where a level goes by its trend is a guess for each figure by itself, so formulas are asked once all is measured.
    for day in ("2026-12-31",) if formula_of_levels else ("2026-06-30", "2026-09-30", "2026-12-31"):
        as_of = datetime.date.fromisoformat(day)
        fine = {one.reference for one in made.kpis if stand(made, one, as_of).verdict in ("met", "on track")}
        for conflict in find(made, as_of).conflicts:
            members = {document.reference for document in conflict.documents}
            if conflict.certainty in ("proved", "certain"):
                seen[conflict.rule] += 1
                numbers = all(one.span is not None for one in conflict.kpis)
                assert not (numbers and members <= fine), f"seed {seed}, {day}: {sorted(members)} are on track"
        seen["fine"] += len(fine)
    return seen


def judged(seeds: range) -> None:
    seen = sum((examine(seed) for seed in seeds), Counter())
    sys.stdout.write(f"{dict(seen)}\n")
    assert (
        seen["fine"] > len(seeds)
        and seen["kpi/unreachable-targets"] + seen["kpi/incompatible-targets"] > len(seeds) / 3
    )


def test_nothing_on_track_is_called_impossible():
    judged(range(150))


@pytest.mark.long
def test_nothing_on_track_is_called_impossible_in_five_thousand():
    judged(range(1_000, 6_000))
