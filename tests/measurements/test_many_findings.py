"""A table in which very much is wrong: the first rows are told, the rest are counted, and memory stays in bounds."""

from __future__ import annotations

import pytest

from collabctl.documents.limits import MAX_BAD_ROWS
from collabctl.measurements.table import WRONG_ROW
from collabctl.rules import check
from tests.results.samples import TODAY, metric, organization


@pytest.mark.parametrize(("rule", "value"), [("measurement/duplicate-row", 5), ("measurement/outside-range", 11)])
def test_the_rest_is_counted(rule, value):
    days = [f"20{year:02}-{month:02}-{day:02}" for year in range(20) for month in range(1, 13) for day in range(1, 29)]
    rows = days[:1_500] * 2 if rule.endswith("row") else days[:2_500]
    table = "date,value\n" + "".join(f"{day},{value}\n" for day in rows)
    built = organization(metric("csat", "range: {min: 0, max: 10}\n"), csat=table)
    found = [finding for finding in check(built, TODAY) if finding.rule == rule]
    assert len(found) == MAX_BAD_ROWS + 1
    assert len({finding.fingerprint for finding in found}) == len(found)
    more = len(rows) - (1_500 if rule.endswith("row") else 0) - MAX_BAD_ROWS
    assert f"the same is so of {more:,} more rows of 'The csat'" in {finding.message for finding in found}


def test_departments_that_nobody_wrote_down_are_counted_too():
    table = "date,value,department\n" + "".join(f"2026-01-31,1,d{number}\n" for number in range(MAX_BAD_ROWS + 500))
    found = [finding for finding in check(organization(metric("csat"), csat=table), TODAY) if finding.rule == WRONG_ROW]
    assert len(found) == MAX_BAD_ROWS + 1
    assert found[7].location.line == 9
    assert "this file names 500 more departments that nobody wrote down" in {finding.message for finding in found}
