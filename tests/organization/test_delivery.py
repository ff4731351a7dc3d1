"""Where a message is at home, whom that reaches, and where to go next."""

from __future__ import annotations

import pytest

from collabctl.organization import Organization, delivery
from tests.organization.test_building import built

PEOPLE = """
kind: department
id: commerce
name: Commerce
---
{kind: department, id: sales, name: Sales, part_of: commerce, lead: anna}
---
{kind: department, id: support, name: Support, lead: {role: {nl: hoofd, en: head}, department: support}}
---
{kind: department, id: it, name: IT}
---
{kind: department, id: supplier, name: Supplier, external: true}
---
{kind: person, id: anna, name: Anna, department: sales}
---
{kind: person, id: sam, name: Sam, department: support}
---
{kind: person, id: dirk, name: Dirk}
---
{kind: team, id: shop, name: Shop, departments: [sales], members: [{person: sam}, {role: tester, department: it}]}
---
{kind: team, id: crm, name: CRM, departments: [sales], members: [{role: planner, department: it}]}
"""


def with_channels(*channels: str) -> Organization:
    """The people above, with channels called a, b, c ... of which only what is special is given."""
    named = [
        f"{{kind: channel, id: {id}, name: {id.upper()}, medium: chat, {more}}}"
        for id, more in zip("abcd", channels, strict=False)
    ]
    organization = built(all="\n---\n".join([PEOPLE.strip(), *named]))
    assert organization.problems == ()
    return organization


@pytest.mark.parametrize(
    ("channel", "reached"),
    [
        ("who: {everyone: true}", "commerce sales support it"),
        ("keeps: true", "commerce sales support it"),
        ("external: true", "commerce sales support it supplier"),
        ("who: {departments: [sales]}", "commerce sales"),
        ("who: {departments: [commerce]}", "commerce sales"),
        ("who: {leads_of: [support]}", "support"),
        ("who: {leads_of: all}", "commerce sales support it supplier"),
        ("who: {people: [anna, dirk]}", "commerce sales"),
        ("who: {people: [{role: adviser, department: support}]}", "support"),
        ("who: {teams: [shop]}", "commerce sales support it"),
        ("who: {teams: [crm]}", "commerce sales it"),
        ("who: {departments: [supplier]}", "supplier"),
        ("who: {departments: [it]}, external: true", "it supplier"),
    ],
)
def test_whom_a_channel_reaches(channel: str, reached: str) -> None:
    organization = with_channels(channel)
    [only] = organization.channels
    found = [item.id for item in organization.departments if delivery.reaches(organization, only, item.id)]
    assert sorted(found) == sorted(reached.split())
    assert delivery.reaches_outside(organization, only) == ("supplier" in reached)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("keeps: true", "who: {everyone: true}", True),
        ("keeps: true", "who: {departments: [sales]}", True),
        ("keeps: true", "who: {people: [dirk]}", True),
        ("keeps: true", "who: {departments: [supplier]}", False),
        ("who: {departments: [sales]}", "who: {departments: [support]}", False),
        ("who: {departments: [commerce]}", "who: {departments: [sales]}", True),
        ("who: {departments: [sales]}", "who: {leads_of: all}", True),
        ("who: {departments: [sales]}", "who: {leads_of: [support]}", False),
        ("who: {leads_of: [support]}", "who: {leads_of: all}", True),
        ("who: {leads_of: [it]}", "who: {departments: [it]}", True),
        ("who: {departments: [support]}", "who: {teams: [shop]}", True),
        ("who: {departments: [it]}", "who: {teams: [crm]}", True),
        ("who: {teams: [shop]}", "who: {teams: [crm]}", False),
        ("who: {teams: [shop]}", "who: {people: [sam]}", True),
        ("who: {teams: [shop]}", "who: {people: [anna]}", False),
        ("who: {people: [dirk]}", "who: {people: [dirk]}", True),
        ("who: {people: [dirk]}", "who: {departments: [sales]}", False),
    ],
)
def test_whether_anybody_reads_both(one: str, other: str, shared: bool) -> None:
    organization = with_channels(one, other)
    first, second = organization.channels
    assert delivery.share_readers(organization, first, second) is shared
    assert delivery.share_readers(organization, second, first) is shared


def test_where_to_turn_next_ends_before_a_channel_comes_again() -> None:
    organization = with_channels("escalate_to: b", "escalate_to: c", "escalate_to: b", "keeps: true")
    following = {
        channel.id: [step.id for step in delivery.escalation(organization, channel)]
        for channel in organization.channels
    }
    assert following == {"a": ["b", "c"], "b": ["c"], "c": ["b"], "d": []}


def test_homes_and_what_a_channel_carries() -> None:
    organization = built(
        all="""
{kind: message, id: one, name: One}
---
{kind: message, id: two, name: Two}
---
{kind: channel, id: chat, name: Chat, medium: chat, use_for: [two, one]}
---
{kind: channel, id: mail, name: Mail, medium: email, use_for: [two]}
""".strip()
    )
    two = organization.messages.get("two")
    chat = organization.channels.get("chat")
    assert two is not None
    assert chat is not None
    assert [channel.id for channel in delivery.homes(organization, two)] == ["chat", "mail"]
    assert [(place, message.id) for place, message in delivery.carried(organization, chat)] == [(0, "two"), (1, "one")]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("from: [sales], to: [support]", True),
        ("from: [sales], to: [commerce]", False),
        ("from: [sales], to: [commerce, it]", True),
        ("to: [support]", False),
        ("from: [support]", False),
        ("keep: true", False),
    ],
)
def test_what_a_hand_over_is(ends: str, expected: bool) -> None:
    organization = built(all=f"{PEOPLE.strip()}\n---\n{{kind: message, id: m, name: M, {ends}}}")
    [message] = organization.messages
    assert delivery.is_hand_over(organization, message) is expected
