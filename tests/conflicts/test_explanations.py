"""An explanation can be followed by hand: parsed back, it gives the verdict again."""

from __future__ import annotations

import datetime
import math
import re
from pathlib import Path

import pytest

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.engine import find
from collabctl.conflicts.explanations import explain, steps
from collabctl.conflicts.influences.influence import EVIDENCE, STRENGTHS
from collabctl.organization import build
from collabctl.sources.files import read_folder

SILO = Path(__file__).parents[2] / "examples" / "silo"
SOURCES = read_folder(SILO)
ORGANIZATION = build(SOURCES.files)
FOUND = find(ORGANIZATION, datetime.date(2026, 11, 23))
ARGUED = [conflict for conflict in FOUND.conflicts if conflict.legs]

ARROW = re.compile(
    r"'(?P<source>.+?)' (?P<moves>raises|lowers) '(?P<target>.+?)' \((?P<strength>\w+), (?P<basis>\w+)\)"
)
JUDGED = re.compile(r"(?P<who>.+) is judged on '(?P<metric>.+?)': (?P<target>[^,]+(?:,\d{3})*)")
UP = ("at least", "move up")


def parsed(conflict: Conflict) -> list[re.Match[str]]:
    return [match for place in explain(ORGANIZATION, conflict).related if (match := ARROW.match(place.message))]


def want(target: str) -> int:
    return 1 if target.startswith(UP) else -1


def named(conflict: Conflict) -> str:
    return f"{conflict.rule}-{conflict.pivot}-{conflict.path.hash6 if conflict.path else ''}"


@pytest.mark.parametrize("conflict", [one for one in ARGUED if one.rule != "kpi/unclear-influence"], ids=named)
def test_the_arrows_give_the_verdict_again(conflict):
    names = {metric.id: str(metric.name) for metric in ORGANIZATION.metrics}
    arrows = {(match["source"], match["target"]): match for match in parsed(conflict)}
    wants = {}
    for place in explain(ORGANIZATION, conflict).related:
        if match := JUDGED.match(place.message):
            wants[match["metric"]] = want(match["target"])
    signs = []
    for leg in conflict.legs:
        ways = [arrows[names[arrow.source], names[arrow.target]] for arrow in leg.path.arrows]
        signs.append(math.prod(1 if way["moves"] == "raises" else -1 for way in ways))
        strength = math.prod(STRENGTHS[way["strength"]] for way in ways)
        assert strength == pytest.approx(leg.path.strength)
        assert min(EVIDENCE.index(way["basis"]) for way in ways) == EVIDENCE.index(leg.path.evidence)
    judged = [wants[names[leg.kpi.metric]] for leg in conflict.legs]
    if conflict.rule == "kpi/works-against":
        harmed = wants[names[conflict.pivot]]
        assert signs[0] * judged[0] == -harmed
    elif conflict.rule == "kpi/competes-for-lever":
        assert signs[0] * judged[0] == -signs[1] * judged[1]
    else:
        assert conflict.goal is not None and conflict.goal.measure is not None
        goal = want(str(conflict.goal.measure.target))
        assert all(sign * mine == -goal for sign, mine in zip(signs, judged, strict=True))


@pytest.mark.parametrize("conflict", ARGUED, ids=named)
def test_every_place_is_the_line_that_says_it(conflict):
    for place in explain(ORGANIZATION, conflict).related:
        line = (SILO / place.location.path).read_text(encoding="utf-8").splitlines()[place.location.line - 1]
        assert re.match(r"\s*(- metric:|- \{metric:|target:|measure:)", line), f"{place.location}: {line}"


@pytest.mark.parametrize("conflict", ARGUED, ids=named)
def test_the_steps_of_a_path_follow_each_other(conflict):
    for leg in conflict.legs:
        told = steps(leg.path)
        assert [step["from"] for step in told[1:]] == [step["to"] for step in told[:-1]]
        assert len(told) == len(leg.path.arrows)


def test_a_proof_ends_in_the_target_it_excludes():
    [conflict] = FOUND.of("kpi/unreachable-targets")
    assert conflict.derivation == (
        "build-days >= 20 (possible range)",
        "paperwork-days >= 6 (possible range)",
        "so order-to-rain >= 26 (order-to-rain = paperwork-days + build-days)",
        "Sales is judged on order-to-rain <= 21",
    )
