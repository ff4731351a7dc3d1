"""Interval arithmetic that never rounds: ends are fractions, and `None` leaves an end open.

An interval holds every value between its ends, the ends included. What comes out of an operation holds every value
that the operation can give.

An end of more than MAX_BITS is left open instead, which holds more still: products of products double their digits at
each step, and after thirty steps no machine could multiply them.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

End = Fraction | None
Interval = tuple[End, End]

MAX_BITS = 4_096
"""Binary digits of an end, those above and below its line. Two hundred factors of six decimal digits have as many."""

WHOLE: Interval = (None, None)
ZERO = Fraction(0)
NOTHING: Interval = (ZERO, ZERO)


def is_empty(interval: Interval) -> bool:
    """Whether no value lies between the ends."""
    low, high = interval
    return low is not None and high is not None and low > high


def holds(interval: Interval, value: Fraction) -> bool:
    """Whether a value lies between the ends, or on one of them."""
    low, high = interval
    return (low is None or low <= value) and (high is None or value <= high)


def meet(one: Interval, other: Interval) -> Interval:
    """What both hold; empty where they have nothing in common."""
    low = one[0] if other[0] is None or (one[0] is not None and one[0] >= other[0]) else other[0]
    high = one[1] if other[1] is None or (one[1] is not None and one[1] <= other[1]) else other[1]
    return low, high


def negative(interval: Interval) -> Interval:
    """The values of -x."""
    low, high = interval
    return (None if high is None else -high), (None if low is None else -low)


def total(intervals: Iterable[Interval]) -> Interval:
    """The values of a sum."""
    low: End = ZERO
    high: End = ZERO
    for first, last in intervals:
        low = None if low is None or first is None else low + first
        high = None if high is None or last is None else high + last
    return _short(low), _short(high)


def scaled(interval: Interval, factor: Fraction) -> Interval:
    """The values of x times a number."""
    low, high = interval if factor >= 0 else (interval[1], interval[0])
    if factor == 0:
        return NOTHING
    return (None if low is None else low * factor), (None if high is None else high * factor)


def product(one: Interval, other: Interval) -> Interval:
    """The values of x * y. An open end times zero is zero: whatever lies in an interval is a number."""
    if NOTHING in (one, other):
        return NOTHING
    (low, high), (first, last) = one, other
    if low is not None and first is not None and low.numerator >= 0 and first.numerator >= 0:
        return _short(low * first), (None if high is None or last is None else _short(high * last))
    lowest = _short(_highest_product(negative(one), other))
    return (None if lowest is None else -lowest), _short(_highest_product(one, other))


def _short(end: End) -> End:
    """The end, or none where it is too long."""
    if end is None or end.numerator.bit_length() + end.denominator.bit_length() <= MAX_BITS:
        return end
    return None


def _highest_product(one: Interval, other: Interval) -> End:
    """The highest value of x * y, None where it has no end. Neither interval is just zero."""
    corners = []
    for x, side in zip(one, (-1, 1), strict=True):
        for y, other_side in zip(other, (-1, 1), strict=True):
            if x is not None and y is not None:
                corners.append(x * y)
                continue
            sign = (side if x is None else _sign(x)) * (other_side if y is None else _sign(y))
            if sign > 0:
                return None
            if sign == 0:
                corners.append(ZERO)
    return max(corners)


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def power(interval: Interval, exponent: int) -> Interval:
    """The values of x to the power of `exponent`, a whole number above zero."""
    low, high = interval
    first, last = (None if end is None else end**exponent for end in interval)
    if exponent % 2 or (low is not None and low >= 0):
        return first, last
    if high is not None and high <= 0:
        return last, first
    return ZERO, (None if first is None or last is None else max(first, last))


def reciprocal(interval: Interval) -> Interval:
    """The values of 1 / y for every y but zero: the whole line where y may lie on both sides of zero, or only on it."""
    low, high = interval
    if interval != NOTHING and low is not None and low >= 0:
        return (ZERO if high is None else 1 / high), (1 / low if low else None)
    if interval != NOTHING and high is not None and high <= 0:
        return (1 / high if high else None), (ZERO if low is None else 1 / low)
    return WHOLE


def quotients(one: Interval, other: Interval) -> tuple[Interval, ...]:
    """Every x with x * y = z for some z in `one` and y in `other`, as one or two intervals, or none at all.

    Where both may be zero, x may be anything.
    """
    if holds(other, ZERO) and holds(one, ZERO):
        return (WHOLE,)
    parts = (meet(other, (None, ZERO)), meet(other, (ZERO, None))) if holds(other, ZERO) else (other,)
    return tuple(product(one, reciprocal(part)) for part in parts if part != NOTHING and not is_empty(part))
