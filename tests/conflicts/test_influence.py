"""Arrows, paths, and what can be said of them."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest

from collabctl.conflicts.influences.influence import EVIDENCE, STRENGTHS, Effect, Path, drawn_arrows
from tests.conflicts.drawing import arrow, arrows
from tests.organization.test_building import built

PRICE = """\
kind: metric
id: price
name: Price
unit: euro
better: higher
influences:
  - metric: demand
    effect: lowers
    strength: strong
    evidence: correlation
    because: {en: People look for another shop., nl: Mensen zoeken een andere winkel.}
    lag: 2 weeks
    only_when: there is another shop
  - metric: mood
    effect: unclear
  - metric: weather
    effect: raises
    refuted: true
  - metric: margin
    effect: raises
    evidence: experiment
""" + "".join(
    f"---\nkind: metric\nid: {id}\nname: {id}\nunit: x\nbetter: higher\n"
    for id in ("demand", "mood", "weather", "margin")
)


def path(lines: str) -> Path:
    return Path(tuple(arrows(lines)))


def test_arrows_are_what_the_document_draws_without_the_refuted_one():
    price = built(price=PRICE).metrics.get("price")
    demand, mood, margin = drawn_arrows(price)
    assert (demand.source, demand.target, demand.sign, demand.strength, demand.evidence) == (
        "price", "demand", -1, 0.9, "correlation",
    )  # fmt: skip
    assert str(demand.because) == "People look for another shop."
    assert (str(demand.only_when), str(demand.lag)) == ("there is another shop", "2 weeks")
    assert (mood.target, mood.sign, mood.strength, mood.evidence) == ("mood", 0, 0.6, "assumed")
    assert (margin.target, margin.sign, margin.index, margin.from_formula) == ("margin", 1, 3, False)


def test_the_line_of_an_arrow_is_looked_up_only_when_asked():
    price = built(price=PRICE).metrics.get("price")
    drawn = list(drawn_arrows(price))
    assert "places" not in vars(price.document.source)
    assert [arrow.location.line for arrow in drawn] == [7, 14, 19]


def test_arrows_can_be_compared_and_collected():
    one, other = (list(drawn_arrows(built(price=PRICE).metrics.get("price"))) for _ in range(2))
    assert one == other
    assert len({*one, *other}) == 3


def test_a_path():
    found = path("a + b strong correlation, b - c medium expert, c - d strong definition")
    assert found.metrics == ("a", "b", "c", "d")
    assert (found.sign, found.strength, found.evidence) == (1, 0.486, "expert")


@pytest.mark.parametrize(("signs", "sign"), [("+", 1), ("-", -1), ("+-", -1), ("--", 1), ("?", 0), ("-?-", 0)])
def test_the_sign_of_a_path_is_the_product(signs, sign):
    assert Path(tuple(arrow(f"m{n} {each} m{n + 1}") for n, each in enumerate(signs))).sign == sign


def test_the_evidence_of_a_path_is_the_weakest():
    for one, other in itertools.product(EVIDENCE, repeat=2):
        weakest = EVIDENCE[min(EVIDENCE.index(one), EVIDENCE.index(other))]
        assert path(f"a + b weak {one}, b + c weak {other}").evidence == weakest


def test_the_lag_of_a_path_is_the_sum_of_those_that_are_known():
    assert Path((arrow("a + b", lag="1 h"), arrow("b + c"), arrow("c + d", lag="30 min"))).lag_minutes == 90
    assert isinstance(path("a + b").lag_minutes, Fraction)


def test_a_path_without_arrows_is_certain():
    nothing = Path(())
    assert (nothing.sign, nothing.strength, nothing.evidence) == (1, 1.0, "definition")
    assert (nothing.lag_minutes, nothing.metrics) == (0, ())
    assert len(nothing.hash6) == 6
    assert Effect("+", nothing).against is None


def test_the_hash_is_of_metrics_and_signs_alone():
    assert path("a + b, b - c").hash6 == path("a + b strong assumed, b - c weak experiment").hash6
    assert Path((arrow("a + b", 7, "1 h"),)).hash6 == path("a + b").hash6 == "cb23f6"
    different = ["a + b", "a - b", "a ? b", "b + a", "a + b, b + c", "a + c", "a + b, b - c"]
    assert len({path(lines).hash6 for lines in different}) == len(different)


def test_strengths_compare_as_exact_numbers_do():
    exact = {"weak": Fraction(3, 10), "medium": Fraction(6, 10), "strong": Fraction(9, 10)}
    borders = {0.2: Fraction(1, 5), 0.35: Fraction(7, 20), 0.5: Fraction(1, 2)}
    known = {}
    for hops in range(1, 5):
        for words in itertools.product(STRENGTHS, repeat=hops):
            fraction = Fraction(1)
            for word in words:
                fraction *= exact[word]
            known[fraction] = Path(tuple(arrow(f"m{n} + m{n + 1} {word}") for n, word in enumerate(words))).strength
    assert len(set(known.values())) == len(known)
    for fraction, strength in known.items():
        assert [strength >= border for border in borders] == [fraction >= border for border in borders.values()]
        for other, rival in known.items():
            assert (strength >= 2 * rival) == (fraction >= 2 * other)
