"""Which findings a resolution settles."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from collabctl.organization import build
from collabctl.rules import check
from collabctl.sources.files import read_folder
from tests.test_rules import ABSENCES, CASES, files_of


def checked(folder: Path, as_of: datetime.date, **changes: str):
    files = files_of((CASES / "resolution/ran-out/valid-settled.yaml").read_text(encoding="utf-8"))
    for name, text in files.items():
        for old, new in changes.items():
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")
    sources = read_folder(folder)
    return [(f.rule, f.resolved_by) for f in check(build(sources.files), as_of) if f.rule not in ABSENCES]


@pytest.mark.parametrize("day", [datetime.date(2026, 3, 2), datetime.date(2027, 3, 1)])
def test_a_resolution_settles_its_finding_up_to_its_last_day(tmp_path, day):
    assert checked(tmp_path, day) == [("kpi/opposed-directions", "resolution/discounts-in-the-first-year")]


def test_the_day_after_the_finding_is_back_and_says_so(tmp_path):
    found = checked(tmp_path, datetime.date(2027, 3, 2))
    assert sorted(found) == [("kpi/opposed-directions", None), ("resolution/ran-out", None)]


def test_the_order_of_its_documents_does_not_matter(tmp_path):
    found = checked(
        tmp_path,
        datetime.date(2026, 3, 2),
        **{"of: [kpi/sales-discount, kpi/finance-discount]": "of: [kpi/finance-discount, kpi/sales-discount]"},
    )
    assert found == [("kpi/opposed-directions", "resolution/discounts-in-the-first-year")]


def test_a_resolution_of_another_rule_settles_nothing(tmp_path):
    found = checked(tmp_path, datetime.date(2026, 3, 2), **{"rule: kpi/opposed": "rule: kpi/works-against # "})
    assert sorted(found) == [("kpi/opposed-directions", None), ("resolution/covers-nothing", None)]
