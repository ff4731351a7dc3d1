"""What joins departments."""

from __future__ import annotations

import datetime

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
         "sales support", "commerce support, marketing support, sales finance"),
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
    hr = "\n---\n{kind: department, id: hr, name: HR}"
    meeting = f'{{kind: meeting, id: x, name: X, schedule: {{every: day, at: "9:00"}}, who: {{{who}}}}}'
    message = "\n---\n{kind: message, id: m, name: M, from: [support], to: [finance]}"
    bridges = built(all=DEPARTMENTS + meeting + message + hr).bridges
    assert [item.id for item in bridges.between("sales", "finance")] == (["x"] if who == "leads_of: all" else [])
    assert bridges.own("sales", "finance") == ()
    assert [item.id for item in bridges.own("support", "finance")] == ["m"]
    assert [bridges.joined(id) for id in ("hr", "support")] == [False, True]
    assert bridges.groups() == [("commerce", "marketing", "sales"), ("finance", "support"), ("hr",)]


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


TODAY = datetime.date(2026, 1, 15)
SHARED = "shared_by: [{department: sales}, {department: support}]"
BOTH = "departments: [sales, support]"


def meeting(schedule, who="departments: [sales, support]"):
    return f"{{kind: meeting, id: x, name: X, schedule: {{{schedule}}}, who: {{{who}}}}}"


WEEKLY = 'every: week, day: mon, at: "10:00"'
RULE = 'at: "10:00", from: 2025-06-02, rrule: "FREQ=WEEKLY'
ROLLOUT = "kind: rollout, id: x, tool: t, status"
JOINING = [
    f"{{kind: goal, id: x, name: X, period: 2026, {SHARED}}}",
    meeting('once: {date: 2026-02-06, at: "10:00"}'),
    meeting(f'{RULE};COUNT=40"'),
    f"{{kind: team, id: x, name: X, {BOTH}}}",
    "{kind: team, id: x, name: X, departments: [finance], lead: anna, members: [{person: sam}]}",
    f"{{kind: initiative, id: x, name: X, {BOTH}, status: running}}",
    f"{{{ROLLOUT}: pilot, working_group: [anna, sam]}}",
    f"{{{ROLLOUT}: rolling-out, waves: [{{departments: [sales]}}, {{departments: [support]}}]}}",
    f"{{{ROLLOUT}: pilot, working_group: [anna], pilot: {{teams: [crew]}}}}",
]
ENDED = [
    f"{{kind: goal, id: x, name: X, period: 2025, {SHARED}}}",
    f"{{kind: goal, id: x, name: X, period: 2028, {SHARED}}}",
    meeting('once: {date: 2025-10-06, at: "10:00"}'),
    meeting(f"{WEEKLY}, until: 2026-01-12"),
    meeting(f'{RULE};COUNT=4"'),
    meeting(f'{RULE};UNTIL=20251231"'),
    f"{{kind: team, id: x, name: X, {BOTH}, done_on: 2026-01-14}}",
    f"{{kind: team, id: x, name: X, {BOTH}, period: 2025}}",
    f"{{kind: team, id: x, name: X, {BOTH}, period: 2027}}",
    f"{{kind: initiative, id: x, name: X, {BOTH}, status: stopped}}",
    f"{{kind: initiative, id: x, name: X, {BOTH}, status: done, done_on: 2025-12-01}}",
    f"{{kind: initiative, id: x, name: X, {BOTH}, status: planned, period: 2026-H2}}",
    f"{{{ROLLOUT}: choosing, working_group: [anna, sam]}}",
    f"{{{ROLLOUT}: done, working_group: [anna, sam]}}",
    f"{{{ROLLOUT}: stopped, working_group: [anna, sam]}}",
    f"{{{ROLLOUT}: rolling-out, waves: [{{departments: [commerce, support, finance]}}]}}",
]


