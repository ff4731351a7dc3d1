"""What somebody answers is taken as it is meant, and never as YAML or as a gap to fill."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collabctl.documents import read
from collabctl.edits import NotPossible
from tests.conftest import examples
from tests.playbooks.organizations import of, place, smallest, use

HOSTILE = [
    "a: b", "- x", "#1 & $x", "$departments", "$id:together", "${lead}", "{en: x}", "[a, b]", "'quoted", '"quoted"',
    "no", "12", "1e5", "~", "null", "2026-01-01", "10:30", "a\\nb", "!!python/object:x", "&a *b", "| >-", "% @ `",
    "--- x", "...", "x # y", "ends in colon:", "émoji 🙂", "x" * 500, "word " * 90, "two  blanks  " + "word " * 40,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_what_it_is(text):
    found = use(place("smallest-en"), "break-a-silo", project=text)
    documents = {one.kind: one.data for file in found.draft.files for one in read(file)[0]}
    assert documents["initiative"]["name"] == text.strip()
    assert documents["meeting"]["name"] == f"Kick-off: {text.strip()}"
    assert set(documents["initiative"]) == {
        "kind", "id", "name", "purpose", "departments", "kick_off", "win_for", "celebrated_in", "period", "status",
    }  # fmt: skip
    assert not found.outcome.wrong


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_is_written_as_it_is_or_refused(text):
    try:
        found = use(place("smallest-en"), "break-a-silo", project=text)
    except NotPossible:
        return
    [initiative] = found.after.initiatives
    assert initiative.name.written == text.strip()


@pytest.mark.parametrize(
    "text", ["", "  ", "two\nlines", "bell\x07", "hidden\u200b", "turned\u202e", "\udcff", "x" * 501]
)
def test_what_nobody_can_read_is_refused(text):
    with pytest.raises(NotPossible, match="'project'"):
        use(place("smallest-en"), "break-a-silo", project=text)


@pytest.mark.parametrize("text", ["# a heading", "<b>bold</b>", "![](x)", "[x](javascript:alert)", "```"])
def test_more_than_markdown_allows_in_a_long_text_is_said_before_anything_is_written(text):
    found = use(place("smallest-en"), "tool-rollout", problem=text)
    assert {one.rule for one in found.outcome.wrong} == {"document/unsafe-text"}


def test_names_of_departments_are_no_yaml_either():
    departments = """\
kind: department
id: sales
name: 'Sales: "& more" # {x} $each'
---
kind: department
id: support
name: no
"""
    where = of(smallest("en", **{"departments.yaml": departments}))
    found = use(where, "break-a-silo")
    [message] = found.after.messages
    assert message.name.written == 'A heads-up for Sales: "& more" # {x} $each and no'


@pytest.mark.parametrize(
    ("playbook", "answers", "said"),
    [
        ("break-a-silo", {"departments": "sales,suport"}, "did you mean 'support'"),
        ("break-a-silo", {"departments": "sales"}, "'departments' has 1, and 2 to 3 are asked"),
        ("break-a-silo", {"departments": "sales,sales"}, "has 1"),
        ("break-a-silo", {"departments": ""}, "cannot be left out"),
        ("break-a-silo", {"lead": "nobody-here"}, "there is no person 'nobody-here'"),
        ("break-a-silo", {"lead": "Planner@it"}, "there is no department 'it'"),
        ("break-a-silo", {"start": "2026-02-30"}, "is not a day"),
        ("break-a-silo", {"start": "20261201"}, "is not a day"),
        ("break-a-silo", {"at": "25:00"}, "is not a time of day"),
        ("shared-goal", {"at_least": "nan"}, "is not a number"),
        ("shared-goal", {"weight": "heavy"}, "write none, low, high"),
        ("shared-goal", {"metric": "csat"}, "there is no metric 'csat'"),
        ("retrospective", {"subject": "shop"}, "does not say what it is"),
        ("retrospective", {"subject": "team/shop"}, "there is no team 'shop'"),
    ],
)
def test_an_answer_that_makes_no_sense_is_explained(playbook, answers, said):
    with pytest.raises(NotPossible, match=said):
        use(place("smallest-en"), playbook, **answers)


def test_answers_are_used():
    found = use(
        place("silo"), "shared-goal", departments="sales, support,product", goal="A nine", metric="csat", at_least="8.5"
    )
    goal = next(one for one in found.after.goals if str(one.name) == "A nine")
    assert goal.departments == ("sales", "support", "product")
    assert goal.id == "shared-goal-sales-support-product"
    assert goal.document.data["measure"] == {"metric": "csat", "target": {"at_least": 8.5}}
    assert not [file for file in found.draft.files if file.path.startswith("metrics/")]


def test_a_look_back_is_proposed_to_those_whose_work_it_was_or_else_to_two_departments():
    departments = "---\n".join(f"kind: department\nid: {id}\nname: {id}\n" for id in ("it", "sales", "support"))
    joint = "---\nkind: initiative\nid: joint\nname: Joint\ndepartments: [sales, support]\nstatus: running\n"
    where = of(smallest("en", **{"departments.yaml": departments + joint}))
    for answered, expected in (({}, ("it", "sales")), ({"subject": "initiative/joint"}, ("sales", "support"))):
        [look_back] = use(where, "retrospective", **answered).after.retrospectives
        assert look_back.who.departments == expected


def test_a_goal_that_kpis_pull_down_is_refused_in_the_words_of_the_rule():
    found = use(place("silo"), "shared-goal", departments="sales,support", metric="csat")
    assert "kpi/harms-shared-goal" in {one.rule for one in found.outcome.wrong}


def test_with_one_department_there_is_nothing_to_join():
    with pytest.raises(NotPossible, match="'departments' asks for 2 or more, and there are 1 here"):
        use(of(smallest("en", **{"departments.yaml": "kind: department\nid: sales\nname: Sales\n"})), "break-a-silo")


def test_ids_are_never_too_long():
    ids = [f"{letter * 30}-department" for letter in "abc"]
    text = "---\n".join(f"kind: department\nid: {id}\nname: {id[:3]}\n" for id in ids)
    meeting = {"meetings/monthly.yaml": ""}
    sources = smallest("en", **{"departments.yaml": text, **meeting})
    where = of(type(sources)(tuple(one for one in sources.files if one.data), (), (), ()))
    found = use(where, "break-a-silo", departments=",".join(ids))
    assert not [one for one in found.outcome.wrong if one.rule.startswith("document/")]
    assert {one.partition("/")[2] for one in found.draft.references} == {
        "together", "together-kick-off", "together-channel", "together-heads-up",
    }  # fmt: skip


def test_what_is_hidden_behind_a_finding_that_is_gone_is_a_next_step():
    found = use(place("silo"), "break-a-silo", departments="finance,it")
    assert "organization/island" in {one.rule for one in found.outcome.ended}
    assert [(one.rule, one.documents) for one in found.outcome.next_steps] == [
        ("department/no-shared-goal", ("department/finance",)),
        ("department/no-bridge", ("department/finance", "department/sales")),
    ]


def test_a_meeting_at_a_time_that_is_taken_is_refused():
    found = use(place("smallest-en"), "meeting-rhythm", stand_up_at="10:00")
    assert {one.rule for one in found.outcome.wrong} == {"meeting/clash"}
