"""How long it takes to find the targets that formulas do not allow, and how that grows.

    python benchmarks/feasibility.py --kpis 100 1000 10000

The organization is made up: departments, each with metrics that formulas add up or divide, and company-wide totals of
all of them. One department in twenty has targets that cannot all be met; the program stops where others are found.
Only the search is timed, not reading files. Printed are the median seconds and the most memory that the search took.
"""

from __future__ import annotations

import argparse
import datetime
import statistics
import sys
import time
import tracemalloc
from collections.abc import Iterator

from collabctl.conflicts.arithmetic.feasibility import Unreachable, unreachable
from collabctl.documents import SourceFile
from collabctl.organization import Organization, build

AS_OF = datetime.date(2026, 6, 1)

TARGETS = 10
"""KPIs in each department."""

TIGHT = 20
"""One in so many departments asks for what is not possible."""

DEPARTMENT = """\
kind: department
id: d{n}
name: Department {n}
---
{{kind: metric, id: leads-{n}, name: Leads {n}, unit: leads, better: higher, range: {{min: 1, max: 5000}}}}
---
{{kind: metric, id: calls-{n}, name: Calls {n}, unit: calls, better: higher, range: {{min: 0, max: 9000}}}}
---
{{kind: metric, id: mails-{n}, name: Mails {n}, unit: mails, better: higher, range: {{min: 0, max: 9000}}}}
---
{{kind: metric, id: deals-{n}, name: Deals {n}, unit: deals, better: higher, range: {{min: 0, max: 1000}}}}
---
{{kind: metric, id: stock-{n}, name: Stock {n}, unit: pieces, better: lower, range: {{min: 400, max: 2000}}}}
---
{{kind: metric, id: spare-{n}, name: Spare {n}, unit: pieces, better: lower, range: {{min: 0, max: 5000}}}}
---
{{kind: metric, id: contacts-{n}, name: C {n}, unit: contacts, better: higher, formula: "[calls-{n}] + [mails-{n}]"}}
---
{{kind: metric, id: rate-{n}, name: R {n}, unit: percent, better: higher, formula: "100 * [deals-{n}] / [leads-{n}]"}}
---
{{kind: metric, id: inventory-{n}, name: Inventory {n}, unit: pieces, better: lower,
  formula: "[stock-{n}] + [spare-{n}]"}}
---
{{kind: metric, id: score-{n}, name: Score {n}, unit: points, better: higher,
  formula: "0.6 * [rate-{n}] + 0.001 * [contacts-{n}]"}}
"""

ASKED = (
    ("leads", "at_least: 300"),
    ("calls", "at_least: 1000"),
    ("mails", "at_most: 4000"),
    ("deals", "at_least: 40"),
    ("contacts", "between: [2000, 6000]"),
    ("rate", "at_least: 5"),
    ("stock", "at_most: 900"),
    ("spare", "at_least: 700"),
    ("inventory", "at_most: 1500"),
    ("score", "at_least: 4"),
)
TOTALS = ("leads", "deals", "inventory", "contacts")


def documents(departments: int) -> Iterator[str]:
    """The documents of an organization with that many departments, one text for each department, and the totals."""
    for number in range(departments):
        yield DEPARTMENT.format(n=number)
        for metric, asked in ASKED:
            tight = metric == "inventory" and number % TIGHT == 0
            yield (
                f"{{kind: kpi, id: k-{metric}-{number}, department: d{number}, metric: {metric}-{number}, "
                f"target: {{{'at_most: 1000' if tight else asked}}}}}\n"
            )
    for metric in TOTALS:
        wanted = " + ".join(f"[all-{metric}-{group}]" for group in range(0, departments, 50))
        yield f'{{kind: metric, id: all-{metric}, name: All, unit: x, better: higher, formula: "{wanted}"}}\n'
        for group in range(0, departments, 50):
            parts = " + ".join(f"[{metric}-{number}]" for number in range(group, min(group + 50, departments)))
            yield f'{{kind: metric, id: all-{metric}-{group}, name: A, unit: x, better: higher, formula: "{parts}"}}\n'
        yield f"{{kind: kpi, id: k-all-{metric}, department: d0, metric: all-{metric}, target: {{at_least: 1}}}}\n"


def organization(kpis: int) -> Organization:
    """An organization with that many KPIs, give or take a few."""
    text = "---\n".join(documents(max(1, kpis // TARGETS))).encode()
    first = SourceFile("organization.yaml", b"kind: organization\nformat: 1\nname: Noorderlicht\n")
    parts = [SourceFile(f"{number}.yaml", part) for number, part in enumerate(_pieces(text))]
    return build([first, *parts])


def _pieces(text: bytes) -> Iterator[bytes]:
    """The documents in files of a thousand."""
    all_documents = text.split(b"---\n")
    for start in range(0, len(all_documents), 1000):
        yield b"---\n".join(all_documents[start : start + 1000])


def measure(kpis: int, rounds: int) -> tuple[float, float, int, int]:
    """The median seconds, the most megabytes, and how many sets were found and left open."""
    made = organization(kpis)
    if made.problems:
        sys.exit(f"the organization is not sound: {made.problems[0]}")
    times = []
    found: list[object] = []
    for _ in range(rounds):
        start = time.perf_counter()
        found = list(unreachable(made, AS_OF))
        times.append(time.perf_counter() - start)
    tracemalloc.start()
    list(unreachable(made, AS_OF))
    memory = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    sets = sum(isinstance(result, Unreachable) for result in found)
    return statistics.median(times), memory, sets, len(found) - sets


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the search for targets that cannot all be met.")
    parser.add_argument("--kpis", type=int, nargs="+", default=[100, 1000, 10000], metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    print(f"{'KPIs':>6}  {'seconds':>8}  {'memory':>9}  {'sets':>5}  {'open':>5}")
    for number in arguments.kpis:
        seconds, megabytes, sets, left_open = measure(number, arguments.rounds)
        print(f"{number:>6}  {seconds:>6.2f} s  {megabytes:>6.1f} MB  {sets:>5}  {left_open:>5}", flush=True)
