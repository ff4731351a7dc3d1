"""How grave a hypothesis is: by strength, evidence, weights, what joins the departments, lag and counterweights."""

from __future__ import annotations

import itertools

import pytest

from collabctl.conflicts.conflict import length
from collabctl.conflicts.engine import find
from collabctl.conflicts.strength import rank, severity
from collabctl.organization.kpis import weight_of
from tests.conflicts.writing import AS_OF, organization

FIGURES = ("correlation", "experiment", "definition")

# The severity as it is; raised, because nothing joins the departments or the harm comes late; countered; and both.
TABLE = {
    # strength, evidence, both weigh:  plain      raised     countered  raised and countered
    ("weak", "assumed", True): ("info", "info", "info", "info"),
    ("weak", "expert", True): ("info", "warning", "info", "info"),
    ("weak", "figures", True): ("info", "warning", "info", "info"),
    ("notable", "assumed", True): ("info", "info", "info", "info"),
    ("notable", "expert", True): ("warning", "warning", "info", "info"),
    ("notable", "figures", True): ("warning", "error", "info", "warning"),
    ("strong", "assumed", True): ("info", "info", "info", "info"),
    ("strong", "expert", True): ("warning", "warning", "info", "info"),
    ("strong", "figures", True): ("error", "error", "warning", "warning"),
    ("strong", "assumed", False): ("info", "info", "info", "info"),
    ("strong", "expert", False): ("warning", "warning", "info", "info"),
    ("strong", "figures", False): ("warning", "error", "info", "warning"),
}
BANDS = {"weak": (0.2, 0.3, 0.34, 0.3499), "notable": (0.35, 0.36, 0.486, 0.4999), "strong": (0.5, 0.54, 0.9, 1.0)}
FLAGS = list(itertools.product((True, False), repeat=3))


def in_table(strength: float, evidence: str, *, both_weigh: bool, raised: bool, countered: bool) -> str:
    band = next(band for band, strengths in reversed(BANDS.items()) if strength >= strengths[0])
    row = (band, "figures" if evidence in FIGURES else evidence, both_weigh or band != "strong")
    return TABLE[row][raised + 2 * countered]


@pytest.mark.parametrize("evidence", ["assumed", "expert", *FIGURES])
@pytest.mark.parametrize("strength", [strength for strengths in BANDS.values() for strength in strengths])
def test_the_table(strength, evidence):
    for both_weigh, countered in itertools.product((True, False), repeat=2):
        for bridged, late in itertools.product((True, False), repeat=2):
            found = severity(strength, evidence, both_weigh=both_weigh, bridged=bridged, late=late, countered=countered)
            raised = late or not bridged
            wanted = in_table(strength, evidence, both_weigh=both_weigh, raised=raised, countered=countered)
            assert found == wanted, (both_weigh, bridged, late, countered)


def test_what_nobody_looked_into_never_fails_a_build():
    for strength in BANDS["strong"]:
        for both_weigh, bridged, late in FLAGS:
            facts = {"both_weigh": both_weigh, "bridged": bridged, "late": late, "countered": False}
            assert severity(strength, "assumed", **facts) == "info"
            assert severity(strength, "expert", **facts) != "error"


# Whole organizations

MEETING = {
    "kind": "meeting", "id": "weekly", "name": "Weekly", "who": {"departments": ["alfa", "beta"]},
    "schedule": {"every": "week", "day": "mon", "at": "10:00", "from": "2025-01-06"},
}  # fmt: skip


def written(rule, strength, evidence, *, both_weigh, bridged, late, countered):
    """An organization with one hypothesis of the rule: alfa pulls, and beta or a goal of beta and gamma is harmed."""
    arrow = [strength, evidence, *(["13 months"] if late else [])]
    alfa = {"dept": "alfa", "metric": "x", "want": "up"} | ({} if both_weigh else {"weight": "none"})
    beta = {"dept": "beta", "metric": "y", "want": "down"}
    case = {"edges": [["x", "+", "y", *arrow]], "documents": [MEETING] if bridged else []}
    if rule == "kpi/competes-for-lever":
        case["levers"] = ["z"]
        case["edges"] = [["z", "+", "x", "s", evidence], ["z", "+", "y", *arrow]]
    if rule == "kpi/harms-shared-goal":
        case["goals"] = {"y": {"want": "down", "shared_by": ["beta", "gamma"]}}
        case["departments"] = {"gamma": {}}
        beta["metric"] = "elsewhere"
    if countered:
        alfa["counterweights"] = ["watch"]
        case["others"] = [{"id": "watch", "dept": "alfa", "metric": "y", "want": "down", "weight": "none"}]
    return organization({"id": "made", "a": alfa, "b": beta, **case})


RULES = ("kpi/works-against", "kpi/harms-shared-goal", "kpi/competes-for-lever")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("evidence", ["assumed", "expert", "correlation", "experiment"])
def test_in_an_organization(rule, evidence):
    for word, strength in (("w", 3), ("m", 6), ("s", 9)):
        for both_weigh, bridged, late in FLAGS:
            for countered in (False, True):
                facts = {"both_weigh": both_weigh, "bridged": bridged, "late": late, "countered": countered}
                found = find(written(rule, word, evidence, **facts), AS_OF)
                [conflict] = [one for one in found.of(rule) if "a" in {kpi.id for kpi in one.kpis}]
                both_ways = strength * 9 / 100 if rule == "kpi/competes-for-lever" else strength / 10
                assert (conflict.strength, conflict.evidence) == (both_ways, evidence)
                raised = late or not bridged
                wanted = in_table(both_ways, evidence, both_weigh=both_weigh, raised=raised, countered=countered)
                assert conflict.severity == wanted, facts


