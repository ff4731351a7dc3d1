"""Verdicts that were worked out by hand, and what moves them."""

from __future__ import annotations

import datetime

import pytest

from collabctl.results import stand
from collabctl.results.points import points
from tests.results.samples import TODAY, department, kpi, metric, months, organization

D = datetime.date
SUM, AVERAGE, RANGE = "over_time: sum\n", "over_time: average\n", "range: {min: 0, max: 10}\n"


def stands(target, figures, more=AVERAGE, as_of=TODAY, extra="period: 2026\n", every="month"):
    built = organization(department("sales"), metric("csat", more, every), kpi(target, extra), csat=figures)
    return stand(built, built.kpis.get("sales-csat"), as_of)


@pytest.mark.parametrize(
    ("target", "figures", "more", "verdict", "reason", "value", "expected"),
    [
        # ten months of 100 are 1,000; two more like the last three make 1,200
        ("at_least: 1200", months(*[100] * 10), SUM, "on track", "goes-on", 1000, 1200),
        ("at_least: 1201", months(*[100] * 10), SUM, "at risk", "goes-on", 1000, 1200),
        ("at_least: 1000", months(*[100] * 10), SUM + "range: {min: 0}\n", "met", "decided", 1000, 1200),
        ("at_least: 1000", months(*[100] * 10), SUM, "on track", "goes-on", 1000, 1200),  # what is sold may come back
        ("at_most: 999", months(*[100] * 10), SUM + "range: {min: 0}\n", "missed", "decided", 1000, 1200),
        # 0.1 three times is exactly 0.3
        ("at_most: 0.3", months(0.1, 0.1, 0.1, *[0] * 7), SUM, "on track", "goes-on", 0.3, 0.3),
        # (10 * 8 + 2 * 8) / 12; the best that is possible is (80 + 20) / 12 = 8.33
        ("at_least: 8", months(*[8] * 10), AVERAGE + RANGE, "on track", "goes-on", 8, 8),
        ("at_least: 8.3", months(*[8] * 10), AVERAGE + RANGE, "at risk", "goes-on", 8, 8),
        ("at_least: 8.4", months(*[8] * 10), AVERAGE + RANGE, "missed", "decided", 8, 8),
        ("between: [7, 9]", months(*[8] * 11), AVERAGE + RANGE, "met", "decided", 8, 8),  # 88/12 to 98/12
        ("exactly: 8", months(*[8] * 10), AVERAGE, "on track", "goes-on", 8, 8),
        # rising by three in every month of thirty days: 31 in October, and surely more by the end of December
        (
            "at_least: 36",
            months(4, 7, 10, 13, 16, 19, 22, 25, 28, 31),
            "over_time: latest\n",
            "on track",
            "goes-on",
            31,
            None,
        ),
        ("at_least: 38", months(4, 7, 10, 13, 16, 19, 22, 25, 28, 31), "", "at risk", "goes-on", 31, None),
        ("at_least: 31", months(31, 31, 30, 32, 31, 30, 31, 31, 31, 31), "", "on track", "goes-on", 31, 31),
    ],
)
def test_a_year_that_is_not_over(target, figures, more, verdict, reason, value, expected):
    found = stands(target, figures, more)
    assert (found.verdict, found.reason) == (verdict, reason)
    assert found.value == pytest.approx(value, abs=1e-12)
    if expected is not None:
        assert found.outlook.expected == pytest.approx(expected, abs=1e-12)


def test_a_year_that_is_over_is_met_or_missed():
    later = D(2027, 1, 20)
    assert stands("at_least: 8", months(*[8] * 12), as_of=later).verdict == "met"
    assert stands("at_least: 8.1", months(*[8] * 12), as_of=later).verdict == "missed"
    lacking = stands("at_least: 8", months(*[8] * 11), as_of=later)
    assert (lacking.verdict, lacking.reason, lacking.outlook.left) == ("unknown", "incomplete", 1)
    assert stands("at_least: 8", months(*[8] * 12, year=2025), as_of=later).reason == "no-figures-yet"


@pytest.mark.parametrize(
    ("target", "more", "extra", "as_of", "reason"),
    [
        ("at_least: 8", AVERAGE, "period: 2027\n", TODAY, "not-begun"),
        ("at_least: 8", AVERAGE, "period: 2026\n", D(2026, 2, 20), "early"),
        ("at_least: 8", SUM, "", TODAY, "no-end"),
        ("move: up", AVERAGE, "period: 2026\n", TODAY, "no-reference"),
        ("at_least: 8", AVERAGE, "period: 2026-11\n", TODAY, "no-figures-yet"),
        ("at_least: 8", AVERAGE, "period: 2026\n", D(2025, 12, 31), "not-begun"),
    ],
)
def test_what_nobody_can_know_is_unknown(target, more, extra, as_of, reason):
    found = stands(target, months(*[8] * 10), more, as_of, extra)
    assert (found.verdict, found.reason) == ("unknown", reason)


