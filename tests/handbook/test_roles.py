"""Which meetings somebody is in, and why: told by role, and by name only where people are published."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collabctl.handbook import build
from collabctl.organization import Organization

READ = Callable[[str], Organization]

START = "{kind: organization, format: 1, name: Lantern}\n"
DEPARTMENTS = """---
{kind: department, id: sales, name: Sales, lead: {role: Head of Sales, department: sales}}
---
{kind: department, id: north, name: North, part_of: sales}
---
{kind: department, id: support, name: Support}
"""
PEOPLE = """---
{kind: person, id: anna, name: Anna, department: north, role: Seller}
---
{kind: person, id: bob, name: Bob, department: north, role: seller}
---
{kind: person, id: gone, name: Gone, department: north, role: Clerk, left_on: 2020-01-01}
---
{kind: person, id: cato, name: Cato, department: support}
---
{kind: person, id: dirk, name: Dirk, role: Director}
"""
WEEKLY = "schedule: {every: week, day: mon, at: '10:00'}, duration: 1 h"


def meeting(id: str, who: str, more: str = "") -> str:
    return f"---\n{{kind: meeting, id: {id}, name: {id.title()}, who: {who}, {WEEKLY}{more}}}\n"


def entry(page: str, title: str) -> str:
    """What a page says about a role."""
    return page.partition(f"\n## {title}\n")[2].partition("\n## ")[0].partition("\n---\n")[0]


def reasons(page: str, title: str) -> dict[str, str]:
    """The meetings of a role by name, with why it comes."""
    found = {}
    for part in entry(page, title).split("\n- **[")[1:]:
        found[part.partition("]")[0]] = part.partition("**Why you:** ")[2].strip()
    return found


def test_every_way_to_be_expected_says_why(read_organization: READ) -> None:
    pages = build(
        read_organization(
            START
            + DEPARTMENTS
            + PEOPLE
            + "---\n{kind: team, id: shop, name: Shop, departments: [north], members: [{person: anna}]}\n"
            + meeting("all", "{everyone: true}")
            + meeting("whole", "{departments: [sales]}")
            + meeting("lead", "{leads_of: all}")
            + meeting("team", "{teams: [shop]}")
            + meeting("name", "{people: [anna]}")
            + meeting("role", "{people: [{role: Seller, department: north}]}")
            + meeting("led", "{departments: [support]}", ", facilitator: dirk")
            + meeting("open", "{departments: [north]}", ", open: true")
        ),
        language="en",
    )
    assert reasons(pages["roles/north.md"], "Seller") == {
        "All": "everyone comes",
        "Whole": "all of [Sales](../departments/sales.md) comes",
        "Team": "you are in the team [Shop](../teams.md#shop)",
        "Name": "some of you are invited by name",
        "Role": "you are invited by name",
    }
    assert reasons(pages["roles/sales.md"], "Head of Sales") == {
        "All": "everyone comes",
        "Whole": "all of [Sales](../departments/sales.md) comes",
        "Lead": "you lead [Sales](../departments/sales.md)",
    }
    assert reasons(pages["roles/README.md"], "Director") == {"All": "everyone comes", "Led": "you lead the meeting"}
    assert "- **Hours a week in meetings:** 5\n" in pages["roles/north.md"]
    assert "Clerk" not in "".join(pages.values())


def test_names_stand_there_only_where_people_are_published(read_organization: READ) -> None:
    text = DEPARTMENTS + PEOPLE + meeting("name", "{people: [anna]}")
    hidden = build(read_organization(START + text), language="en")
    assert "roles/support.md" not in hidden
    for name in ("Anna", "Bob", "Cato", "Dirk"):
        assert name not in "".join(hidden.values())
    published = START.replace("}", ", handbook: {publish_people: true}}")
    shown = build(read_organization(published + text), language="en")
    assert "- **Who:** Anna and Bob\n" in entry(shown["roles/north.md"], "Seller")
    assert reasons(shown["roles/north.md"], "Seller") == {"Name": "invited by name: Anna"}
    assert "\n## Cato\n" in shown["roles/support.md"]


def test_what_a_role_does(read_organization: READ) -> None:
    pages = build(
        read_organization(
            START
            + DEPARTMENTS
            + """---
{kind: tool, id: chat, name: Chat, category: communication, owner: {role: Seller, department: north}}
---
kind: rollout
id: chat-rollout
name: Chat for all
tool: chat
status: planned
sponsor: {role: Director, department: sales}
working_group: [{role: Seller, department: north}]
ambassadors: [{role: Seller, department: north}]
training: [{name: Course, by: {role: Seller, department: north}}]
---
{kind: message, id: question, name: Question, answered_by: {role: Seller, department: north}}
"""
        ),
        language="en",
    )
    assert entry(pages["roles/north.md"], "Seller").strip().splitlines() == [
        "- **Ambassador for:** [Chat](../tools/chat.md)",
        "- **In the working group for:** [Chat for all](../rollouts/chat-rollout.md)",
        "- **Answers:** [Question](../which-channel.md#question)",
        "- **Gives training in:** [Chat for all](../rollouts/chat-rollout.md)",
        "- **Looks after:** [Chat](../tools/chat.md)",
    ]
    assert "- **Stands behind:** [Chat for all]" in entry(pages["roles/sales.md"], "Director")


@pytest.mark.parametrize("private", ["team", "meeting", "department"])
def test_what_is_private_invites_nobody(read_organization: READ, private: str) -> None:
    kept = {name: ", private: true" if name == private else "" for name in ("team", "meeting", "department")}
    pages = build(
        read_organization(
            START
            + f"---\n{{kind: department, id: sales, name: Sales{kept['department']}}}\n"
            + "---\n{kind: department, id: support, name: Support}\n"
            + "---\n{kind: person, id: anna, name: Anna, department: sales, role: Seller}\n"
            + "---\n{kind: team, id: shop, name: Shop, departments: [sales], members: [{person: anna}]"
            + f"{kept['team']}}}\n"
            + meeting("weekly", "{teams: [shop]}", kept["meeting"])
        ),
        language="en",
    )
    if private == "department":
        assert not [path for path in pages if path.startswith("roles/")]
    else:
        assert reasons(pages["roles/sales.md"], "Seller") == {}
        assert "Hours a week" not in pages["roles/sales.md"]


def test_a_department_without_roles_leads_to_its_own_page(read_organization: READ) -> None:
    pages = build(read_organization(START + DEPARTMENTS), language="en")
    assert "- **[Sales](sales.md)**\n  - [Head of Sales](sales.md#head-of-sales)\n" in pages["roles/README.md"]
    assert "- **[Support](../departments/support.md)**\n" in pages["roles/README.md"]
    bare = build(read_organization(START + "---\n{kind: department, id: it, name: IT}\n"), language="en")
    assert not [path for path in bare if path.startswith("roles/")]
    assert "Which meetings am I in" not in bare["README.md"]