@pytest.mark.parametrize("document", [*JOINING, *ENDED])
def test_what_joins_two_departments_ends_when_it_ends(document):
    crew = "{kind: team, id: crew, name: Crew, departments: [support]}"
    tool = "{kind: tool, id: t, name: T, category: crm}"
    organization = built(all="\n---\n".join([DEPARTMENTS + document, crew, tool]))
    assert organization.problems == ()
    joined = ["x"] if document in JOINING else []
    assert [item.id for item in organization.bridges_on(TODAY).between("sales", "support")] == joined


def test_one_who_leads_two_departments_joins_them_until_they_leave():
    led = [
        "{kind: department, id: alpha, name: A, lead: [kim, lee]}",
        "{kind: department, id: beta, name: B, lead: kim}",
    ]
    for left_on, joined in (("", ["kim"]), (", left_on: 2025-12-31", [])):
        kim = f"{{kind: person, id: kim, name: Kim, department: alpha{left_on}}}"
        bridges = built(all="\n---\n".join([*led, kim])).bridges_on(TODAY)
        assert [item.id for item in bridges.own("alpha", "beta")] == joined
        assert bridges.joined("beta") is bool(joined)


def test_a_department_joins_its_parts_with_itself_and_with_each_other():
    bridges = built(all=DEPARTMENTS.rstrip("-\n")).bridges_on(TODAY)
    assert [item.reference for item in bridges.own("sales", "marketing")] == ["department/commerce"]
    assert [item.reference for item in bridges.between("commerce", "sales")] == ["department/commerce"]
    assert bridges.between("sales", "support") == bridges.between("sales", "sales") == ()


def test_a_department_above_all_the_others_joins_no_two_of_more_than_a_few():
    def parts(number):
        rest = "".join(f"---\n{{kind: department, id: d{n}, name: D, part_of: all}}\n" for n in range(number))
        return built(all="{kind: department, id: all, name: All}\n" + rest).bridges

    assert [item.id for item in parts(3).own("d0", "d1")] == ["all"]
    assert parts(4).own("d0", "d1") == () and [item.id for item in parts(4).own("d0", "all")] == ["all"]


@pytest.mark.parametrize("who", ["everyone: true", "departments: [alpha, beta]"])
def test_an_all_hands_is_no_place_for_two_targets_that_pull_apart(who):
    few = "{kind: department, id: alpha, name: A}\n---\n{kind: department, id: beta, name: B}\n---\n"
    hands = meeting(WEEKLY, who).replace("name: X", "name: X, type: all-hands")
    assert built(all=few + hands).bridges.between("alpha", "beta") == ()


def test_what_the_whole_takes_part_in_counts_for_its_parts():
    organization = built(all=DEPARTMENTS + meeting(WEEKLY, "departments: [commerce]"))
    assert [item.id for item in organization.bridges.own("sales", "marketing")] == ["x", "commerce"]
    alone = built(all=DEPARTMENTS + meeting(WEEKLY, "leads_of: [commerce]"))
    assert [item.id for item in alone.bridges.own("sales", "marketing")] == ["commerce"]


def test_what_joins_two_of_many_departments_is_looked_up_in_few_steps():
    """A meeting of all leads and one of each two neighbours: nothing is kept for each two of a thousand."""
    ids = [f"d{number}" for number in range(1000)]
    documents = [f"{{kind: department, id: {id}, name: D}}" for id in ids]
    pairs = [(id, meeting(WEEKLY, f"departments: [{id}, {ids[number - 1]}]")) for number, id in enumerate(ids)]
    documents += [written.replace("id: x", f"id: m{id}") for id, written in pairs]
    bridges = built(all="\n---\n".join([*documents, meeting(WEEKLY, "leads_of: all")])).bridges
    assert [item.id for item in bridges.between("d4", "d5")] == ["md5", "x"]
    assert sum(map(len, bridges._sides_of.values())) == 3 * len(ids)
