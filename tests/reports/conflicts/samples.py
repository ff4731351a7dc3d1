"""Organizations whose departments pull apart, and their reports."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from collabctl.conflicts.engine import find
from collabctl.conflicts.told import Told, join, taking_part, with_ways_out
from collabctl.documents import SourceFile
from collabctl.organization import Organization, build
from collabctl.organization.text import Text
from collabctl.reports.conflicts import ConflictReport
from collabctl.rules import check
from collabctl.rules.arguing import on_their_own
from collabctl.sources.files import read_folder
from tests.handbook.test_hostile_texts import rewritten

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = datetime.date(2026, 11, 23)
HEAD = "kind: organization\nformat: 1\nname: Lantern\n"


def department(id: str) -> str:
    return f"---\nkind: department\nid: {id}\nname: {id.capitalize()}\n"


def metric(id: str, *influences: str, better: str = "higher", extra: str = "") -> str:
    """Each influence as `raises other`; strong, seen in figures."""
    lines = [f"---\nkind: metric\nid: {id}\nname: The {id}\nunit: points\nbetter: {better}\n{extra}"]
    for number, influence in enumerate(influences):
        effect, target = influence.split()
        lines += ["influences:\n"] if number == 0 else []
        lines.append(f"  - {{metric: {target}, effect: {effect}, strength: strong, evidence: correlation}}\n")
    return "".join(lines)


def kpi(department: str, metric: str, target: str, extra: str = "") -> str:
    return (
        f"---\nkind: kpi\nid: {department}-{metric}\ndepartment: {department}\nmetric: {metric}\n"
        f"period: 2026\ntarget: {{{target}}}\nweight: 50\n{extra}"
    )


def organization(*documents: str, path: str = "all.yaml") -> Organization:
    built = build([SourceFile(path, (HEAD + "".join(documents)).encode())])
    assert not built.problems, built.problems[0]
    return built


@cache
def example(name: str, prefix: str = "") -> Organization:
    """An organization of the examples, its files in another folder if one is given."""
    sources = read_folder(EXAMPLES / name)
    return build([SourceFile(prefix + file.path, file.data) for file in sources.files], sources.pages, sources.problems)


# What Sales does reaches Finance through what it does to Support.
REACHING_ON = (
    *map(department, ("sales", "support", "finance")),
    metric("deals", "raises tickets"),
    metric("tickets", "raises time", better="lower"),
    metric("time", "raises costs", better="lower"),
    metric("costs", better="lower"),
    kpi("sales", "deals", "at_least: 10"),
    kpi("support", "time", "at_most: 6"),
    kpi("finance", "costs", "at_most: 100"),
)


def crowd(departments: int) -> Organization:
    """Departments that all push what the one after them is judged on."""
    ids = [f"d{number}" for number in range(departments)]
    return organization(
        *(department(id) for id in ids),
        *(metric(f"m{number}", f"raises m{number + 1}") for number in range(departments)),
        metric(f"m{departments}"),
        *(kpi(id, f"m{n}", "at_least: 5" if n % 2 else "at_most: 5") for n, id in enumerate(ids)),
    )


def told(organization: Organization, department: str | None = None) -> list[Told]:
    found = find(organization, DAY)
    findings = check(organization, DAY)
    if department is None:
        return with_ways_out(join(organization, findings), found.wants)
    everything = join(organization, [*findings, *on_their_own(organization, DAY)])
    return with_ways_out(list(taking_part(organization, everything, department)), found.wants)


def report(organization: Organization, department: str | None = None, **more: object) -> ConflictReport:
    return ConflictReport(
        organization,
        DAY,
        tuple(told(organization, department)),
        **{"more": find(organization, DAY).more, "department": department, **more},
    )


@cache
def silo_saying(text: str) -> ConflictReport:
    """What is told of the silo when every text in it is this one."""
    return report(rewritten(example("silo"), lambda _field, _text: Text(text)))
