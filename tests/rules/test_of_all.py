"""What is said once of the whole organization is the same finding when its list grows."""

from __future__ import annotations

import datetime

import pytest

from collabctl.rules import check
from tests.organization.test_building import built

AS_OF = datetime.date(2026, 1, 6)


def written(number):
    metric = "{kind: metric, id: m, name: M, unit: points, better: higher}"
    departments = [f"{{kind: department, id: d{n}, name: D {n}}}" for n in range(number)]
    kpis = [
        f"{{kind: kpi, id: k{n}, department: d{n}, metric: m, target: {{at_least: {n + 1}}}}}" for n in range(number)
    ]
    return built(all="\n---\n".join([metric, *departments, *kpis]))


@pytest.mark.parametrize("rule", ["organization/island", "department/no-shared-goal"])
def test_it_does_not_count_as_new_because_its_list_grew(rule):
    before, after = ([one for one in check(written(number), AS_OF) if one.rule == rule] for number in (4, 5))
    assert len(before) == len(after) == 1
    assert before[0].message != after[0].message
    assert before[0].fingerprint == after[0].fingerprint
