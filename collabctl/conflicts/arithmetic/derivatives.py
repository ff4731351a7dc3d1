"""Which way a formula moves when one of its metrics moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from collabctl.conflicts.arithmetic.expressions import Expression, Number, Product, Reference, Sum
from collabctl.conflicts.arithmetic.intervals import WHOLE, ZERO, Interval, power, product, reciprocal, total

Ranges = Mapping[str, Interval]

LARGEST = 300
"""Terms that a formula may have when it is multiplied out. Beyond that its sign is told only term by term."""

Powers = tuple[tuple[str, int], ...]
Polynomial = dict[Powers, Fraction]
"""Each product of metrics, as sorted (metric id, power), with the number before it."""

ONE: Polynomial = {(): Fraction(1)}


def derivative_sign(expression: Expression, metric_id: str, ranges: Ranges) -> int | None:
    """Whether the formula rises (1) or falls (-1) with this metric wherever all metrics stay in their ranges.

    It may stand still at places. 0: it does not depend on the metric. None: it rises here and falls there, or divides
    by something that is zero inside the ranges, or it cannot be told. A metric without a range may be anything.
    """
    if metric_id not in expression.metrics():
        return 0
    if not _defined(expression, ranges):
        return None
    return _sign(expression, metric_id, ranges)


def _sign(expression: Expression, metric: str, ranges: Ranges) -> int | None:
    fraction = _fraction(expression)
    if fraction is not None:
        above, below = fraction
        # The rule for quotients; what it is divided by is a square, and so has no say in the sign.
        rising = _plus(_times(_derived(above, metric), below), _times(above, _derived(below, metric)), -1)
        return _sign_within(rising, ranges)
    if isinstance(expression, Sum):
        return _common(
            None if sign is None else side * sign
            for side, term in expression.terms
            for sign in (_sign(term, metric, ranges),)
        )
    return None


def _common(signs: Iterable[int | None]) -> int | None:
    found = set(signs) - {0}
    return 0 if not found else found.pop() if len(found) == 1 else None


def _sign_within(polynomial: Polynomial, ranges: Ranges) -> int | None:
    low, high = total(
        _scaled(number, [power(ranges.get(id, WHOLE), exponent) for id, exponent in powers])
        for powers, number in polynomial.items()
    )
    if low is not None and low >= 0:
        return 0 if high == 0 else 1
    return -1 if high is not None and high <= 0 else None


def _scaled(number: Fraction, factors: Iterable[Interval]) -> Interval:
    result: Interval = (number, number)
    for factor in factors:
        result = product(result, factor)
    return result


def _defined(expression: Expression, ranges: Ranges) -> bool:
    """Whether nothing in it is divided by something that lies on both sides of zero, so that it could jump."""
    if isinstance(expression, Product):
        for side, factor in expression.factors:
            low, high = value(factor, ranges)
            if side < 0 and (low is None or low < 0) and (high is None or high > 0):
                return False
    return all(_defined(part, ranges) for part in expression.parts())


def value(expression: Expression, ranges: Ranges) -> Interval:
    """An interval that holds every value of the expression while its metrics stay in their ranges."""
    if isinstance(expression, Number):
        return expression.value, expression.value
    if isinstance(expression, Reference):
        return ranges.get(expression.metric, WHOLE)
    if isinstance(expression, Sum):
        return total(product((Fraction(side), Fraction(side)), value(term, ranges)) for side, term in expression.terms)
    result: Interval = (Fraction(1), Fraction(1))
    if isinstance(expression, Product):
        for side, factor in expression.factors:
            inner = value(factor, ranges)
            result = product(result, inner if side > 0 else reciprocal(inner))
    return result


def _fraction(expression: Expression) -> tuple[Polynomial, Polynomial] | None:
    """The expression as one polynomial over another; None where they would be too large."""
    if isinstance(expression, Number):
        return {(): expression.value}, ONE
    if isinstance(expression, Reference):
        return {((expression.metric, 1),): Fraction(1)}, ONE
    above: Polynomial = {} if isinstance(expression, Sum) else ONE
    below = ONE
    parts = expression.terms if isinstance(expression, Sum) else ()
    parts = expression.factors if isinstance(expression, Product) else parts
    for side, part in parts:
        inner = _fraction(part)
        if inner is None:
            return None
        if isinstance(expression, Product):
            over, under = inner if side > 0 else (inner[1], inner[0])
            grown = _size(above, over) + _size(below, under)
        else:
            over, under = inner
            grown = _size(above, under) + _size(over, below) + _size(below, under)
        if grown > LARGEST:
            return None
        if isinstance(expression, Product):
            above, below = _times(above, over), _times(below, under)
        elif under == below:
            above = _plus(above, over, side)
        else:
            above, below = _plus(_times(above, under), _times(over, below), side), _times(below, under)
    return above, below


def _size(one: Polynomial, other: Polynomial) -> int:
    return len(one) * len(other)


def _plus(one: Polynomial, other: Polynomial, side: int) -> Polynomial:
    result = dict(one)
    for powers, number in other.items():
        changed = result.get(powers, ZERO) + side * number
        if changed:
            result[powers] = changed
        else:
            result.pop(powers, None)
    return result


def _times(one: Polynomial, other: Polynomial) -> Polynomial:
    result: Polynomial = {}
    for powers, number in one.items():
        for other_powers, other_number in other.items():
            joined = dict(powers)
            for id, exponent in other_powers:
                joined[id] = joined.get(id, 0) + exponent
            key = tuple(sorted(joined.items()))
            result[key] = result.get(key, ZERO) + number * other_number
    return {powers: number for powers, number in result.items() if number}


def _derived(polynomial: Polynomial, metric: str) -> Polynomial:
    """The derivative by one metric."""
    result: Polynomial = {}
    for powers, number in polynomial.items():
        left = dict(powers)
        exponent = left.pop(metric, 0)
        if exponent:
            if exponent > 1:
                left[metric] = exponent - 1
            result[tuple(sorted(left.items()))] = number * exponent
    return result
