"""Small organizations with figures."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from collabctl.documents import SourceFile
from collabctl.organization import Organization, build
from collabctl.sources.files import read_folder

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = datetime.date(2026, 11, 23)
HEAD = "kind: organization\nformat: 1\nname: Lantern\n"


@cache
def example(name: str) -> Organization:
    sources = read_folder(EXAMPLES / name)
    return build(sources.files, sources.pages, sources.problems, tables=sources.tables)


def organization(*documents: str, **tables: str) -> Organization:
    """An organization of these documents; each table is named after its metric, with `_` for `-`."""
    files = [SourceFile("organization.yaml", "---\n".join([HEAD, *documents]).encode())]
    figures = [SourceFile(f"measurements/{name.replace('_', '-')}.csv", text.encode()) for name, text in tables.items()]
    built = build(files, tables=figures)
    assert not built.problems, built.problems[0]
    assert not any(table.problems for table in built.figures.tables)
    return built


def department(id: str, more: str = "") -> str:
    return f"kind: department\nid: {id}\nname: {id.capitalize()}\n{more}"


def metric(id: str, more: str = "", every: str | None = "month") -> str:
    often = f"measured_every: {every}\n" if every else ""
    return f"kind: metric\nid: {id}\nname: The {id}\nunit: points\nbetter: higher\n{often}{more}"


def kpi(target: str, more: str = "period: 2026\n", metric: str = "csat", department: str = "sales") -> str:
    head = f"kind: kpi\nid: {department}-{metric}\ndepartment: {department}\nmetric: {metric}\n"
    return f"{head}target: {{{target}}}\n{more}"


def months(*values: float, year: int = 2026, first: int = 1) -> str:
    """A table with a value for each month."""
    rows = []
    for number, value in enumerate(values):
        month = first - 1 + number
        rows.append(f"{year + month // 12}-{month % 12 + 1:02}-15,{value}\n")
    return "date,value\n" + "".join(rows)
