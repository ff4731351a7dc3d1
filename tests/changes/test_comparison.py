"""Two organizations compared: nothing for the same, the mirror for the mirror, and each thing once."""

from __future__ import annotations

import ast
import copy
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.changes.organizations import AS_OF, SETTINGS, changes, compared, organization, sentences
from tests.conftest import examples

SALES = {"kind": "department", "id": "sales", "name": "Sales", "lead": "anna"}
SUPPORT = {"kind": "department", "id": "support", "name": "Support", "lead": ["sam", "anna"]}
ANNA = {"kind": "person", "id": "anna", "name": "Anna", "department": "sales"}
SAM = {"kind": "person", "id": "sam", "name": "Sam", "department": "support"}
CSAT = {
    "kind": "metric",
    "id": "csat",
    "name": "Satisfaction",
    "unit": "score",
    "better": "higher",
    "influences": [
        {"metric": "deals", "effect": "raises"},
        {"metric": "deals", "effect": "lowers", "only_when": "late"},
    ],
}
DEALS = {"kind": "metric", "id": "deals", "name": "Deals", "unit": "pieces", "better": "higher", "range": {"min": 0}}
KPI = {"kind": "kpi", "id": "won", "name": "Won", "department": "sales", "metric": "deals", "target": {"at_least": 5}}
KPI_DOWN = {"kind": "kpi", "id": "few", "department": "support", "metric": "deals", "target": {"move": "down"}}
GOAL = {
    "kind": "goal",
    "id": "nine",
    "name": "A 9",
    "measure": {"metric": "csat", "target": {"at_least": 9}},
    "shared_by": [{"department": "sales", "weight": 20}, {"department": "support", "contributes": "Answers."}],
}
SYNC = {
    "kind": "meeting",
    "id": "sync",
    "name": {"en": "Sync", "nl": "Overleg"},
    "duration": "60 min",
    "schedule": {"every": "week", "day": ["mon", "thu"], "at": "9:30"},
    "agenda": ["One", "Two", "Two"],
    "who": {"departments": ["sales"], "people": ["sam", {"role": "planner", "department": "support"}]},
}
WIN = {
    "kind": "win",
    "id": "first",
    "name": "First",
    "date": "2026-03-01",
    "contributions": {"sales": "Sold it.", "support": {"en": "Kept it.", "nl": "Hield het."}},
}
ALL = [SALES, SUPPORT, ANNA, SAM, CSAT, DEALS, KPI, KPI_DOWN, GOAL, SYNC, WIN]
OTHER = [
    "sales",
    "support",
    "anna",
    "sam",
    "csat",
    "Other",
    "2 h",
    "9:45",
    3,
    40,
    "2026-05-01",
    "lower",
    "lowers",
    True,
]


@st.composite
def edited(draw):
    """The organization with some documents gone, some values changed or left out, and lists in another order."""
    documents = copy.deepcopy(draw(st.lists(st.sampled_from(ALL), unique_by=lambda document: document["id"])))
    chance = random.Random(draw(st.integers(0, 10**6)))
    for document in documents:
        for _ in range(chance.randrange(3)):
            _edit(document, chance)
    return organization(*documents)


def _edit(value, chance):
    """Change one thing somewhere; what is not sound any more is as if it were gone."""
    keys = [key for key in value if key not in ("kind", "id")] if isinstance(value, dict) else list(range(len(value)))
    if not keys:
        return
    key = chance.choice(keys)
    if isinstance(value[key], dict | list) and chance.random() < 0.7:
        _edit(value[key], chance)
    elif chance.random() < 0.3:
        del value[key]
    elif isinstance(value, list) and chance.random() < 0.5:
        chance.shuffle(value)
    else:
        value[key] = chance.choice(OTHER)


def facts(found, *, mirrored=False):
    rows = []
    for change in found:
        both = (change.before, change.after)
        document = change.document if change.field != "id" else change.document.partition("/")[0]
        rows.append((change.departments, document, change.field, *map(repr, reversed(both) if mirrored else both)))
    return sorted(rows)


def known_by(findings):
    return {(finding.fingerprint, finding.way) for finding in findings}


@given(edited())
@settings(max_examples=examples(40))
def test_there_is_nothing_between_an_organization_and_itself(one):
    found = compared(one, one, with_findings=True)
    assert found.changes == () and found.reviewers == ()
    assert found.findings.new == found.findings.solved == ()


