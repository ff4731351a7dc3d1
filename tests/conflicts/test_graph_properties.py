"""The search against trying every simple path."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabctl.conflicts.influences.graph import InfluenceGraph
from collabctl.conflicts.influences.influence import EVIDENCE, STRENGTHS, Arrow, Effect, Path
from collabctl.conflicts.influences.numbering import MAX_HOPS
from collabctl.conflicts.influences.search import _needed
from tests.conflicts.drawing import SOMEWHERE
from tests.conftest import examples


def simple_paths(arrows: list[Arrow], source: str) -> Iterator[tuple[Arrow, ...]]:
    """Every way on from the source that visits no metric twice, of four arrows at most."""
    trails: list[tuple[Arrow, ...]] = [(arrow,) for arrow in arrows if arrow.source == source != arrow.target]
    while trails:
        trail = trails.pop()
        yield trail
        visited = {source, *(arrow.target for arrow in trail)}
        if len(trail) < 4:
            trails += [
                (*trail, arrow) for arrow in arrows if arrow.source == trail[-1].target and arrow.target not in visited
            ]


def exact_strength(trail: tuple[Arrow, ...]) -> Fraction:
    strength = Fraction(1)
    for arrow in trail:
        strength *= Fraction(str(arrow.strength))
    return strength


def by_merit(trail: tuple[Arrow, ...]) -> tuple[object, ...]:
    steps = [
        (arrow.target, (1, -1, 0).index(arrow.sign), -arrow.strength, -EVIDENCE.index(arrow.evidence), arrow.index)
        for arrow in trail
    ]
    return -exact_strength(trail), len(trail), steps


def expected(arrows: list[Arrow], source: str) -> dict[str, Effect]:
    """The effects as the design defines them, by trying everything."""
    best: dict[str, dict[int, tuple[Arrow, ...]]] = {}
    for trail in sorted(simple_paths(arrows, source), key=by_merit):
        if exact_strength(trail) >= Fraction(1, 5):
            best.setdefault(trail[-1].target, {}).setdefault(Path(trail).sign, trail)
    return {target: verdict(of_sign) for target, of_sign in best.items()}


def verdict(of_sign: dict[int, tuple[Arrow, ...]]) -> Effect:
    raising, lowering, unsigned = (exact_strength(of_sign[s]) if s in of_sign else 0 for s in (1, -1, 0))
    path = {sign: Path(trail) for sign, trail in of_sign.items()}
    no_sign_counts = unsigned and raising < 2 * unsigned and lowering < 2 * unsigned
    if not no_sign_counts and raising >= 2 * lowering:
        return Effect("+", path[1], path.get(-1))
    if not no_sign_counts and lowering >= 2 * raising:
        return Effect("-", path[-1], path.get(1))
    first, *others = sorted(of_sign, key=lambda sign: by_merit(of_sign[sign]))
    opposite = next((sign for sign in others if sign != 0), next(iter(others), None))
    return Effect("unclear", path[first], None if opposite is None else path[opposite])


def agree(arrows: list[Arrow]) -> int:
    """Asserts that all answers, from both ends, are those of trying everything; gives how many there are."""
    drawn = InfluenceGraph(arrows)
    ids = sorted({arrow.source for arrow in arrows} | {arrow.target for arrow in arrows})
    answers = {source: expected(arrows, source) for source in ids}
    for id in ids:
        from_here, to_here = drawn.effects_from(id), drawn.effects_to(id)
        assert dict(from_here) == answers[id]
        assert list(from_here) == sorted(answers[id])
        assert dict(to_here) == {source: answers[source][id] for source in ids if id in answers[source]}
        assert from_here.verdicts == {target: effect.verdict for target, effect in answers[id].items()}
        assert [(target, drawn.of_grade(grade)) for target, _, grade in from_here.leading()] == [
            (target, (effect.path.strength, effect.path.evidence)) for target, effect in sorted(answers[id].items())
        ]
    return sum(map(len, answers.values()))


@st.composite
def drawings(draw: st.DrawFn) -> list[Arrow]:
    ids = [f"m{number}" for number in range(draw(st.integers(2, 12)))]
    strengths = draw(st.sampled_from([("weak", "medium", "strong"), ("medium", "strong"), ("strong",)]))
    ends = st.sampled_from(ids)
    signs = st.sampled_from((1, -1, 0))
    drawn = draw(
        st.lists(
            st.tuples(ends, ends, signs, st.sampled_from(strengths), st.sampled_from(EVIDENCE)),
            max_size=4 * len(ids),
        )
    )
    return [
        Arrow(source, target, sign, STRENGTHS[strength], evidence, SOMEWHERE, index)
        for index, (source, target, sign, strength, evidence) in enumerate(drawn)
    ]


@settings(max_examples=examples(200))
@given(drawings())
def test_the_search_finds_what_trying_everything_finds(arrows):
    agree(arrows)


def dense(seed: int) -> list[Arrow]:
    """A small graph full of loops: strong arrows, so that long paths count and get in each other's way."""
    chance = random.Random(seed)
    size = chance.randint(4, 9)
    strengths = chance.choice((("weak", "medium", "strong"), ("medium", "strong"), ("strong",)))
    return [
        Arrow(
            source=f"m{chance.randrange(size)}",
            target=f"m{chance.randrange(size)}",
            sign=chance.choice((1, 1, 1, -1, -1, -1, 0)),
            strength=STRENGTHS[chance.choice(strengths)],
            evidence=chance.choice(EVIDENCE),
            metric=SOMEWHERE,
            index=index,
        )
        for index in range(chance.randint(size, 3 * size))
    ]


@pytest.mark.parametrize("first", range(0, 1000, 250))
def test_no_path_is_missed_in_a_thousand_graphs_full_of_loops(first):
    assert sum(agree(dense(seed)) for seed in range(first, first + 250)) > 4_000


@given(
    st.lists(st.permutations(range(7)), min_size=1, max_size=30),
    st.integers(1, MAX_HOPS - 1),
)
def test_few_paths_to_a_metric_are_kept_and_none_that_may_be_needed_is_lost(orders, hop):
    start, end, metrics = 100, 101, range(7)
    labels = [(code, 0, 0, 0, (start, *order[: hop - 1], end)) for code, order in enumerate(orders)]
    kept = _needed(labels, MAX_HOPS - hop)
    assert len(kept) <= (1, 3, 3)[hop - 1]
    for one in metrics:
        for other in metrics if hop == 2 else [one]:
            still_open = [label for label in labels if not {one, other} & set(label[-1])]
            if still_open and hop > 1:
                assert min(still_open) in kept
