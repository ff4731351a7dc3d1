"""Metrics that influence each other in circles."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.conflicts.influences.loops import loops
from tests.conflicts.drawing import graph


def parse(lines: str) -> dict[str, list[str]]:
    return {word[0]: list(word[1:]) for word in lines.split()}


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ("", []),
        ("ab bc", []),
        ("aa", []),
        ("ab ba", [("a", "b")]),
        ("ba ab", [("a", "b")]),
        ("cab ab bc", [("a", "b", "c")]),
        ("ab bac cd dc", [("a", "b"), ("c", "d")]),
        ("ab bca cd da", [("a", "b", "c", "d")]),
        ("zy yzx xw wx", [("w", "x"), ("y", "z")]),
        ("abc bd cd d", []),
    ],
)
def test_loops(targets, expected):
    assert loops(parse(targets)) == expected


def test_a_long_chain_needs_no_deep_recursion():
    ring = {f"m{n:05}": [f"m{(n + 1) % 20_000:05}"] for n in range(20_000)}
    assert loops(ring) == [tuple(ring)]
    del ring["m19999"]
    assert loops(ring) == []


def test_the_loops_of_a_graph():
    assert graph("a + b, b - a, b + c, c ? d, d + c weak assumed, e + e").loops() == [("a", "b"), ("c", "d")]


@given(st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefg"), max_size=4)))
def test_two_metrics_are_in_a_loop_when_each_reaches_the_other(targets):
    reached = {(one, other) for one, others in targets.items() for other in others}
    for middle, one, other in itertools.product("abcdefg", repeat=3):
        if (one, middle) in reached and (middle, other) in reached:
            reached.add((one, other))
    found = loops(targets)
    assert found == sorted(tuple(sorted(loop)) for loop in found)
    together = {(one, other) for loop in found for one in loop for other in loop if one != other}
    assert together == {(one, other) for one, other in reached if one != other and (other, one) in reached}
