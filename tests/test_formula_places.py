"""A mistake in a formula is pointed at where it stands, however the formula was typed."""

from __future__ import annotations

import datetime

import pytest

from collabctl.documents import SourceFile
from collabctl.findings import Location
from collabctl.organization import build
from collabctl.rules import check

ORGANIZATION = SourceFile("organization.yaml", b"kind: organization\nformat: 1\nname: Lantern\n")
METRIC = "kind: metric\nid: total\nname: Total\nunit: days\nbetter: lower\n"


def places(formula: str) -> list[Location]:
    metric = SourceFile("total.yaml", f"{METRIC}formula: {formula}\n".encode())
    findings = check(build([ORGANIZATION, metric]), datetime.date(2026, 11, 23))
    assert {finding.rule for finding in findings} == {"metric/formula-error"}
    return [finding.location for finding in findings]


@pytest.mark.parametrize(
    ("formula", "columns"),
    [
        ("2 * [there]", (14, 21)),
        ('"2 * [there]"', (15, 22)),
        ("'2 * [there]'", (15, 22)),
        ('"2 * there"', (15, 20)),
        ('"2 +"', (14, 15)),  # what is missing should have stood behind the last character
        ('"2 \\u002a there"', (10, 26)),  # an escape moves what follows it, so all of it is pointed at
        ("|\n  2 +\n  there", (10, 11)),
        ('"2 *\n  there"', (10, 14)),
    ],
)
def test_the_place_of_a_mistake(formula, columns):
    [place] = places(formula)
    assert (place.line, place.column, place.end_column) == (6, *columns)


def test_every_unknown_metric_has_a_place_of_its_own():
    assert [place.column for place in places('"[here] + [there]"')] == [11, 20]