def test_without_a_target_a_metric_or_figures():
    built = organization(
        department("sales"), department("it"), metric("csat"), metric("calls"), kpi("at_least: 8", metric="calls"),
        "kind: kpi\nid: bare\ndepartment: sales\nmetric: csat\n",
        "kind: goal\nid: vague\nname: Vague\nshared_by: [{department: sales}, {department: it}]\n",
        csat=months(8, 8, 8),
    )  # fmt: skip
    assert stand(built, built.kpis.get("sales-calls"), TODAY).reason == "no-figures"
    assert (stand(built, built.kpis.get("bare"), TODAY).reason, stand(built, built.kpis.get("bare"), TODAY).value) == (
        "no-target", 8,
    )  # fmt: skip
    assert stand(built, built.goals.get("vague"), TODAY).reason == "no-measure"


@pytest.mark.parametrize(
    ("target", "verdict"),
    [("move: up", "on track"), ("move: down", "at risk"), ("move: steady", "at risk")],
)
def test_a_direction_counts_from_the_baseline_or_from_the_period_before(target, verdict):
    assert stands(target, months(*[8] * 10), extra="period: 2026\nbaseline: 7\n").verdict == verdict
    before = months(*[7] * 12, *[8] * 10, year=2025)
    found = stands(target, before)
    assert (found.verdict, found.start) == (verdict, 7)


def test_steady_is_within_a_twentieth():
    assert stands("move: steady", months(*[8] * 10), extra="period: 2026\nbaseline: 8.4\n").verdict == "on track"
    assert stands("move: steady", months(*[8] * 10), extra="period: 2026\nbaseline: 8.5\n").verdict == "at risk"


def test_a_target_without_an_end_is_about_the_last_year():
    found = stands("at_least: 8", months(*[1] * 24, *[9] * 12, year=2023, first=12), extra="")
    assert (found.verdict, found.reason, found.value) == ("on track", "endless", 9)


def test_a_metric_of_which_nobody_says_how_often():
    # 182 of 365 days: half a year makes half of what a year will make
    found = stands("at_least: 100", "date,value\n2026-03-01,20\n2026-07-01,30\n", SUM, every=None)
    assert found.outlook.expected == pytest.approx(50 * 365 / 182)
    assert found.verdict == "on track"


def test_figures_of_departments():
    table = "date,value,department\n" + "".join(
        f"2026-{month:02}-28,{value},{of}\n"
        for month in range(1, 11)
        for of, value in (("sales", 6), ("north", 8), ("it", 1))
    )
    built = organization(
        department("sales"), department("north", "part_of: sales\n"), department("it"), department("hr"),
        metric("csat", AVERAGE), metric("total", SUM), metric("mean", SUM + "over_departments: average\n"),
        csat=table, total=table, mean=table,
    )  # fmt: skip
    values = {
        (name, of): [point.value for point in points(built, built.metrics.get(name), of)][:1]
        for name in ("csat", "total", "mean")
        for of in (None, "sales", "north", "it", "hr")
    }
    assert values == {
        ("csat", None): [5], ("csat", "sales"): [7], ("csat", "north"): [8], ("csat", "it"): [1], ("csat", "hr"): [],
        ("total", None): [15], ("total", "sales"): [14], ("total", "north"): [8], ("total", "it"): [1],
        ("total", "hr"): [],
        ("mean", None): [5], ("mean", "sales"): [7], ("mean", "north"): [8], ("mean", "it"): [1], ("mean", "hr"): [],
    }  # fmt: skip


def test_a_figure_of_the_whole_goes_before_those_of_departments_and_stands_for_one_without():
    table = "date,value,department\n2026-01-31,5,\n2026-01-31,9,sales\n2026-02-28,7,sales\n"
    built = organization(department("sales"), department("it"), metric("csat", AVERAGE), csat=table)
    csat = built.metrics.get("csat")
    assert [point.value for point in points(built, csat)] == [5, 7]
    assert [point.value for point in points(built, csat, "sales")] == [9, 7]
    assert [point.value for point in points(built, csat, "it")] == [5]


def test_several_figures_in_a_month_are_one():
    table = "date,value\n2026-01-05,1\n2026-01-25,2\n2026-02-01,4\n"
    for how, expected in (("sum", [3, 4]), ("average", [1.5, 4]), ("latest", [2, 4])):
        built = organization(metric("csat", f"over_time: {how}\n"), csat=table)
        assert [point.value for point in points(built, built.metrics.get("csat"))] == expected


def test_an_average_that_is_the_target_to_the_last_digit_meets_it():
    # three figures that make 298.8, and nine more like them: 99.6, which sums of binary fractions miss by a hair
    found = stands("at_least: 99.6", months(99.83, 99.52, 99.45), AVERAGE, D(2026, 3, 31))
    assert (found.verdict, found.outlook.expected) == ("on track", 99.6)
    # (80.8 + 2 * 10) / 12 at best
    best = stands("at_least: 8.4", months(*[8.08] * 10), AVERAGE + RANGE)
    assert (best.verdict, best.outlook.highest) == ("at risk", 8.4)


