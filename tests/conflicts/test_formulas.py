from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabctl.conflicts.arithmetic.derivatives import value
from collabctl.conflicts.arithmetic.formulas import (
    FormulaError,
    derivative_sign,
    formula_cycles,
    formula_problems,
    formulas,
    parse,
)
from collabctl.conflicts.arithmetic.intervals import Interval, holds, product, quotients, reciprocal
from collabctl.organization import Organization
from tests.conflicts.arithmetic import value_of
from tests.conflicts.organizations import metric, organization

POSITIVE: Interval = (Fraction(0), None)


@pytest.mark.parametrize(
    ("text", "shown", "metrics"),
    [
        ("0.6 * [promise-kept] + 0.4 * [speed]", "0.6 * promise-kept + 0.4 * speed", ("promise-kept", "speed")),
        (" [a]-([b] - [a])/2 ", "a - (b - a) / 2", ("a", "b")),
        ("-[a] * -2", "(-a) * (-2)", ("a",)),
        ("--[ a ]", "a", ("a",)),
        ("[a] / ([b] * [c])", "a / (b * c)", ("a", "b", "c")),
        ("1.50", "1.50", ()),
    ],
)
def test_reads_a_formula_and_gives_it_back(text: str, shown: str, metrics: tuple[str, ...]) -> None:
    expression = parse(text)
    assert str(expression) == shown
    assert expression.metrics() == metrics


@pytest.mark.parametrize(
    ("text", "column", "sentence"),
    [
        ("", 1, "the formula stops here; a number, a metric or a ( is missing"),
        ("[a] +", 6, "the formula stops here; a number, a metric or a ( is missing"),
        ("[a] + * 2", 7, "a number, a metric or a ( is missing before '*'"),
        ("[a] [b]", 5, "there is no + - * or / before '[b]'"),
        ("([a] + 2", 1, "this ( is never closed"),
        ("[a]) + 2", 4, "there is no ( before this )"),
        ("2 * [a", 5, "this [ is never closed; a metric is written [its-id]"),
        ("a] * 2", 1, "'a' is no number; a metric is written in brackets: [a]"),
        ("2 * Revenue", 5, "'Revenue' is no number; a metric is written in brackets: [revenue]"),
        ("0,6 * [a]", 2, "',' has no meaning here; a number has a point where you wrote a comma; write 0.6"),
        ("[a] \u00d7 2", 5, "'\u00d7' has no meaning here; write * to multiply"),
        ("[a]^2", 4, "'^' has no meaning here; there are no powers; write [a] * [a]"),
        ("[a] / 0.0", 7, "nothing can be divided by 0"),
        ("[]", 1, "there is nothing in these brackets; write a metric's id, such as [csat]"),
        ("1" * 41, 1, "a number of more than 40 characters; round it"),
    ],
)
def test_says_what_is_wrong_and_where(text: str, column: int, sentence: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.column, caught.value.sentence) == (column, sentence)


def test_brackets_may_not_be_deeper_than_anybody_can_read() -> None:
    assert parse("(" * 32 + "1" + ")" * 32)
    with pytest.raises(FormulaError) as caught:
        parse("(" * 900 + "1" + ")" * 900)
    assert caught.value.column == 33


def test_a_long_sum_is_not_deep() -> None:
    assert parse("+".join(["[a]"] * 500)).metrics() == ("a",)
    assert str(parse("-" * 1999 + "1")) == "-1"


@given(st.text(alphabet="[]ab()+-*/ 12.,", max_size=40))
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    column = 1
    try:
        assert str(parse(text))
    except FormulaError as error:
        column = error.column
    assert 1 <= column <= len(text) + 1


def made(**metric_formulas: str | None) -> Organization:
    return organization(*(metric(id.replace("_", "-"), formula) for id, formula in metric_formulas.items()))


def test_formulas_of_an_organization_are_those_that_can_be_used() -> None:
    organization = made(a=None, b="[a] * 2", broken="[a", lost="[nowhere]", x="[y]", y="[x]", after="[x] + 1")
    assert list(formulas(organization)) == ["after", "b"]


