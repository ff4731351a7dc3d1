"""How long it takes to find what each KPI's metric does to each other metric, and how that grows.

    python benchmarks/influence.py --metrics 1000 3000 10000

The graph is generated: five arrows leave each metric, with mixed signs, strengths and evidence, and 60 metrics in 100
have a KPI. Timed are the searches from all of these, with the verdict about each KPI metric they reach; the fastest of
the rounds counts, and each size has a process of its own. Beside it stands a reference that is linear: looking 20 times
at every arrow. `ratio` is how often the reference fits into the search, and `growth` that ratio as a multiple of the
one in the first line: 1 is linear. In a larger graph fewer paths meet, so each metric has more effects; `each` is the
time that one of them takes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from collabctl.conflicts.influences.graph import InfluenceGraph
from collabctl.conflicts.influences.influence import EVIDENCE, STRENGTHS, Arrow
from collabctl.documents import Document, SourceFile
from collabctl.organization.kpis import Metric
from collabctl.organization.text import Text

ARROWS = 5
LOOKS = 20
NOWHERE = Metric(
    document=Document(SourceFile("metric.yaml", b""), 0, {}), name=Text(""), unit=Text(""), better="higher"
)


class Measured(NamedTuple):
    """Seconds, how many effects were found, and the largest size of the process."""

    build: float
    search: float
    effects: int
    reference: float
    megabytes: int


def generate(metrics: int, strengths: tuple[str, ...]) -> tuple[list[Arrow], list[str]]:
    """The arrows, and the metrics with a KPI. The same number gives the same graph."""
    chance = random.Random(metrics)  # noqa: S311 - a graph is no secret
    ids = [f"metric-{number}" for number in range(metrics)]
    arrows = [
        Arrow(
            source=source,
            target=chance.choice(ids),
            sign=chance.choice((1, 1, 1, -1, -1, -1, 0)),
            strength=STRENGTHS[chance.choice(strengths)],
            evidence=chance.choice(EVIDENCE),
            metric=NOWHERE,
            index=index,
        )
        for source in ids
        for index in range(ARROWS)
    ]
    return arrows, chance.sample(ids, metrics * 6 // 10)


def seconds(work: Callable[[], object]) -> float:
    """The wall-clock time of some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(metrics: int, rounds: int, strengths: tuple[str, ...]) -> Measured:
    """The fastest of the rounds, each with a fresh graph."""
    arrows, sources = generate(metrics, strengths)
    targets = frozenset(sources)
    builds, searches, references, effects = [], [], [], 0
    for _ in range(rounds):
        start = time.perf_counter()
        graph = InfluenceGraph(arrows)
        built = time.perf_counter()
        effects = sum(len(graph.effects_from(source, targets).verdicts) for source in sources)
        builds.append(built - start)
        searches.append(time.perf_counter() - built)
        references.append(seconds(lambda: [sum(arrow.sign for arrow in arrows) for _ in range(LOOKS)]))
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 * 1024 if sys.platform == "darwin" else 1024)
    return Measured(min(builds), min(searches), effects, min(references), size)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the search for influences between metrics.")
    parser.add_argument("--metrics", type=int, nargs="+", default=[1000, 3000, 10000], metavar="N")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--strengths", nargs="+", choices=STRENGTHS, default=list(STRENGTHS))
    given = parser.parse_args()
    print(f"{'metrics':>8} {'arrows':>8} {'KPIs':>6} {'effects':>9}", end=" ")
    print(f"{'graph':>8} {'search':>8} {'memory':>8} {'reference':>10} {'ratio':>6} {'growth':>6} {'each':>7}")
    first = 0.0
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for number in given.metrics:
            found = pool.apply(measure, (number, given.rounds, tuple(given.strengths)))
            ratio = found.search / found.reference
            first = first or ratio
            print(f"{number:>8} {number * ARROWS:>8} {number * 6 // 10:>6} {found.effects:>9}", end=" ")
            print(f"{found.build:>6.2f} s {found.search:>6.2f} s {found.megabytes:>5} MB", end=" ")
            print(f"{found.reference:>8.3f} s {ratio:>6.1f} {ratio / first:>6.2f}", end=" ")
            print(f"{found.search / found.effects * 1e6:>4.1f} µs", flush=True)
