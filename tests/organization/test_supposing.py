"""What if: a change that is tried and never saved."""

from __future__ import annotations

import pytest

from collabctl.documents import SourceFile
from collabctl.organization import build
from collabctl.organization.supposing import Supposition

FILE = SourceFile(
    "organization.yaml",
    b"""\
kind: organization
format: 1
name: Lantern
---
kind: department
id: sales
name: Sales
---
kind: metric
id: deals
name: Deals
unit: deals
better: higher
---
kind: kpi
id: sales-deals
department: sales
metric: deals
target: {move: up}
---
kind: goal
id: grow
name: Grow
shared_by: [{department: sales, weight: 10}]
""",
)


def supposing(*texts: str):
    return build([FILE], suppositions=[Supposition.parse(text) for text in texts])


def test_a_target_takes_the_place_of_another():
    organization = supposing("kpi/sales-deals.target.at_least=1000")
    assert organization.problems == ()
    assert str(organization.kpis.get("sales-deals").target) == "at least 1,000"


def test_several_changes_lists_and_fields_that_were_not_there():
    changes = ("goal/grow.shared_by.0.weight=35", "kpi/sales-deals.weight=low", "metric/deals.range.max=9")
    organization = supposing(*changes)
    assert organization.goals.get("grow").shared_by[0].weight == 35
    assert organization.kpis.get("sales-deals").weight == "low"
    assert organization.metrics.get("deals").range.max == 9


def test_what_the_format_does_not_allow_is_a_problem_as_ever():
    [problem] = supposing("kpi/sales-deals.target.at_leats=5").problems
    assert problem.rule == "document/unknown-key"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kpi/sales-deals", "is not a change"),
        ("kpi/sales-deals.target", "is not a change"),
        ("sales-deals.target=1", "is not a change"),
        ("kpi/sales-dals.weight=1", "did you mean 'kpi/sales-deals'"),
        ("kpi/sales-deals.weight=[", "cannot be read as a value"),
        ("kpi/sales-deals.weight=", "cannot be read as a value"),
        ("kpi/sales-deals.weight=&a 1", "cannot be read as a value"),
        ("goal/grow.shared_by.7.weight=1", "has no 'shared_by.7.weight'"),
    ],
)
def test_what_makes_no_sense_is_said(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        supposing(text)
