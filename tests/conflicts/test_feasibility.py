import datetime
from collections.abc import Iterator
from fractions import Fraction

import pytest

from collabctl.conflicts.arithmetic import search as searching
from collabctl.conflicts.arithmetic.derivation import shown
from collabctl.conflicts.arithmetic.feasibility import Limits, Unknown, Unreachable, unreachable
from collabctl.conflicts.arithmetic.propagation import HIGH, LOW
from collabctl.documents import SourceFile
from collabctl.organization import Organization, build
from tests.conflicts.organizations import goal, kpi, metric, organization

AS_OF = datetime.date(2026, 6, 1)
STOCK = (
    metric("cycle-stock", low=400, high=2000),
    metric("safety-stock", low=0, high=5000),
    metric("inventory", "[cycle-stock] + [safety-stock]"),
)


def search(*items, **options) -> list[Unreachable | Unknown]:
    return list(unreachable(organization(*items), AS_OF, **options))


def sets(*items, **options) -> list[list[str]]:
    found = search(*items, **options)
    assert not [result for result in found if isinstance(result, Unknown)]
    return [[member.id for member in result.members] for result in found]


def test_targets_that_a_formula_does_not_allow_together_are_explained() -> None:
    [found] = search(
        *STOCK,
        kpi("service", "safety-stock", {"at_least": 900}, department="sales"),
        kpi("capital", "inventory", {"at_most": 1200}, department="finance"),
    )
    assert [member.id for member in found.members] == ["capital", "service"]
    assert [step.text for step in found.derivation] == [
        "cycle-stock >= 400 (possible range)",
        "safety-stock >= 900 (Sales)",
        "so inventory >= 1300 (inventory = cycle-stock + safety-stock)",
        "Finance is judged on inventory <= 1200",
    ]
    assert {nearest.member.id: str(nearest) for nearest in found.nearest} == {
        "service": "at most 800, asked 900",
        "capital": "at least 1300, asked 1200",
    }


def test_every_step_has_a_place() -> None:
    text = """\
kind: metric
id: stock
name: Stock
unit: pieces
better: lower
range: {min: 400}
---
kind: metric
id: inventory
name: Inventory
unit: pieces
better: lower
formula: "[stock] * 2"
---
kind: kpi
id: capital
department: finance
metric: inventory
target: {at_most: 700}
"""
    first = SourceFile("organization.yaml", b"kind: organization\nformat: 1\nname: Noorderlicht\n")
    [found] = unreachable(build([first, SourceFile("a.yaml", text.encode())]), AS_OF)
    assert [(step.text, step.location.line) for step in found.derivation] == [
        ("stock >= 400 (possible range)", 6),
        ("so inventory >= 800 (inventory = stock * 2)", 13),
        ("finance is judged on inventory <= 700", 19),
    ]


def test_targets_that_fit_are_not_mentioned() -> None:
    service = kpi("service", "safety-stock", {"at_least": 900})
    assert not sets(*STOCK, service, kpi("capital", "inventory", {"at_most": 1300}))
    assert not sets(*STOCK, service)
    assert not sets(*STOCK)


def test_one_target_that_its_range_does_not_allow() -> None:
    [found] = search(metric("csat", low=1, high=10), kpi("k", "csat", {"at_least": 11}))
    assert [member.id for member in found.members] == ["k"]
    assert [step.text for step in found.derivation] == ["csat <= 10 (possible range)", "Sales is judged on csat >= 11"]
    assert found.nearest[0].possible == 10


def test_goals_take_part_and_count_most() -> None:
    [found] = search(
        *STOCK, goal("g", "safety-stock", {"at_least": 900}), kpi("k", "inventory", {"at_most": 1200}, weight=100)
    )
    assert [member.reference for member in found.members] == ["goal/g", "kpi/k"]
    assert "safety-stock >= 900 (the goal 'g')" in [step.text for step in found.derivation]


def test_sums_of_shares_that_are_exactly_a_whole_fit() -> None:
    shares = [metric(f"share-{n}", low=0, high=100) for n in range(3)]
    whole = metric("whole", "[share-0] + [share-1] + [share-2]", low=100, high=100)
    targets = [33.3, 33.3, 33.4]
    fitting = [kpi(f"k{n}", f"share-{n}", {"at_least": target}) for n, target in enumerate(targets)]
    assert not sets(*shares, whole, *fitting)
    thirds = [kpi(f"k{n}", f"share-{n}", {"exactly": 33.333333}) for n in range(3)]
    assert not sets(*shares, whole, *thirds)
    assert sets(*shares, whole, *fitting[:2], kpi("k2", "share-2", {"at_least": 33.5})) == [["k0", "k1", "k2"]]


