"""The week of meetings as a table, and the hours that they take."""

from __future__ import annotations

from collections.abc import Callable

from collabctl.handbook import build
from collabctl.organization import Organization

HEAD = """\
kind: organization
format: 1
name: Lantern
languages: [en, nl]
timezone: Europe/Amsterdam
---
kind: department
id: sales
name: Sales
---
kind: department
id: agency
name: Agency
external: true
"""


def overview(read: Callable[[str], Organization], *meetings: str, language: str = "en") -> str:
    written = [
        f"---\nkind: meeting\nid: m{number}\nname: M{number}\nduration: 30 min\n{meeting}"
        for number, meeting in enumerate(meetings)
    ]
    return build(read(HEAD + "".join(written)), language=language)["meetings/README.md"]


def table(page: str, heading: str) -> list[str]:
    lines = page.partition(f"## {heading}\n\n")[2].splitlines()
    return lines[: lines.index("")]


def test_each_day_has_a_row_and_each_part_of_it_a_cell(read_organization):
    page = overview(
        read_organization,
        'schedule: {every: week, day: [mon, wed], at: "13:00"}\nwho: {departments: [sales]}\n',
        'schedule: {every: 2 weeks, day: mon, at: "9:00", from: 2020-01-06}\nwho: {departments: [sales]}\n',
        'schedule: {every: week, day: mon, at: "8:45", timezone: Asia/Kolkata}\nwho: {departments: [sales]}\n',
        'schedule: {every: month, day: first sunday, at: "9:00"}\nwho: {departments: [sales]}\n',
        'schedule: {once: {date: 2026-12-01, at: "9:00"}}\nwho: {departments: [agency]}\n',
    )
    assert table(page, "A week of meetings") == [
        "| Day | Morning | Afternoon |",
        "| --- | --- | --- |",
        "| Monday | 08:45 (Asia/Kolkata) [M2](m2.md), 09:00 [M1](m1.md) (every two weeks) | 13:00 [M0](m0.md) |",
        "| Wednesday |  | 13:00 [M0](m0.md) |",
    ]
    assert table(page, "Hours a week in meetings") == [
        "| Department | Everybody | The lead |",
        "| --- | --- | --- |",
        "| [Sales](../departments/sales.md) | 1.75 | 1.75 |",
    ]


def test_in_dutch(read_organization):
    page = overview(
        read_organization,
        'schedule: {every: week, day: fri, at: "18:00"}\nwho: {leads_of: [sales]}\n',
        language="nl",
    )
    assert table(page, "Een week overleg")[-1] == "| vrijdag | 18.00 [M0](m0.md) |"
    assert table(page, "Uren overleg per week")[-1] == "| [Sales](../departments/sales.md) | 0 | 0,5 |"


def test_without_a_rhythm_there_is_no_week(read_organization):
    page = overview(read_organization, "schedule: {ad_hoc: a fire}\nwho: {departments: [sales]}\n")
    assert "## A week" not in page and "## Hours a week" not in page


def test_what_is_private_takes_no_time(read_organization):
    page = overview(
        read_organization,
        'schedule: {every: week, day: fri, at: "9:00"}\nwho: {departments: [sales]}\n',
        'schedule: {every: week, day: mon, at: "9:00"}\nwho: {departments: [sales]}\nprivate: true\n',
    )
    assert [line.partition(" ")[0] for line in table(page, "A week of meetings")[2:]] == ["|"]
    assert "Monday |" not in page
    assert table(page, "Hours a week in meetings")[-1].endswith("| 0.5 | 0.5 |")
