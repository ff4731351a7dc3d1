"""What joins departments."""

from __future__ import annotations

import pytest

from tests.organization.test_building import built

DEPARTMENTS = "".join(
    f"kind: department\nid: {id}\nname: {id.title()}\n{more}---\n"
    for id, more in [
        ("commerce", ""),
        ("sales", "part_of: commerce\nlead: anna\n"),
        ("marketing", "part_of: commerce\n"),
        ("support", "lead: sam\n"),
        ("finance", ""),
    ]
) + "".join(
    f"kind: person\nid: {id}\nname: {id.title()}\ndepartment: {department}\n---\n"
    for id, department in [("anna", "sales"), ("sam", "support")]
)


@pytest.mark.parametrize(
    ("document", "joined", "apart"),
    [
        ("{kind: goal, id: x, name: X, shared_by: [{department: sales}, {department: support}]}",
         "sales support, commerce support", "marketing support, sales finance"),
        ("{kind: goal, id: x, name: X, shared_by: [{department: commerce}, {department: support}]}",
         "sales support, marketing support", "sales finance"),
        ('{kind: meeting, id: x, name: X, schedule: {every: day, at: "9:00"}, who: {leads_of: [sales], people: [sam]}}',
         "sales support", "support finance"),
        ("{kind: team, id: x, name: X, departments: [sales], members: [{role: tester, department: finance}]}",
         "sales finance", "sales support"),
        ("{kind: channel, id: x, name: X, medium: chat, who: {departments: [sales, finance]}}",
         "sales finance", "sales support"),
        ("{kind: channel, id: x, name: X, medium: chat}", "", "sales finance"),
        ("{kind: message, id: x, name: X, from: [sales], to: [support, finance]}",
         "sales support, finance sales", "support finance"),
        ("{kind: message, id: x, name: X, to: [support, finance]}", "", "support finance, sales support"),
    ],
)  # fmt: skip
def test_what_joins_two_departments(document, joined, apart):
    organization = built(all=DEPARTMENTS + document)
    assert organization.problems == ()
    for pair in filter(None, joined.split(", ")):
        one, other = pair.split()
        assert [item.id for item in organization.bridges.between(one, other)] == ["x"]
        assert [item.id for item in organization.bridges.between(other, one)] == ["x"]
        assert organization.bridges.joined(one)
    for pair in filter(None, apart.split(", ")):
        one, other = pair.split()
        assert organization.bridges.between(one, other) == ()


@pytest.mark.parametrize("who", ["everyone: true", "leads_of: all"])
def test_what_is_for_everybody_joins_no_two_in_particular(who):
    meeting = f'{{kind: meeting, id: x, name: X, schedule: {{every: day, at: "9:00"}}, who: {{{who}}}}}'
    message = "\n---\n{kind: message, id: m, name: M, from: [support], to: [finance]}"
    bridges = built(all=DEPARTMENTS + meeting + message).bridges
    assert [item.id for item in bridges.between("sales", "finance")] == ["x"]
    assert bridges.own("sales", "finance") == ()
    assert [item.id for item in bridges.own("support", "finance")] == ["m"]
    assert [bridges.joined(id) for id in ("sales", "support")] == [False, True]
    assert bridges.groups() == [("commerce", "marketing", "sales"), ("finance", "support")]


def test_three_departments_that_all_meet_do_meet_each_other():
    few = "".join(f"kind: department\nid: {id}\nname: {id.title()}\n---\n" for id in ("finance", "sales", "support"))
    meeting = '{kind: meeting, id: x, name: X, schedule: {every: day, at: "9:00"}, who: {everyone: true}}'
    bridges = built(all=few + meeting).bridges
    assert [item.id for item in bridges.own("sales", "finance")] == ["x"]
    assert bridges.joined("support")
    assert bridges.groups() == [("finance", "sales", "support")]


def test_the_strongest_bond_comes_first():
    organization = built(
        all=DEPARTMENTS
        + "{kind: message, id: m, name: M, from: [sales], to: [support]}\n---\n"
        + "{kind: team, id: t, name: T, departments: [sales, support]}\n---\n"
        + "{kind: goal, id: g, name: G, shared_by: [{department: sales}, {department: support}]}\n"
    )
    assert [item.kind for item in organization.bridges.between("support", "sales")] == ["goal", "team", "message"]


def test_pairs_are_those_that_are_named_side_by_side():
    organization = built(
        all=DEPARTMENTS
        + "{kind: message, id: m, name: M, from: [sales], to: [support, finance]}\n---\n"
        + "{kind: goal, id: g, name: G, shared_by: [{department: support}, {department: sales}]}\n---\n"
        + '{kind: meeting, id: all-hands, name: A, schedule: {every: day, at: "9:00"}, who: {everyone: true}}\n---\n'
        + '{kind: meeting, id: leads, name: L, schedule: {every: day, at: "9:00"}, who: {leads_of: all}}\n---\n'
        + '{kind: meeting, id: each, name: E, schedule: {every: day, at: "9:00"}, '
        + "who: {departments: [commerce, sales, marketing, support, finance]}}"
    )
    bridges = organization.bridges
    named = {pair: [item.id for item in items] for pair, items in bridges.pairs().items()}
    assert named == {("sales", "support"): ["g", "m"], ("finance", "sales"): ["m"]}
    assert {item.id for item in bridges.for_all()} == {"all-hands", "leads", "each"}
    assert list(bridges.pairs({"goal/g", "department/finance"})) == [("sales", "support")]


def test_groups_hang_together_by_any_number_of_steps():
    message = "{{kind: message, id: {0}-{1}, name: M, from: [{0}], to: [{1}]}}"
    organization = built(all=DEPARTMENTS + message.format("sales", "support"))
    assert organization.bridges.groups() == [("commerce", "marketing", "sales", "support"), ("finance",)]
    assert organization.bridges.groups({"message/sales-support"}) == [
        ("commerce", "marketing", "sales"), ("finance",), ("support",),
    ]  # fmt: skip
    joined = built(
        all=DEPARTMENTS + message.format("finance", "support") + "\n---\n" + message.format("sales", "support")
    )
    assert [len(group) for group in joined.bridges.groups()] == [5]