def test_the_least_important_is_left_out_and_the_search_goes_on() -> None:
    found = sets(
        *STOCK,
        kpi("a", "safety-stock", {"at_least": 900}, weight="none"),
        kpi("b", "inventory", {"at_most": 1200}, weight="high"),
        kpi("c", "cycle-stock", {"at_least": 1300}, weight=30),
    )
    assert found == [["b", "c"], ["a", "b"]]


def test_a_known_pair_is_neither_repeated_nor_part_of_a_set() -> None:
    items = (
        *STOCK,
        kpi("low", "inventory", {"at_most": 1200}, weight=30),
        kpi("high", "inventory", {"at_least": 1500}),
        kpi("service", "safety-stock", {"at_least": 900}, weight=10),
    )
    assert sets(*items) == [["high", "low"], ["low", "service"]]
    assert sets(*items, known_pairs=[frozenset({"kpi/low", "kpi/high"})]) == [["low", "service"]]


def test_who_is_left_out_of_a_known_pair_is_looked_at_too() -> None:
    items = (
        *STOCK,
        kpi("a", "cycle-stock", {"at_least": 500}, weight=90),
        kpi("b", "cycle-stock", {"at_most": 400}, weight=80),
        kpi("c", "inventory", {"at_least": 5500}, weight=70),
    )
    assert sets(*items, known_pairs=[frozenset({"kpi/a", "kpi/b"})]) == [["b", "c"]]


def test_only_targets_of_the_same_scope_meet() -> None:
    north, south = {"region": "north"}, {"region": "south"}
    one = kpi("one", "safety-stock", {"at_least": 900}, scope=north)
    assert not sets(*STOCK, one, kpi("other", "inventory", {"at_most": 1200}, scope=south))
    assert not sets(*STOCK, one, kpi("other", "inventory", {"at_most": 1200}))
    assert not sets(*STOCK, one, kpi("other", "inventory", {"at_most": 1200}, scope=north))  # 400 are of the whole
    [found] = search(*STOCK, one, kpi("other", "inventory", {"at_most": 800}, scope=north))
    assert [member.id for member in found.members] == ["one", "other"]
    assert sum(step.text.count(", region north") for step in found.derivation) == 2


def test_only_targets_of_the_same_time_meet() -> None:
    service = kpi("service", "safety-stock", {"at_least": 900}, period="2026-Q3")
    for period, meets in (("2026-Q3", True), ("2026", False), ("2026-H2", False), ("2027", False), (None, True)):
        capital = kpi("capital", "inventory", {"at_most": 1200}, period=period)
        assert bool(sets(*STOCK, service, capital)) is meets, period


def test_a_period_that_is_over_does_not_count() -> None:
    service = kpi("service", "safety-stock", {"at_least": 900}, period="2026-Q1")
    assert not sets(*STOCK, service, kpi("capital", "inventory", {"at_most": 1200}))


def test_totals_meet_only_over_the_same_days() -> None:
    totals = (
        metric("leads", low=0, over_time="sum"),
        metric("deals", low=0, over_time="sum"),
        metric("rate", "100 * [deals] / ([leads] + [strangers])"),
        metric("strangers", low=1, over_time="sum"),
    )
    strangers = kpi("strangers", "strangers", {"exactly": 1}, period="2026")
    deals = kpi("deals", "deals", {"at_least": 500}, period="2026")
    rate = kpi("rate", "rate", {"at_most": 20})
    assert not sets(*totals, deals, rate, strangers, kpi("leads", "leads", {"at_most": 1000}, period="2026-H2"))
    year = kpi("leads", "leads", {"at_most": 1000}, period={"from": "2026-01-01", "until": "2026-12-31"})
    assert sets(*totals, deals, rate, year, strangers) == [["deals", "leads", "rate", "strangers"]]
    quarter = kpi("rate", "rate", {"at_most": 20}, period="2026-Q3")  # of the quarter, and not of the year
    assert not sets(*totals, deals, quarter, year, strangers)


