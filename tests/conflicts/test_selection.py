"""Of very many pairs only those are judged that may be told: none that is more promising is passed over."""

from __future__ import annotations

import random

from collabctl.conflicts import selection
from collabctl.conflicts.influences.graph import InfluenceGraph
from collabctl.conflicts.influences.influence import EVIDENCE, STRENGTHS, Arrow
from collabctl.conflicts.selection import Shortlist, in_brief
from collabctl.conflicts.strength import promise, rank
from collabctl.organization.kpis import weight_of
from tests.conflicts.organizations import kpi, metric


def offered(monkeypatch, most_in_all=1_000):
    """A shortlist of 3 for each two of 4 departments to which 300 random pairs came, and those pairs."""
    monkeypatch.setattr(selection, "MOST_OF_TWO", 3)
    monkeypatch.setattr(selection, "MOST_IN_ALL", most_in_all)
    chance = random.Random(7)
    ids = [f"m{number:02}" for number in range(40)]
    arrows = [
        Arrow(one, other, 1, STRENGTHS[chance.choice([*STRENGTHS])], chance.choice(EVIDENCE), metric(one), 0)
        for one, other in (chance.sample(ids, 2) for _ in range(300))
    ]
    graph = InfluenceGraph(arrows)
    weights = (0, 5, 10, 40, None, "low", "high")
    kpis = {
        id: [kpi(f"k-{id}", id, {"move": "up"}, department=chance.choice("abcd"), weight=chance.choice(weights))]
        for id in ids
    }
    parties = in_brief(kpis)
    shortlist, pairs = Shortlist(graph), []
    for id, [driver] in parties.items():
        for target, _, grade in graph.effects_from(id).leading():
            [other] = parties[target]
            shortlist.consider(driver, other, grade)
            if driver.department != other.department:
                strength, evidence = graph.of_grade(grade)
                both = weight_of(driver.kpi.weight), weight_of(other.kpi.weight)
                merit = promise(strength, evidence)[0], round(rank(strength, evidence, both, harms_goal=False), 9)
                pairs.append((frozenset((driver.department, other.department)), merit))
    return shortlist, pairs


def merits(candidates):
    return [(one.level, round(one.rank, 9)) for one in candidates]


def test_the_best_of_each_two_departments_are_kept_and_the_rest_is_counted(monkeypatch):
    shortlist, pairs = offered(monkeypatch)
    best = [merit for two in {two for two, _ in pairs} for merit in sorted(m for t, m in pairs if t == two)[-3:]]
    chosen, more = shortlist.best()
    assert merits(chosen) == sorted(best, reverse=True)
    assert len(chosen) == 18 and more == len(pairs) - 18


def test_no_more_than_so_many_are_kept_in_all(monkeypatch):
    chosen, _ = offered(monkeypatch)[0].best()
    shortlist, pairs = offered(monkeypatch, most_in_all=5)
    few, more = shortlist.best()
    assert [(one.driver.id, one.other.id) for one in few] == [(one.driver.id, one.other.id) for one in chosen[:5]]
    assert more == len(pairs) - 5
