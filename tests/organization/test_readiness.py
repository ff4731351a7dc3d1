"""The checklist of a rollout, stage by stage; and that the rules about rollouts say the same."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from collabctl.organization import Organization
from collabctl.organization.readiness import Step, readiness
from collabctl.rules import all_rules, check
from tests.organization.test_building import built

TODAY = datetime.date(2026, 11, 23)
CASES = sorted((Path(__file__).parent.parent / "rules" / "rollout").rglob("*.yaml"))
RULES = {
    "problem": {"rollout/no-problem"},
    "sponsor": {"rollout/no-sponsor"},
    "working-group": {"rollout/no-working-group", "rollout/one-sided-working-group"},
    "choice": {"rollout/chosen-without-users"},
    "budget": {"rollout/no-budget"},
    "pilot": {"rollout/big-bang"},
    "success": {"rollout/no-success-criteria"},
    "decision": {"rollout/wave-before-decision", "rollout/undecided-pilot"},
    "ambassadors": {"rollout/no-ambassador"},
    "ambassadors-trained": {"rollout/untrained-ambassador"},
    "training": {"rollout/no-training"},
    "guide": {"rollout/no-guide"},
    "wins": {"rollout/done-without-win"},
}

COMPANY = """
kind: department
id: commerce
name: Commerce
---
kind: department
id: sales
name: Sales
part_of: commerce
---
kind: department
id: support
name: Support
---
kind: department
id: caterer
name: Caterer
external: true
---
kind: tool
id: plume
name: Plume
category: knowledge-base
---
"""
READY = """
kind: commitment
id: hours
owner: {department: sales}
type: budget
promise: Hours.
due: 2026-12-01
status: open
for: [rollout/plume]
---
kind: rollout
id: plume
tool: plume
problem: Answers get lost.
sponsor: {role: director, department: commerce}
working_group:
  - {role: adviser, department: sales}
  - {role: adviser, department: support}
working_group_since: 2026-01-05
choice: {tool: plume, date: 2026-02-02, agreed_by: [{role: adviser, department: sales}]}
pilot:
  period: {from: 2026-03-02, until: 2026-04-30}
  success: [{metric: answers}]
  outcome: {decision: go, date: 2026-05-04}
ambassadors:
  - {role: adviser, department: sales, trained_on: 2026-05-11}
  - {role: adviser, department: support, trained_on: 2026-05-11}
training: [{name: Together, date: 2026-05-18}]
guide: {do: [Write it down.]}
waves:
  - {departments: [sales, support, caterer], date: 2026-06-01}