def test_problems_stand_at_a_column() -> None:
    organization = made(revenue=None, costs=None, profit="[revenue] - [cost]", rate="[revenue] /", odd="[zebra]")
    assert [(metric.id, column, sentence) for metric, column, sentence in formula_problems(organization)] == [
        ("odd", 1, "there is no metric 'zebra'"),
        ("profit", 13, "there is no metric 'cost'; did you mean 'costs'?"),
        ("rate", 12, "the formula stops here; a number, a metric or a ( is missing"),
    ]


def test_each_circle_is_found_once_from_its_smallest_id() -> None:
    organization = made(
        c="[a] + 1", a="[b]", b="[c] + [free]", free=None, self="[self] * 2", e="[d]", d="[e] + [f]", f="[d]", g="[a]"
    )
    assert list(formula_cycles(organization)) == [("a", "b", "c"), ("d", "e"), ("self",)]


@pytest.mark.parametrize(
    ("text", "ranges", "sign"),
    [
        ("[a] + [b]", {}, 1),
        ("[b] - 2 * [a]", {}, -1),
        ("[b] * 2", {}, 0),
        ("[a] - [a]", {}, 0),
        ("[a] * [b]", {}, None),
        ("[a] * [b]", {"b": POSITIVE}, 1),
        ("[a] * [b]", {"b": (None, Fraction(0))}, -1),
        ("[a] * [a]", {}, None),
        ("[a] * [a]", {"a": POSITIVE}, 1),
        ("[b] / [a]", {"a": POSITIVE, "b": POSITIVE}, -1),
        ("[b] / [a]", {"a": (Fraction(-1), Fraction(1)), "b": POSITIVE}, None),
        ("[a] / [b]", {}, None),
        ("[a] / ([a] + [b])", {"a": POSITIVE, "b": POSITIVE}, 1),
        ("[b] / ([a] + [b])", {"a": POSITIVE, "b": POSITIVE}, -1),
        ("100 * (1 - [a] / [b])", {"b": POSITIVE}, -1),
    ],
)
def test_which_way_a_formula_moves(text: str, ranges: dict[str, Interval], sign: int | None) -> None:
    assert derivative_sign(parse(text), "a", ranges) == sign


def test_a_formula_too_large_to_multiply_out_is_told_term_by_term() -> None:
    quotients = [f"[p{number}] / [q{number}]" for number in range(20)]
    ranges = {f"q{number}": (Fraction(1), None) for number in range(20)}
    assert derivative_sign(parse(" + ".join(quotients)), "p3", ranges) == 1
    assert derivative_sign(parse(" - ".join(quotients)), "p3", ranges) == -1


numbers = st.integers(-6, 6).map(Fraction)
ends = st.none() | numbers
intervals = st.tuples(ends, ends).filter(lambda ends: None in ends or ends[0] <= ends[1])


@given(intervals, intervals, numbers, numbers)
def test_intervals_hold_what_can_be(one: Interval, other: Interval, x: Fraction, y: Fraction) -> None:
    if not (holds(one, x) and holds(other, y)):
        return
    assert holds(product(one, other), x * y)
    if y:
        assert holds(reciprocal(other), 1 / y)
    # x is one of the solutions of x * y = z for every interval around z
    assert any(holds(part, x) for part in quotients((x * y, x * y), other))


formula_texts = st.recursive(
    st.sampled_from(["[a]", "[b]", "2", "0.5"]),
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({' '.join(parts)})"),
    max_leaves=5,
)


@given(formula_texts, intervals, intervals, numbers, numbers, numbers)
def test_a_sign_is_true_wherever_the_formula_is_defined(
    text: str, a: Interval, b: Interval, first: Fraction, second: Fraction, other: Fraction
) -> None:
    sign = derivative_sign(parse(text), "a", {"a": a, "b": b})
    if sign is None or not (holds(a, first) and holds(a, second) and holds(b, other)) or first >= second:
        return

    before, after = (value_of(parse(text), {"a": x, "b": other}) for x in (first, second))
    if before is not None and after is not None:
        assert sign * before <= sign * after
        assert sign or before == after


@given(formula_texts, intervals, intervals, numbers, numbers)
def test_the_values_of_a_formula_lie_in_its_interval(
    text: str, a: Interval, b: Interval, first: Fraction, second: Fraction
) -> None:
    found = value_of(parse(text), {"a": first, "b": second})
    if found is not None and holds(a, first) and holds(b, second):
        assert holds(value(parse(text), {"a": a, "b": b}), found)
