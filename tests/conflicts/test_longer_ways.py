"""A longer way of the other sign leaves a verdict open when it is strong enough, and is named when it is not."""

from __future__ import annotations

import datetime
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabctl.conflicts.engine import find
from collabctl.conflicts.explanations import explain
from collabctl.conflicts.influences import longer_ways
from collabctl.conflicts.influences.graph import InfluenceGraph
from collabctl.conflicts.influences.influence import STRENGTHS, Arrow
from collabctl.documents import SourceFile
from collabctl.organization import build
from tests.conflicts.drawing import SOMEWHERE
from tests.conflicts.test_graph_properties import exact_strength, simple_paths
from tests.conftest import examples

AS_OF = datetime.date(2026, 11, 23)


def sparse(seed: int) -> list[Arrow]:
    """Long ways and few of them, mostly strong, both ways round."""
    chance = random.Random(seed)
    size = chance.randint(6, 10)
    return [
        Arrow(
            source=f"m{chance.randrange(size)}",
            target=f"m{chance.randrange(size)}",
            sign=chance.choice((1, 1, -1)),
            strength=STRENGTHS[chance.choice(("strong", "strong", "strong", "medium", "weak"))],
            evidence="expert",
            metric=SOMEWHERE,
            index=index,
        )
        for index in range(chance.randint(size, 2 * size))
    ]


@settings(max_examples=examples(100))
@given(st.integers(0, 10**9).map(sparse))
def test_the_longer_way_is_the_one_that_trying_everything_finds(arrows):
    graph = InfluenceGraph(arrows)
    for source in {arrow.source for arrow in arrows}:
        trails = [trail for trail in simple_paths(arrows, source, 6) if len(trail) > 4]
        for target, effect in graph.effects_from(source).items():
            weighed = graph.weighed(effect)
            if effect.verdict == "unclear":
                assert weighed == effect
                continue
            against = [
                exact_strength(trail)
                for trail in trails
                if trail[-1].target == target
                and sign(trail) == -effect.path.sign and exact_strength(trail) >= Fraction(1, 5)
            ]  # fmt: skip
            best = max(against, default=Fraction(0))
            short = exact_strength(effect.path.arrows)
            assert (weighed.verdict == "unclear") is (best > 0 and 2 * best >= short)
            known = exact_strength(effect.against.arrows) if effect.against else Fraction(0)
            named = exact_strength(weighed.against.arrows) if weighed.against else Fraction(0)
            assert named == (best if weighed.verdict == "unclear" else max(best, known))


def sign(trail):
    found = 1
    for arrow in trail:
        found *= arrow.sign
    return found


def organization(*arrows):
    """Marketing spends on a result that Finance is judged on."""
    metrics = sorted({end for one in arrows for end in one[:2]})
    drawn = {
        id: "".join(
            f"  - {{metric: {target}, effect: {effect}, strength: {strength}, evidence: correlation, because: Seen.}}\n"
            for source, target, effect, strength in arrows
            if source == id
        )
        for id in metrics
    }
    text = "".join(
        f"---\nkind: metric\nid: {id}\nname: {id.title()}\ndefinition: What it is.\nunit: EUR\nbetter: higher\n"
        + (f"influences:\n{drawn[id]}" if drawn[id] else "")
        for id in metrics
    )
    text += "---\nkind: department\nid: marketing\nname: Marketing\n---\nkind: department\nid: finance\nname: Finance\n"
    for department, metric in (("marketing", "spend"), ("finance", "result")):
        text += f"---\nkind: kpi\nid: {department}\ndepartment: {department}\nmetric: {metric}\ntarget: {{move: up}}\n"
    found = build([SourceFile("organization.yaml", f"kind: organization\nformat: 1\nname: Case\n{text}".encode())])
    assert not found.problems
    return found


FAR = ("reach", "leads", "visits", "deals", "result")


def costs(last="medium"):
    return [("spend", "costs", "raises", "strong"), ("costs", "result", "lowers", last)]


def brings(strength="strong"):
    """A long way, of which the first and the last arrow are as strong as that."""
    kinds = (strength, "strong", "strong", "strong", strength)
    return [(*pair, "raises", kind) for *pair, kind in zip(("spend", *FAR[:-1]), FAR, kinds, strict=True)]


def test_what_costs_money_now_and_brings_more_later_is_unclear():
    [found] = [one for one in find(organization(*costs(), *brings()), AS_OF).conflicts if "against" not in one.rule]
    assert found.rule == "kpi/unclear-influence" and found.severity == "info"
    assert [leg.path.metrics for leg in found.legs] == [("spend", "costs", "result"), ("spend", *FAR)]


@pytest.mark.parametrize(("longer", "named"), [(brings("medium"), True), ([], False)])
def test_a_way_that_is_too_weak_is_named_and_the_conflict_stands(longer, named):
    made = organization(*costs("strong"), *longer)
    [found] = [one for one in find(made, AS_OF).conflicts if one.rule == "kpi/works-against"]
    hints = " ".join(explain(made, found).hints)
    assert ("spend -> reach -> leads -> visits -> deals -> result goes the other way, and is weaker" in hints) is named


def test_where_everything_moves_everything_so_many_arrows_are_followed_at_most(monkeypatch):
    looked_at = []

    class Counting(tuple):
        __slots__ = ()

        def __iter__(self):
            for one in super().__iter__():
                looked_at.append(one)
                yield one

    ids = [f"m{number}" for number in range(12)]
    arrows = [Arrow(one, two, 1, 0.9, "expert", SOMEWHERE, 0) for one in ids for two in ids if one != two]
    ways = longer_ways.LongerWays(arrows)
    ways._leaving = {id: Counting(steps) for id, steps in ways._leaving.items()}
    monkeypatch.setattr(longer_ways, "MOST_STEPS", 500)
    effect = InfluenceGraph(arrows).effects_from("m0")["m1"]
    assert ways.weigh(effect) == effect
    assert 500 <= len(looked_at) <= 511


def test_the_strongest_comes_first_whatever_the_order_it_is_written_in():
    arrows = [Arrow(*one[:2], 1 if one[2] == "raises" else -1, STRENGTHS[one[3]], "expert", SOMEWHERE, index)
              for index, one in enumerate((*costs(), *brings(), ("spend", "noise", "raises", "weak")))]  # fmt: skip
    for order in (arrows, arrows[::-1]):
        graph = InfluenceGraph(order)
        assert graph.weighed(graph.effects_from("spend")["result"]).verdict == "unclear"