status: rolling-out
"""


def organization(documents: str) -> Organization:
    return built(all=COMPANY + documents)


def checklist(documents: str, as_of: datetime.date | None = None) -> dict[str, Step]:
    company = organization(documents)
    rollout = company.rollouts.get("plume")
    assert rollout is not None
    return {step.name: step for step in readiness(company, rollout, as_of)}


def states(documents: str, as_of: datetime.date | None = None) -> dict[str, str]:
    return {name: step.state for name, step in checklist(documents, as_of).items()}


def only(**fields: str) -> str:
    return "\n".join(
        ["kind: rollout", "id: plume", "tool: plume", *(f"{key}: {value}" for key, value in fields.items())]
    )


WAVE = "[{departments: [sales, support], date: 2027-02-01}]"


def test_everything_is_there() -> None:
    assert set(states(READY).values()) == {"done", "later"}
    assert [name for name, state in states(READY).items() if state == "later"] == ["wins"]
    assert list(checklist(READY)) == list(RULES)


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        ("choosing", {"problem", "working-group"}),
        ("planned", {"problem", "working-group", "sponsor", "budget", "pilot", "ambassadors", "training", "guide"}),
        ("pilot", {"problem", "working-group", "sponsor", "budget", "pilot", "ambassadors", "training", "guide"}),
        ("rolling-out", {"problem", "working-group", "sponsor", "budget", "pilot", "ambassadors", "training", "guide"}),
        ("done", {"wins"}),
        ("stopped", set()),
    ],
)
def test_each_stage_asks_what_it_needs(status: str, asked: set[str]) -> None:
    found = states(only(status=status, waves=WAVE), TODAY)
    assert {name for name, state in found.items() if state == "missing"} == asked
    if status in ("done", "stopped"):
        assert set(found) == asked


def test_what_a_wave_needs_waits_for_the_pilot_and_for_a_day() -> None:
    pilot = "{period: {from: 2026-12-01, until: 2027-01-15}}"
    waits = {"ambassadors": "later", "training": "later", "guide": "later"}
    assert waits.items() <= states(only(status="planned", waves=WAVE, pilot=pilot)).items()
    assert waits.items() <= states(only(status="pilot", waves="[{departments: [sales]}]", pilot=pilot)).items()
    assert states(only(status="pilot", waves=WAVE, pilot=pilot))["training"] == "missing"


def test_a_pilot_that_said_stop_stops_the_rollout() -> None:
    assert checklist(READY.replace("decision: go", "decision: stop")) == {}


def test_what_is_missing_names_the_departments_and_the_wave() -> None:
    waves = "[{departments: [support], date: 2027-02-01}, {departments: [sales, caterer], date: 2027-01-11}]"
    step = checklist(only(status="rolling-out", waves=waves))["ambassadors"]
    assert step.departments == ("sales", "support")
    assert step.wave == 1


def test_a_department_stands_for_those_below_and_above() -> None:
    ambassadors = "[{role: adviser, department: commerce, trained_on: 2027-01-04}]"
    training = "[{name: Together, departments: [sales], date: 2027-01-04}]"
    for wave in ("sales", "commerce"):
        waves = f"[{{departments: [{wave}], date: 2027-02-01}}]"
        found = states(only(status="rolling-out", waves=waves, ambassadors=ambassadors, training=training))
        assert found["ambassadors"] == found["ambassadors-trained"] == found["training"] == "done"


def test_one_trained_ambassador_is_enough() -> None:
    waves = "[{departments: [sales], date: 2027-02-01}]"
    late = "{role: planner, department: sales, trained_on: 2027-02-02}"
    in_time = "{role: adviser, department: sales, trained_on: 2027-02-01}"
    assert states(only(status="pilot", waves=waves, ambassadors=f"[{late}]"))["ambassadors-trained"] == "missing"
    assert (
        states(only(status="pilot", waves=waves, ambassadors=f"[{late}, {in_time}]"))["ambassadors-trained"] == "done"
    )


def test_training_without_departments_is_for_all_and_without_a_day_is_being_planned() -> None:
    assert states(only(status="pilot", waves=WAVE, training="[{name: Together}]"))["training"] == "done"
    one = "[{name: Together, departments: [sales]}]"
    assert checklist(only(status="pilot", waves=WAVE, training=one))["training"].departments == ("support",)


def test_a_day_tells_what_documents_alone_do_not() -> None:
    undecided = READY.replace("  outcome: {decision: go, date: 2026-05-04}\n", "").replace("rolling-out", "pilot")
    assert states(undecided)["decision"] == "later"
    assert states(undecided, datetime.date(2026, 4, 30))["decision"] == "later"
    over = checklist(undecided, datetime.date(2026, 5, 1))["decision"]
    assert (over.state, over.wave) == ("missing", None)
    begun = checklist(undecided, datetime.date(2026, 6, 1))["decision"]
    assert (begun.state, begun.wave) == ("missing", 0)


def test_a_decision_to_come_is_missing_only_for_a_wave_that_starts_before_it() -> None:
    done = READY.replace("date: 2026-06-01}", "date: 2026-06-01, done_on: 2026-06-12}")
    assert states(done, datetime.date(2026, 3, 10))["decision"] == "done"
    early = READY.replace("2026-06-01", "2026-05-03")
    assert states(early, datetime.date(2026, 5, 3))["decision"] == "missing"
    assert states(early, datetime.date(2026, 5, 4))["decision"] == states(early)["decision"] == "done"


def test_a_wave_before_the_end_of_the_pilot_needs_no_clock() -> None:
    early = READY.replace("  outcome: {decision: go, date: 2026-05-04}\n", "").replace("2026-06-01", "2026-04-29")
    assert checklist(early.replace("rolling-out", "pilot"))["decision"].wave == 0


def test_what_waits_for_something_missing_comes_later() -> None:
    found = states(only(status="planned", waves=WAVE), TODAY)
    assert found["choice"] == found["success"] == found["decision"] == found["ambassadors-trained"] == "later"


def test_one_department_needs_no_pilot() -> None:
    waves = "[{departments: [sales, caterer], date: 2027-02-01}]"
    assert not {"pilot", "success", "decision"} & set(checklist(only(status="planned", waves=waves)))


def test_what_could_not_be_read_is_given_the_benefit_of_the_doubt() -> None:
    broken = COMPANY + only(status="planned") + "\n---\nkind: commitment\nid: money\nfor: [rollout/plume]\nunknown: 1\n"
    company = built(all=broken)
    rollout = company.rollouts.get("plume")
    assert rollout is not None
    assert "budget" not in {step.name for step in readiness(company, rollout)}


def test_the_documents_that_a_step_rests_on_are_named() -> None:
    step = checklist(READY)["budget"]
    assert [item.reference for item in step.rests_on] == ["commitment/hours"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
@pytest.mark.parametrize("as_of", [datetime.date(2026, 10, 1), TODAY, datetime.date(2027, 6, 1)], ids=str)
def test_rules_and_checklist_agree(case: Path, as_of: datetime.date) -> None:
    company = built(all=re.sub(r"(?s)^kind: organization.*?---\n", "", case.read_text("utf-8")))
    found = {(f.documents[0], f.rule) for f in check(company, as_of) if f.rule.startswith("rollout/")}
    steps = {
        rollout.reference: {step.name for step in readiness(company, rollout, as_of) if step.state == "missing"}
        for rollout in company.rollouts
    }
    for reference, missing in steps.items():
        said = {name for name, rules in RULES.items() if any((reference, rule) in found for rule in rules)}
        assert said == missing


def test_every_step_has_its_rules() -> None:
    assert set().union(*RULES.values()) <= set(all_rules())
