"""What the page of a department says about its meetings, its hand-overs and its neighbours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collabctl.handbook import build
from collabctl.organization import Organization

READ = Callable[[str], Organization]

START = """{kind: organization, format: 1, name: Lantern}
---
{kind: department, id: sales, name: Sales, lead: {role: Head of Sales, department: sales}}
---
{kind: department, id: support, name: Support}
---
{kind: department, id: finance, name: Finance}
---
{kind: department, id: it, name: IT}
---
{kind: team, id: shop, name: Shop, departments: [sales, support]}
"""
WEEKLY = "schedule: {every: week, day: mon, at: '10:00'}, duration: 1 h"


def part(page: str, heading: str) -> list[str]:
    return page.partition(f"\n## {heading}\n\n")[2].partition("\n\n")[0].splitlines()


@pytest.mark.parametrize(
    ("who", "more", "said", "hours"),
    [
        ("{everyone: true}", "", "all of us", "1 for everybody"),
        ("{departments: [sales]}", "", "all of us", "1 for everybody"),
        ("{leads_of: all}", "", "our lead", "1 for the lead"),
        ("{leads_of: [sales], teams: [shop]}", "", "our lead and [Shop](../teams.md#shop)", "1 for the lead"),
        ("{people: [{role: Seller, department: sales}]}", "", "Seller, Sales", ""),
        ("{teams: [shop]}", ", open: true", "[Shop](../teams.md#shop) and whoever likes to", ""),
    ],
)
def test_who_of_a_department_comes(read_organization: READ, who: str, more: str, said: str, hours: str) -> None:
    text = f"{START}---\n{{kind: meeting, id: weekly, name: Weekly, who: {who}, {WEEKLY}{more}}}\n"
    page = build(read_organization(text), language="en")["departments/sales.md"]
    row = f"| [Weekly](../meetings/weekly.md) | every Monday at 10:00, 1 hour | {said} |"
    assert part(page, "Our meetings")[-1] == row
    assert ("Hours a week in meetings" in page) == bool(hours)
    assert f"- **Hours a week in meetings:** {hours}\n" in page or not hours


def test_everybody_and_a_lead_who_is_asked_for_more(read_organization: READ) -> None:
    meetings = "".join(
        f"---\n{{kind: meeting, id: {id}, name: {id}, who: {who}, {WEEKLY}}}\n"
        for id, who in (("all", "{departments: [sales]}"), ("lead", "{leads_of: [sales]}"))
    )
    page = build(read_organization(START + meetings), language="nl")["departments/sales.md"]
    assert "- **Uren overleg per week:** 1 voor iedereen, 2 voor wie leiding geeft\n" in page


def test_a_little_time_is_not_nothing(read_organization: READ) -> None:
    monthly = "schedule: {every: month, day: first monday, at: '10:00'}, duration: 15 min"
    meeting = f"---\n{{kind: meeting, id: all, name: all, who: {{departments: [sales]}}, {monthly}}}\n"
    for language, said in (("en", "less than 0.25 for everybody"), ("nl", "minder dan 0,25 voor iedereen")):
        page = build(read_organization(START + meeting), language=language)["departments/sales.md"]
        assert f":** {said}\n" in page


def test_hand_overs_in_and_out_with_their_channel(read_organization: READ) -> None:
    page = build(
        read_organization(
            START
            + """---
{kind: channel, id: chat, name: Chat, medium: chat, use_for: [order, quick]}
---
{kind: message, id: order, name: Order, from: [sales], to: [support], when: The same day}
---
{kind: message, id: quick, name: Quick, from: [sales]}
---
{kind: message, id: change, name: Change, from: [it], to: [sales], when: A week ahead}
"""
        ),
        language="en",
    )["departments/sales.md"]
    assert part(page, "What we tell others") == [
        "- [Order](../hand-overs.md#order) → [Support](support.md): The same day ([Chat](../channels/chat.md))",
        "- [Quick](../which-channel.md#quick): [Chat](../channels/chat.md)",
    ]
    assert part(page, "What others tell us") == ["- [IT](it.md) → [Change](../hand-overs.md#change): A week ahead"]


def test_neighbours_are_joined_by_what_is_not_for_all(read_organization: READ) -> None:
    page = build(
        read_organization(
            START
            + f"---\n{{kind: meeting, id: all, name: All, who: {{leads_of: all}}, {WEEKLY}}}\n"
            + "---\n{kind: initiative, id: visits, name: Visits, departments: [sales, it], status: running}\n"
        ),
        language="en",
    )["departments/sales.md"]
    assert part(page, "Who we work with, and what joins us") == [
        "- **[IT](it.md):** [Visits](../initiatives.md#visits)",
        "- **[Support](support.md):** [Shop](../teams.md#shop)",
    ]


def test_what_one_achieved_alone_was_not_achieved_with_others(read_organization: READ) -> None:
    page = build(
        read_organization(
            START
            + "---\n{kind: win, id: one, name: Alone, date: 2026-01-01, contributions: {sales: All}}\n"
            + "---\n{kind: win, id: two, name: Both, date: 2026-01-01, contributions: {sales: Half, it: Half}}\n"
        ),
        language="en",
    )["departments/sales.md"]
    assert part(page, "What we achieved with others") == ["- [Both](../learning.md#both)"]


def test_who_to_ask_about_a_tool(read_organization: READ) -> None:
    pages = build(
        read_organization(
            START
            + """---
{kind: tool, id: desk, name: Desk, category: other, used_by: [sales, it], owner: {department: it}}
---
{kind: tool, id: wiki, name: Wiki, category: other, used_by: [sales], owner: {department: it}}
---
kind: rollout
id: desk-rollout
tool: desk
status: planned
ambassadors: [{role: Seller, department: sales}, {role: Engineer, department: it}]
"""
        ),
        language="en",
    )
    assert part(pages["departments/sales.md"], "Our tools")[2:] == [
        "| [Desk](../tools/desk.md) | Seller, Sales |",
        "| [Wiki](../tools/wiki.md) | [IT](it.md) |",
    ]
    assert part(pages["README.md"], "Who do I ask about a tool?")[2:] == [
        "| [Desk](tools/desk.md) | [Seller, Sales](departments/sales.md) and [Engineer, IT](departments/it.md) |",
        "| [Wiki](tools/wiki.md) | [IT](departments/it.md) |",
    ]