def test_what_was_measured_after_the_day_does_not_count():
    figures = months(8, 8, 8, 1, 1)
    assert stands("at_least: 8", figures, as_of=D(2026, 4, 14)).value == 8
    assert stands("at_least: 8", figures, as_of=D(2026, 4, 15)).value == 6.25


@pytest.mark.parametrize(
    ("period", "number"),
    [
        ("2026", 12),
        ("2026-Q2", 3),
        ("{from: 2026-03-01, until: 2026-08-15}", 5),  # August ends outside
        ("{from: 2026-03-15, until: 2026-08-31}", 6),  # March ends inside
        ("{from: 2026-03-15, until: 2026-08-15}", 5),
    ],
)
def test_a_period_has_the_figures_of_the_stretches_that_end_in_it(period, number):
    for how in (AVERAGE, SUM, "over_time: latest\n"):
        over = stands("at_least: 8", months(*[8] * 12), how, D(2027, 1, 1), f"period: {period}\n")
        assert (over.verdict, len(over.counted), over.outlook.left) == ("met", number, 0)
    lacking = stands("at_least: 8", months(*[8] * 4), AVERAGE, D(2027, 1, 1), f"period: {period}\n")
    assert (lacking.reason, len(lacking.counted) + lacking.outlook.left) == ("incomplete", number)


@pytest.mark.parametrize("year", range(2020, 2029))
def test_a_year_of_weeks_is_whole(year):
    days = [D(year - 1, 12, 15) + datetime.timedelta(days=7 * number) for number in range(58)]
    figures = "date,value\n" + "".join(f"{day},8\n" for day in days)
    found = stands("at_least: 8", figures, AVERAGE, D(year + 1, 2, 1), f"period: {year}\n", "week")
    assert (found.verdict, found.outlook.left) == ("met", 0)
    assert len(found.counted) in (52, 53)


@pytest.mark.parametrize(
    ("target", "figures", "more", "verdict"),
    [
        ("at_most: 0", months(*[0] * 10), SUM + "range: {min: 0}\n", "on track"),
        ("at_most: 0", months(*[0] * 9, 1), SUM + "range: {min: 0}\n", "missed"),
        ("exactly: 0", months(*[0] * 12), SUM, "met"),
        ("at_least: -5", months(*[-4] * 10), AVERAGE, "on track"),
        ("at_least: -5", months(*[-6] * 10), AVERAGE, "at risk"),
        ("between: [-5, 5]", months(*[-6] * 12), AVERAGE, "missed"),
        ("between: [-5, 5]", months(*[5] * 12), AVERAGE, "met"),
        ("at_least: -48", months(*[-4] * 10), SUM, "on track"),
        ("at_least: -47", months(*[-4] * 10), SUM, "at risk"),
    ],
)
def test_targets_around_nothing(target, figures, more, verdict):
    as_of = D(2026, 12, 31)
    assert stands(target, figures, more, as_of).verdict == verdict


def test_a_sum_without_a_beginning_is_unknown():
    found = stands("at_least: 8", months(*[8] * 10), SUM, extra="period: {until: 2026-12-31}\n")
    assert (found.verdict, found.reason) == ("unknown", "no-end")


def test_old_figures_tell_nothing_about_a_target_without_an_end():
    figures = months(*[9] * 12, year=2024)
    assert stands("at_least: 8", figures, as_of=D(2025, 12, 31), extra="").verdict == "on track"
    late = stands("at_least: 8", figures, as_of=D(2026, 1, 1), extra="")
    assert (late.verdict, late.reason) == ("unknown", "no-figures-yet")
    yearly = "date,value\n2024-12-31,9\n"
    assert stands("at_least: 8", yearly, as_of=D(2026, 11, 1), extra="", every="year").verdict == "on track"
    assert stands("at_least: 8", yearly, as_of=D(2027, 1, 1), extra="", every="year").verdict == "unknown"


def test_how_much_of_the_way():
    half = stands("at_least: 9", months(*[8] * 10), extra="period: 2026\nbaseline: 7\n")
    assert half.way == 0.5
    assert stands("at_least: 8", months(*[8] * 10)).way == 1
    assert stands("at_least: 9", months(*[8] * 10)).way is None
    assert stands("at_least: 9", months(*[6] * 10), extra="period: 2026\nbaseline: 7\n").way == 0
    # it began where it should be, and fell: there is no way to go that one could be on
    assert stands("at_least: 9", months(*[8] * 10), extra="period: 2026\nbaseline: 9.5\n").way is None
    assert stands("at_least: 9", months(*[8] * 10), extra="period: 2026\nbaseline: 9\n").way is None
    assert stands("between: [4, 6]", months(*[7] * 10), extra="period: 2026\nbaseline: 5\n").way is None
    # into a range from above, and from below
    assert stands("between: [4, 6]", months(*[7] * 10), extra="period: 2026\nbaseline: 8\n").way == 0.5
    assert stands("between: [4, 6]", months(*[3] * 10), extra="period: 2026\nbaseline: 2\n").way == 0.5
    assert stands("at_most: 1000", months(*[50] * 10), SUM).way == 0.5
