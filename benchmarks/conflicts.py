"""How long it takes to find and judge every conflict of an organization, and how that grows.

    python benchmarks/conflicts.py --kpis 100 1000 6000

Generated in memory: five influences leave each metric, six metrics in ten have a KPI, departments have a hundred KPIs
each and roll ten of them up in a formula. Timed is everything from the organization to the ordered conflicts, without
reading files and without explaining. Beside it stands a linear reference: looking 20 times at every influence.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import random
import resource
import time
from fractions import Fraction

from collabctl.conflicts.engine import Found, find
from collabctl.documents import Document, SourceFile
from collabctl.organization import Collection, Organization
from collabctl.organization.kpis import Influence, Kpi, Metric
from collabctl.organization.people import Department
from collabctl.organization.quantities import Target
from collabctl.organization.settings import OrganizationSettings
from collabctl.organization.text import Text

ARROWS = 5
OF_A_DEPARTMENT = 100
OF_A_ROLL_UP = 10
LOOKS = 20
AS_OF = datetime.date(2026, 11, 23)


def generate(kpis: int) -> Organization:
    """An organization with so many KPIs; the same number gives the same one."""
    chance = random.Random(kpis)  # noqa: S311 - an organization is no secret
    ids = [f"metric-{number}" for number in range(kpis * 10 // 6)]
    arrows = {id: tuple(_arrow(chance, ids) for _ in range(ARROWS)) for id in ids}
    judged = chance.sample(ids, kpis)
    roll_ups = {
        judged[first]: " + ".join(f"[{id}]" for id in judged[first + 1 : first + 1 + OF_A_ROLL_UP])
        for first in range(0, kpis - OF_A_ROLL_UP, OF_A_DEPARTMENT)
    }
    return Organization(
        settings=OrganizationSettings(document=_document("organization", ""), name=Text("Generated")),
        departments=Collection(
            Department(document=_document("department", f"d-{n}"), id=f"d-{n}", name=Text(f"D {n}"))
            for n in range(kpis // OF_A_DEPARTMENT + 1)
        ),
        metrics=Collection(
            Metric(
                document=_document("metric", id),
                id=id,
                name=Text(id),
                unit=Text("points"),
                better="higher",
                influences=arrows[id],
                formula=roll_ups.get(id),
            )
            for id in ids
        ),
        kpis=Collection(
            Kpi(
                document=_document("kpi", f"kpi-{number}"),
                id=f"kpi-{number}",
                name=Text(metric),
                department=f"d-{number // OF_A_DEPARTMENT}",
                metric=metric,
                target=_target(chance),
                weight=chance.choice((5, 10, 20, None)),
            )
            for number, metric in enumerate(judged)
        ),
    )


def _arrow(chance: random.Random, ids: list[str]) -> Influence:
    return Influence(
        metric=chance.choice(ids),
        effect=chance.choice(("raises", "raises", "lowers", "lowers", "unclear")),
        strength=chance.choice(("weak", "medium", "strong")),
        evidence=chance.choice(("assumed", "expert", "correlation")),
    )


def _target(chance: random.Random) -> Target:
    if chance.random() < 0.5:
        return Target(None, None, chance.choice(("up", "down")), "move")
    bound = Fraction(chance.randrange(1000))
    low = chance.random() < 0.5
    return Target(bound if low else None, None if low else bound, None, "bound")


def _document(kind: str, id: str) -> Document:
    return Document(SourceFile(f"{kind}.yaml", b""), 0, {"kind": kind, "id": id})


def measure(kpis: int, rounds: int) -> tuple[float, float, Found]:
    """Seconds to find all conflicts, seconds of the reference, and what was found; the fastest round counts."""
    fastest, reference = float("inf"), float("inf")
    found = None
    for _ in range(rounds):
        found = None
        find.cache_clear()
        gc.collect()
        organization = generate(kpis)
        start = time.process_time()
        found = find(organization, AS_OF)
        fastest = min(fastest, time.process_time() - start)
        start = time.process_time()
        for _ in range(LOOKS):
            sum(1 for metric in organization.metrics for arrow in metric.influences if arrow.effect == "raises")
        reference = min(reference, time.process_time() - start)
    assert found is not None  # noqa: S101 - rounds is at least one
    return fastest, reference, found


def main() -> None:
    """Measure each size and print a line for it."""
    parser = argparse.ArgumentParser(description="Time the conflict engine.")
    parser.add_argument("--kpis", type=int, nargs="+", default=[100, 1000, 6000])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    first = None
    for kpis in arguments.kpis:
        seconds, reference, found = measure(kpis, arguments.rounds)
        ratio = seconds / reference
        first = first or ratio
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{kpis:>6} KPIs  {seconds:6.2f} s  {ratio:7.1f} x reference  growth {ratio / first:4.2f}"
            f"  {len(found.conflicts):>5} conflicts, {found.more} more, {len(found.unknown)} unknown  {megabytes} MB"
        )


if __name__ == "__main__":
    main()