def test_a_direction_counts_from_its_baseline_on() -> None:
    moving = kpi("service", "safety-stock", {"move": "up"}, baseline=900)
    assert sets(*STOCK, moving, kpi("capital", "inventory", {"at_most": 1200})) == [["capital", "service"]]
    steady = kpi("service", "safety-stock", {"move": "steady"}, baseline=900)
    unknown = kpi("service", "safety-stock", {"move": "up"})
    for one in (steady, unknown):
        assert not sets(*STOCK, one, kpi("capital", "inventory", {"at_most": 1200}))


def test_what_has_to_move_cannot_stay_where_it_was() -> None:
    up = kpi("up", "csat", {"move": "up"}, baseline=8)
    assert sets(metric("csat"), up, kpi("cap", "csat", {"at_most": 8})) == [["cap", "up"]]
    assert sets(metric("csat", high=8), up) == [["up"]]
    assert not sets(metric("csat"), up, kpi("cap", "csat", {"at_most": 8.1}))


def test_products_and_quotients() -> None:
    items = (metric("leads", low=1), metric("deals", low=0), metric("rate", "100 * [deals] / [leads]"))
    targets = (kpi("deals", "deals", {"at_least": 500}), kpi("leads", "leads", {"at_most": 1000}))
    [found] = search(*items, *targets, kpi("rate", "rate", {"at_most": 20}))
    assert len(found.members) == 3
    assert found.derivation[-2].text == "so rate >= 50 (rate = 100 * deals / leads)"
    assert {str(nearest) for nearest in found.nearest} == {
        "at most 200, asked 500",
        "at least 2500, asked 1000",
        "at least 50, asked 20",
    }


def test_nothing_is_proved_by_a_division_by_zero() -> None:
    items = (
        metric("complaints", low=0),
        metric("solved", low=0),
        metric("rate", "[solved] / [complaints]"),
        metric("odd", "[solved] / (1 - 1)"),
    )
    none = kpi("none", "complaints", {"exactly": 0})
    assert not sets(*items, none, kpi("rate", "rate", {"at_least": 0.9}), kpi("odd", "odd", {"at_least": 5}))
    assert not sets(*items, none, kpi("solved", "solved", {"at_least": 5}))
    some = kpi("some", "complaints", {"between": [1, 10]})
    solved = kpi("solved", "solved", {"at_most": 5})
    assert sets(*items, some, solved, kpi("rate", "rate", {"at_least": 6})) == [["rate", "solved", "some"]]
    maybe = kpi("maybe", "complaints", {"at_most": 10})
    assert not sets(*items, maybe, solved, kpi("rate", "rate", {"at_least": 6}))


TIED = (
    metric("x"),
    metric("y"),
    metric("z"),
    metric("one", "[x] + [y]"),
    metric("two", "[y] + [z]"),
    metric("three", "[x] + [z]"),
    metric("all", "[x] + [y] + [z]"),
)
TIED_TARGETS = (
    kpi("k1", "one", {"at_most": 10}),
    kpi("k2", "two", {"at_most": 10}),
    kpi("k3", "three", {"at_most": 10}),
    kpi("k4", "all", {"at_least": 16}),
)


def test_what_propagation_leaves_open_is_added_up() -> None:
    [found] = search(*TIED, *TIED_TARGETS)
    assert [member.id for member in found.members] == ["k1", "k2", "k3", "k4"]
    assert {step.text for step in found.derivation if "Sales" in step.text} == {
        "all >= 16 (Sales)",
        "one <= 10 (Sales)",
        "two <= 10 (Sales)",
        "three <= 10 (Sales)",
    }
    assert found.derivation[-1].text == (
        "so 2 * all >= 32 and one + three + two <= 30, though by the formulas both are the same"
    )
    assert {nearest.member.id: nearest.possible for nearest in found.nearest} == {
        "k1": 12,
        "k2": 12,
        "k3": 12,
        "k4": 15,
    }


def test_too_much_work_is_a_result_of_its_own() -> None:
    items = (*STOCK, kpi("a", "safety-stock", {"at_least": 900}), kpi("b", "inventory", {"at_most": 1200}))
    [unknown] = search(*items, limits=Limits(steps=1))
    assert unknown == Unknown(unknown.members, "it takes more than 1 steps")
    assert [member.id for member in unknown.members] == ["a", "b"]


