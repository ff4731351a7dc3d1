"""What figures say about arrows."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from collabctl.results.arrows import MIN_PAIRS, Arrows
from collabctl.results.correlation import independent, interval, spearman
from tests.results.samples import TODAY, example, metric, months, organization

DICE = random.Random(7)
NOISE = [round(DICE.uniform(0, 100), 2) for _ in range(40)]
OTHER = [round(DICE.uniform(0, 100), 2) for _ in range(40)]


def arrow(effect="raises", more=""):
    return metric("cause", f"influences:\n  - {{metric: result, effect: {effect}{more}}}\n")


def weighed(first, cause, result, number=24):
    built = organization(
        first, metric("result"), cause=months(*cause[:number], year=2023), result=months(*result[:number], year=2023)
    )
    return list(Arrows(built, TODAY).evidence())


@pytest.mark.parametrize(
    ("effect", "result", "bearing"),
    [
        ("raises", NOISE, "supports"),
        ("lowers", NOISE, "contradicts"),
        ("lowers", [-value for value in NOISE], "supports"),
        ("unclear", NOISE, "cannot tell"),
        ("raises", OTHER, "cannot tell"),
        ("raises", [3] * 40, "cannot tell"),
    ],
)
def test_what_changes_together(effect, result, bearing):
    [found] = weighed(arrow(effect), NOISE, result)
    assert (found.bearing, found.pairs) == (bearing, 23)


def test_two_figures_that_only_both_rise_bear_out_nothing():
    rising = [10 * number + NOISE[number] / 20 for number in range(40)]
    also = [7 * number + OTHER[number] / 20 for number in range(40)]
    [found] = weighed(arrow(), rising, also)
    assert found.bearing == "cannot tell"


def test_the_lag_counts_and_a_wrong_one_hides_it():
    later = [0, 0, 0, *NOISE]
    [found] = weighed(arrow(more=", lag: 3 months"), NOISE, later, 30)
    assert (found.bearing, found.pairs) == ("supports", 26)
    [found] = weighed(arrow(more=", lag: 1 month"), NOISE, later, 30)
    assert found.bearing == "cannot tell"


def test_too_few_pairs_say_nothing_and_how_many_there_are():
    [found] = weighed(arrow(), NOISE, NOISE, MIN_PAIRS)
    assert (found.bearing, found.pairs, found.correlation) == ("cannot tell", MIN_PAIRS - 1, None)
    [found] = weighed(arrow(), NOISE, NOISE, MIN_PAIRS + 1)
    assert found.bearing == "supports"


def test_what_was_refuted_or_is_not_measured_is_left_out():
    assert weighed(arrow(more=", refuted: true"), NOISE, NOISE) == []
    built = organization(arrow(), metric("result", every=None), cause=months(*NOISE[:24]), result=months(*NOISE[:24]))
    assert list(Arrows(built, TODAY).evidence()) == []


def test_a_month_that_was_left_out_breaks_no_pair_but_its_own():
    holed = "".join(line for line in months(*NOISE[:24], year=2023).splitlines(True) if "2023-07" not in line)
    built = organization(arrow(), metric("result"), cause=months(*NOISE[:24], year=2023), result=holed)
    [found] = Arrows(built, TODAY).evidence()
    assert found.pairs == 21


def test_weeks_are_held_against_months_by_the_month():
    weekly = "date,value\n" + "".join(
        f"2024-{month:02}-{day:02},{value}\n" for month in range(1, 13) for day, value in ((8, 1), (15, NOISE[month]))
    ) + "".join(f"2025-{month:02}-08,{NOISE[12 + month]}\n" for month in range(1, 13))  # fmt: skip
    cause = arrow().replace("every: month", "every: week")
    built = organization(cause, metric("result"), cause=weekly, result=months(*NOISE[1:25], year=2024))
    [found] = Arrows(built, TODAY).evidence()
    assert (found.bearing, found.pairs) == ("supports", 23)


def test_a_strong_relation_that_nobody_wrote_down_is_a_question():
    built = organization(
        metric("one"), metric("other"), metric("third"),
        one=months(*NOISE[:24]), other=months(*NOISE[:24]), third=months(*OTHER[:24]),
    )  # fmt: skip
    [question] = Arrows(built, TODAY.replace(year=2028)).questions()
    assert (question.one.id, question.other.id, round(question.correlation, 6)) == ("one", "other", 1)
    assert Arrows(example("org"), TODAY).questions() == []


@pytest.mark.parametrize(
    ("influences", "asked"),
    [
        ({}, 1),
        ({"one": ["other"]}, 0),
        ({"other": ["one"]}, 0),
        ({"one": ["third"], "third": ["other"]}, 0),  # a chain of arrows says why
        ({"third": ["one", "other"]}, 0),  # and so does what moves both
        ({"one": ["third"], "other": ["third"]}, 1),
        ({"one": ["third, refuted: true"], "third": ["other"]}, 1),
        ({"one": ["other, refuted: true"]}, 0),  # people looked at it already
    ],
)
def test_what_arrows_explain_is_not_asked(influences, asked):
    def written(id):
        found = "".join(f"  - {{effect: raises, metric: {target}}}\n" for target in influences.get(id, []))
        return metric(id, f"influences:\n{found}" if found else "")

    built = organization(
        *map(written, ("one", "other", "third")),
        one=months(*NOISE[:24]), other=months(*NOISE[:24]),
    )  # fmt: skip
    assert len(Arrows(built, TODAY.replace(year=2028)).questions()) == asked


def test_arrows_without_meaning_are_seldom_borne_out():
    """Of two figures that have nothing to do with each other, about one pair in twenty looks as if; never many more."""
    dice = random.Random(3)
    seen = 0
    for _ in range(800):
        xs, ys = ([later - one for one, later in pairwise([dice.gauss(8, 1) for _ in range(24)])] for _ in range(2))
        low, high = interval(spearman(xs, ys), independent(xs, ys))
        seen += low > 0 or high < 0
    assert seen / 800 <= 0.05


def test_the_more_is_looked_at_the_surer_a_question_has_to_be():
    dice = random.Random(4)
    blend = [one + other / 1.5 for one, other in zip(NOISE, OTHER, strict=True)]
    noise = {f"noise{number}": [dice.gauss(8, 1) for _ in range(24)] for number in range(28)}
    for more, asked in (({}, 1), (noise, 0)):
        series = {"one": NOISE[:24], "blend": blend[:24], **more}
        tables = {name: months(*(round(value, 2) for value in values)) for name, values in series.items()}
        built = organization(*map(metric, series), **tables)
        assert len(Arrows(built, TODAY.replace(year=2028)).questions()) == asked


def test_the_example_bears_out_what_it_says_and_contradicts_nothing():
    found = {(one.metric.id, one.influence.metric): one.bearing for one in Arrows(example("org"), TODAY).evidence()}
    assert found["briefings-on-time", "miscommunication-tickets"] == "supports"
    assert "contradicts" not in found.values()
    assert len(found) == 18
