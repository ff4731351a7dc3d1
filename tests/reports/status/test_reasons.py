"""Why a verdict is what it is, in words that are true."""

from __future__ import annotations

import datetime
import random

import pytest

from collabctl.reports.status.reasons import reason, so_far, target_of
from collabctl.reports.status.sentences import MOST_UNKNOWN, borne_out, few_of, silent_about
from collabctl.results import stand
from collabctl.results.arrows import Arrows
from tests.results.samples import TODAY, department, kpi, metric, months, organization

D = datetime.date
DICE = random.Random(7)
NOISE, OTHER = ([round(DICE.uniform(0, 100), 2) for _ in range(40)] for _ in range(2))
SUM, AVERAGE, LATEST = "over_time: sum\n", "over_time: average\n", "over_time: latest\n"
RANGE = "range: {min: 0, max: 10}\n"
EIGHTS = months(*[8] * 10)


def stands(target, figures=EIGHTS, more=AVERAGE, as_of=TODAY, extra="period: 2026\n", every="month"):
    built = organization(department("sales"), metric("csat", more, every), kpi(target, extra), csat=figures)
    return stand(built, built.kpis.get("sales-csat"), as_of)


NOTHING = [
    ("goal/vague", "nothing says how it is measured"),
    ("kpi/aimless", "there is no target"),
    ("kpi/sales-calls", "no figure is written down"),
    ("kpi/sales-csat", "nothing says where it stood before"),
]


@pytest.mark.parametrize(("document", "said"), NOTHING)
def test_why_nothing_can_be_told(document, said):
    built = organization(
        department("sales"), department("it"), metric("csat"), metric("calls"),
        "kind: goal\nid: vague\nname: Vague\nshared_by: [{department: sales}, {department: it}]\n",
        kpi("at_least: 8", metric="calls"), kpi("move: up"),
        "kind: kpi\nid: aimless\ndepartment: sales\nmetric: csat\n", csat=EIGHTS,
    )  # fmt: skip
    found = stand(built, built.find(document), TODAY)
    assert (found.verdict, reason(found)) == ("unknown", said)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (stands("at_least: 9"), "10 of 12 figures; if the rest is like the last 3, it ends at 8 points"),
        (
            stands("at_least: 9", months(8, 8), extra="period: 2026-Q1\n", as_of=D(2026, 3, 1)),
            "2 of 3 figures; if the rest is like this, it ends at 8 points",
        ),
        # a figure that is counted anew each time: with a trend, and without
        (
            stands("at_least: 90", months(*range(10, 110, 10)), LATEST),
            "10 of 12 figures; at its trend it ends at 120 points",
        ),
        (stands("at_least: 9", EIGHTS, LATEST), "10 of 12 figures; if it stays like this, it ends at 8 points"),
        # nobody says how often it is measured
        (
            stands("at_least: 9", "date,value\n2026-07-01,30\n", SUM, every=None),
            "1 figure so far; at this pace it ends at 60.16 points",
        ),
        (stands("at_least: 9", EIGHTS, every=None), "10 figures so far; if it stays like this, it ends at 8 points"),
        (stands("at_least: 9", months(8), as_of=D(2026, 2, 1)), "1 of 12 figures: too early to tell"),
        # decided before the end
        (stands("at_least: 5", EIGHTS, AVERAGE + RANGE), "10 of 12 figures; whatever the rest is, it stays met"),
        (
            stands("at_least: 9", EIGHTS, AVERAGE + RANGE),
            "10 of 12 figures; it cannot be reached any more: the best it can still end at is 8.33 points",
        ),
        (
            stands("at_most: 5", EIGHTS, AVERAGE + RANGE),
            "10 of 12 figures; it cannot be reached any more: the best it can still end at is 6.67 points",
        ),
        (
            stands("between: [1, 5]", EIGHTS, AVERAGE + RANGE),
            "10 of 12 figures; it cannot be reached any more: the best it can still end at is 6.67 points",
        ),
        (
            stands("at_least: 8", months(*[8] * 12), as_of=D(2026, 12, 20)),
            "12 of 12 figures; there are no more to come",
        ),
        (
            stands("at_least: 9", months(*[8] * 12), as_of=D(2026, 12, 20)),
            "12 of 12 figures; there are no more to come",
        ),
        # over
        (stands("at_least: 8", months(*[8] * 12), as_of=D(2027, 1, 1)), "its period is over"),
        (
            stands("at_least: 9", EIGHTS, AVERAGE + RANGE, D(2027, 1, 1)),
            "its period is over; 2 of its 12 figures are missing, and cannot change it",
        ),
        (
            stands("at_least: 8", months(*[8] * 11), AVERAGE, D(2027, 1, 1)),
            "its period is over, and 1 of its 12 figures is missing",
        ),
        # without an end
        (stands("at_least: 8", extra=""), "it has no end: this is how it stands"),
        (
            stands("at_least: 8", extra="", as_of=D(2028, 1, 1)),
            "its newest figure is of 2026-10-31: too old to tell",
        ),
        (stands("at_least: 8", more=SUM, extra=""), "its figures add up, and its period has no beginning or no end"),
    ],
)
def test_reasons(found, said):
    assert reason(found) == said