@given(edited(), edited())
@settings(max_examples=examples(120))
def test_the_mirror_of_a_diff_is_the_diff_of_the_mirror(one, other):
    there, back = compared(one, other, with_findings=True), compared(other, one, with_findings=True)
    assert facts(there.changes) == facts(back.changes, mirrored=True)
    assert known_by(there.findings.new) == known_by(back.findings.solved)
    assert known_by(there.findings.solved) == known_by(back.findings.new)
    assert known_by(there.findings.still) == known_by(back.findings.still)
    assert {one.documents for one in there.reviewers} == {one.documents for one in back.reviewers}


def shuffled(value, chance):
    if isinstance(value, dict):
        keys = chance.sample(list(value), len(value))
        return {key: shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [shuffled(one, chance) for one in chance.sample(value, len(value))]
    return value


@given(st.randoms(use_true_random=False))
@settings(max_examples=examples(30))
def test_order_is_no_change(chance):
    assert changes(organization(*ALL), organization(*(shuffled(document, chance) for document in ALL))) == ()


def test_other_ways_to_write_the_same_are_no_change():
    other = copy.deepcopy(ALL)
    other[0]["lead"] = ["anna"]
    other[9] |= {"duration": "1 h", "name": {"nl": "Overleg", "en": "Sync", "fr": "Réunion"}, "type": "other"}
    other[9]["schedule"] = [{"every": "week", "day": ["thu", "mon"], "at": "09:30"}]
    assert changes(organization(*ALL), organization(*other)) == ()


def test_a_range_from_0_is_there():
    without = {key: value for key, value in DEALS.items() if key != "range"}
    (change,) = changes(organization(DEALS), organization(without))
    assert (change.before, change.after) == ({"min": 0}, None)


def test_a_translation_is_a_change():
    nl = {**SYNC, "name": {"en": "Sync", "nl": "Gesprek"}}
    assert sentences(organization(SYNC), organization(nl)) == ["the name of 'Sync' is worded anew in another language"]


def test_a_working_day_is_not_a_day():
    chat = {"kind": "channel", "id": "chat", "name": "Chat", "medium": "chat", "respond_within": "8 h"}
    assert len(changes(organization(chat), organization({**chat, "respond_within": "1 working day"}))) == 1


def test_renames_of_things_that_name_each_other_are_told_once_each():
    text = repr(ALL).replace("'sales'", "'verkoop'").replace("'deals'", "'orders'").replace("'sync'", "'overleg'")
    found = changes(organization(*ALL), organization(*ast.literal_eval(text)))
    assert sorted((change.field, str(change.before), str(change.after)) for change in found) == [
        ("id", "deals", "orders"),
        ("id", "sales", "verkoop"),
        ("id", "sync", "overleg"),
    ]


def test_a_finding_keeps_its_place_when_its_documents_get_other_ids():
    text = repr(ALL).replace("'won'", "'orders-won'").replace("'sales'", "'verkoop'")
    found = compared(organization(*ALL), organization(*ast.literal_eval(text)), with_findings=True).findings
    assert found.still and not found.new and not found.solved


def test_the_most_consequential_comes_first():
    other = copy.deepcopy(ALL)
    other[6]["target"] = {"at_least": 6}
    other[8]["shared_by"][0]["weight"] = 25
    other[0]["lead"] = "sam"
    other[9]["duration"] = "30 min"
    other[3]["role"] = "Clerk"
    other[0]["mission"] = "We sell only what we can deliver, and we deliver all of what we have sold to people."
    fields = [change.field for change in changes(organization(*ALL), organization(*other))]
    assert fields == ["target", "shared_by.sales.weight", "lead", "duration", "role", "mission"]


def test_a_lead_of_a_department_above_is_asked_where_there_is_none():
    above = {"kind": "department", "id": "commerce", "name": "Commerce", "lead": "anna"}
    below = {"kind": "department", "id": "shop", "name": "Shop", "part_of": "commerce"}
    base = organization(above, below, ANNA)
    [reviewer] = compared(base, organization(above, {**below, "mission": "Sell."}, ANNA)).reviewers
    assert (reviewer.role, reviewer.department, reviewer.people) == ("lead", "shop", ("anna",))


def test_an_owner_is_asked_and_who_has_left_is_not():
    chat = {
        "kind": "channel",
        "id": "chat",
        "name": "Chat",
        "medium": "chat",
        "owner": ["anna", {"department": "support"}],
    }
    gone = {**ANNA, "left_on": AS_OF.isoformat()}
    base, head = organization(chat, SUPPORT, SAM, gone), organization({**chat, "keeps": True}, SUPPORT, SAM, gone)
    [reviewer] = compared(base, head).reviewers
    assert (reviewer.role, reviewer.department, reviewer.people) == ("owner", "support", ("sam",))


def test_another_name_of_the_organization_is_told():
    other = organization(settings={**SETTINGS, "name": "Torch"})
    assert sentences(organization(), other) == ["'Lantern' is now called 'Torch'"]