def test_the_clock_is_a_fuse() -> None:
    def clock() -> Iterator[float]:
        yield 0.0
        while True:
            yield 9.0

    chain = [metric("m0", low=0)] + [metric(f"m{n}", f"[m{n - 1}] + 1") for n in range(1, 200)]
    items = (*chain, kpi("a", "m0", {"at_least": 9}), kpi("b", "m199", {"at_most": 100}))
    [unknown] = search(*items, limits=Limits(clock=clock().__next__))
    assert isinstance(unknown, Unknown)
    assert unknown.reason == "it takes longer than the time allowed"
    assert sets(*items) == [["b"]]  # 199 at least, whatever a is


def test_ranges_that_exclude_each_other_are_nobodys_target() -> None:
    assert not search(metric("a", low=5), metric("b", "[a] * 2", high=9), kpi("k", "a", {"at_least": 1}))


def test_formulas_that_cannot_be_used_say_nothing() -> None:
    items = (metric("a", "[b]"), metric("b", "[a]"), metric("c", "[nowhere]"), metric("d", "1 +"))
    assert not sets(*items, *(kpi(f"k-{id}", id, {"at_least": 5}) for id in "abcd"))


def test_a_long_chain_of_formulas_is_followed() -> None:
    chain = [metric("m0", low=0)] + [metric(f"m{n}", f"[m{n - 1}] + 1") for n in range(1, 1500)]
    assert sets(*chain, kpi("k", "m1499", {"at_most": 1498})) == [["k"]]


def test_the_same_result_in_any_order() -> None:
    items = [
        *TIED,
        *TIED_TARGETS,
        *STOCK,
        kpi("a", "safety-stock", {"at_least": 900}),
        kpi("b", "inventory", {"at_most": 9}),
    ]
    assert str(search(*items)) == str(search(*reversed(items)))


def test_steps_do_not_explode_with_the_number_of_targets() -> None:
    assert _steps(40) < 2.2 * _steps(20)


def _steps(departments: int) -> int:
    items: list = [metric("total", " + ".join(f"[part-{n}]" for n in range(departments)))]
    for n in range(departments):
        items += [metric(f"part-{n}", f"[a-{n}] + [b-{n}]"), metric(f"a-{n}", low=0, high=9), metric(f"b-{n}", low=1)]
        items += [kpi(f"ka-{n}", f"a-{n}", {"at_least": 5}), kpi(f"kp-{n}", f"part-{n}", {"at_most": 7})]
    low, high = 1, 20_000
    while low < high:
        middle = (low + high) // 2
        found = search(*items, limits=Limits(steps=middle))
        low, high = (middle + 1, high) if found else (low, middle)
    return low


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("1300", "1300", "1300"),
        ("0.05", "0.05", "0.05"),
        ("-12.50", "-12.5", "-12.5"),
        ("1000000", "1000000", "1000000"),
        ("1/3", "0.333333", "0.333334"),
        ("-2/3", "-0.666667", "-0.666666"),
        ("20000000/3", "6666660", "6666670"),
    ],
)
def test_numbers_are_exact_or_stay_true(value: str, low: str, high: str) -> None:
    assert shown(Fraction(value), LOW) == low
    assert shown(Fraction(value), HIGH) == high


def test_weights_in_words_count_as_percent() -> None:
    found = []
    for weights in (("low", 30), (None, 30), ("high", 30), ("none", 0.5)):
        one = kpi("a", "safety-stock", {"at_least": 900}, weight=weights[0])
        other = kpi("b", "cycle-stock", {"at_least": 1500}, weight=weights[1])
        third = kpi("c", "inventory", {"at_most": 1300}, weight=1)
        found.append(sets(*STOCK, one, other, third)[0])
    assert found == [["b", "c"], ["b", "c"], ["b", "c"], ["b", "c"]]


def test_nothing_is_loosened_by_more_than_the_tolerance() -> None:
    assert Fraction(1, 10_000_000) == searching.TOLERANCE
    items = (metric("share", high=100),)
    assert not sets(*items, kpi("k", "share", {"at_least": 100.000009}))
    assert sets(*items, kpi("k", "share", {"at_least": 100.00002})) == [["k"]]


def test_an_organization_without_anything() -> None:
    assert not list(unreachable(Organization(settings=organization().settings), AS_OF))