BOTH = {"departments": ["alfa", "beta"]}
CHANNEL = {"kind": "channel", "id": "chat", "name": "Chat", "medium": "chat"}
JOINING = {
    "goal": {"kind": "goal", "id": "both", "name": "B", "shared_by": [{"department": "alfa"}, {"department": "beta"}]},
    "meeting": MEETING,
    "team": {"kind": "team", "id": "crew", "name": "Crew", **BOTH},
    "channel": CHANNEL | {"who": BOTH},
    "message": {"kind": "message", "id": "note", "name": "Note", "from": ["beta"], "to": ["alfa"]},
}  # fmt: skip
NOT_JOINING = {
    "a channel for everybody": CHANNEL | {"who": {"everyone": True}},
    "a message that everybody may send": {"kind": "message", "id": "note", "name": "Note", "to": ["alfa"]},
    "a team of one": {"kind": "team", "id": "crew", "name": "Crew", "departments": ["alfa"]},
}  # fmt: skip


def weak(*documents):
    facts = {"both_weigh": True, "bridged": False, "late": False, "countered": False}
    plain = {"a": {"dept": "alfa", "metric": "x", "want": "up"}, "b": {"dept": "beta", "metric": "y", "want": "down"}}
    case = {"id": "weak", "edges": [["x", "+", "y", "w", "correlation"]], "documents": documents}
    assert severity(0.3, "correlation", **facts) == "warning"
    [conflict] = find(organization({**plain, **case}), AS_OF).conflicts
    return conflict


@pytest.mark.parametrize("kind", JOINING)
def test_whatever_joins_two_departments_keeps_a_level_off(kind):
    conflict = weak(JOINING[kind])
    assert conflict.severity == "info" and [bridge.kind for bridge in conflict.bridges] == [kind]


@pytest.mark.parametrize("what", NOT_JOINING)
def test_what_joins_nobody_in_particular_is_no_bridge(what):
    conflict = weak(NOT_JOINING[what])
    assert conflict.severity == "warning" and not conflict.bridges


def test_bridges_come_strongest_first():
    conflict = weak(*reversed(JOINING.values()))
    assert [bridge.kind for bridge in conflict.bridges] == list(JOINING)


def test_a_formula_counts_as_much_as_an_experiment():
    case = {"id": "formula", "formulas": {"y": "x + z"}, "documents": [MEETING]}
    kpis = {"a": {"dept": "alfa", "metric": "x", "want": "up"}, "b": {"dept": "beta", "metric": "y", "want": "down"}}
    [conflict] = find(organization({**case, **kpis}), AS_OF).conflicts
    assert (conflict.severity, conflict.strength, conflict.evidence) == ("error", 0.9, "definition")


def test_lags_add_up_along_a_way_and_are_compared_with_the_period():
    def judged(*lags, period):
        names = ["x", *(f"m{n}" for n in range(len(lags) - 1)), "y"]
        arrows = [[names[n], "+", names[n + 1], "m", "correlation", lag] for n, lag in enumerate(lags)]
        case = {
            "id": "late", "edges": arrows, "documents": [MEETING],
            "a": {"dept": "alfa", "metric": "x", "want": "up", "period": period},
            "b": {"dept": "beta", "metric": "y", "want": "down", "period": None},
        }  # fmt: skip
        return find(organization(case), AS_OF).conflicts[0].severity

    assert judged("3 months", "3 months", period="2025-H1") == "warning"
    assert judged("3 months", "4 months", period="2025-H1") == "error"
    assert judged("3 months", "4 months", period=None) == "warning"
    assert judged("3 months", "4 months", period={"from": "2025-01-01"}) == "warning"
    assert judged("2 weeks", "2 days", period={"from": "2025-04-20", "until": "2025-05-05"}) == "warning"
    assert judged("2 weeks", "3 days", period={"from": "2025-04-20", "until": "2025-05-05"}) == "error"


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2025-Q3", 92),
        ("2025-Q1", 91.3125),  # 90 days, and three months are counted as 91.3125
        ("2024", 366),
        ("2025", 365.25),
        ({"from": "2025-01-15", "until": "2025-02-14"}, 31),
        ({"from": "2025-01-15", "until": "2025-02-13"}, 30),
        ({"from": "2025-05-01", "until": "2025-05-01"}, 1),
    ],
)
def test_the_length_of_a_period(period, days):
    kpis = {"a": {"dept": "alfa", "metric": "x", "want": "up", "period": period}}
    found = organization({"id": "length", **kpis, "b": kpis["a"]})
    assert length(found.kpis.get("a")) == days * 24 * 60


# What comes first


def test_ranks():
    assert rank(0.54, "expert", (30, 30), harms_goal=False) == pytest.approx(0.54 * 0.7 * 30)
    assert rank(0.54, "expert", (20, 45), harms_goal=True) == pytest.approx(0.54 * 0.7 * 30 * 1.5)
    assert rank(0.9, "definition", (0, 50), harms_goal=True) == 0
    trust = [rank(1, evidence, (1, 1), harms_goal=False) for evidence in ("assumed", "expert", *FIGURES)]
    assert trust == pytest.approx([0.5, 0.7, 0.8, 1, 1])


def test_weights():
    assert [weight_of(weight) for weight in ("none", "low", "high", None, 12.5, 0)] == [0, 20, 50, 20, 12.5, 0]