def test_what_only_nearly_meets_a_target_does_not_look_as_if_it_did():
    found = stands("at_least: 9", months(*[9] * 9, 8.996))
    assert so_far(found) == "8.9996 points"
    assert reason(found).endswith("it ends at 8.999 points")
    assert so_far(stands("at_least: 9", months(*[9] * 10))) == "9 points"


@pytest.mark.parametrize(
    ("target", "more", "said"),
    [
        ("at_least: 9", "", "at least 9"),
        ("move: up", "baseline: 7\n", "move up from 7"),
        ("move: down", "baseline: 9\n", "move down from 9"),
        ("move: steady", "baseline: 8\n", "move steady: between 7.6 and 8.4"),
        ("move: up", "", "move up"),
    ],
)
def test_a_direction_is_told_from_where(target, more, said):
    assert target_of(stands(target, extra=f"period: 2026\n{more}")) == said


def evidence(result, more="", number=24, effect="raises", every="month"):
    built = organization(
        metric("cause", f"influences: [{{metric: result, effect: {effect}{more}}}]\n", every),
        metric("result"), cause=months(*NOISE[:number], year=2023), result=months(*result[:number], year=2023),
    )  # fmt: skip
    return list(Arrows(built, TODAY).evidence())


@pytest.mark.parametrize(
    ("found", "said", "silence"),
    [
        (evidence(NOISE), "rank correlation +1.00 (+1.00 to +1.00) in 23 pairs of changes", ""),
        (
            evidence([0, 0, 0, *NOISE], ", lag: 3 months", 30),
            "rank correlation +1.00 (+1.00 to +1.00) in 26 pairs of changes 3 months apart",
            "",
        ),
        (
            evidence(NOISE, ", lag: 1 week"),
            "rank correlation +1.00 (+1.00 to +1.00) in 23 pairs of changes in the same month",
            "",
        ),
        (
            evidence(NOISE, number=8),
            "7 pairs of changes, and it takes 12",
            "cannot tell about 1 arrow with fewer than 12 pairs of changes",
        ),
        (evidence([3] * 40), "one figure never changes", "cannot tell about 1 arrow where one figure never changes"),
        (
            evidence(NOISE, effect="unclear"),
            "rank correlation +1.00 (+1.00 to +1.00) in 23 pairs of changes, and the arrow has no direction",
            "cannot tell about 1 arrow without a direction",
        ),
    ],
)
def test_what_is_said_about_an_arrow(found, said, silence):
    assert borne_out(*found) == said
    assert silent_about(found) == silence


def test_why_nothing_can_be_told_about_many_arrows():
    some = [*evidence(OTHER), *evidence(NOISE, number=8), *evidence(OTHER)]
    assert silent_about(some) == (
        "cannot tell about 2 arrows where it may be chance and 1 arrow with fewer than 12 pairs of changes"
    )
    assert silent_about(evidence(NOISE)) == ""
    assert borne_out(evidence(OTHER)[0]).endswith("in 23 pairs of changes, which may be chance")


def test_of_many_of_which_nothing_is_known_a_few_are_named_and_the_rest_is_counted():
    built = organization(department("sales"), metric("csat"), kpi("at_least: 8"))
    one = stand(built, built.kpis.get("sales-csat"), TODAY)
    assert few_of(built, [one] * MOST_UNKNOWN).count(";") == MOST_UNKNOWN - 1
    assert few_of(built, [one] * 229).endswith(f"; {229 - MOST_UNKNOWN} more")
