"""What relates figures: weighted sums and products of two."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import inf

from collabctl.conflicts.arithmetic.intervals import Interval

ONE = Fraction(1)
MINUS_ONE = Fraction(-1)


@dataclass(frozen=True, eq=False)
class Weighted:
    """`figure` = the sum of each part times its number, plus `constant`. It comes from the formula of `metric`.

    Where it comes from no formula, `why` says what else makes it so.
    """

    figure: int
    parts: tuple[tuple[int, Fraction], ...]
    constant: Fraction
    metric: str
    why: str = ""

    @property
    def figures(self) -> tuple[int, ...]:
        """Every figure in it."""
        return (self.figure, *(part for part, _ in self.parts))

    @cached_property
    def terms(self) -> tuple[tuple[int, Fraction], ...]:
        """All of it on one side: together with `constant` they add up to zero.

        A weight of one is always `ONE` itself, so that nobody needs to multiply by it.
        """
        plain = {ONE: ONE, MINUS_ONE: MINUS_ONE}
        return ((self.figure, MINUS_ONE), *((part, plain.get(weight, weight)) for part, weight in self.parts))

    @cached_property
    def near(self) -> tuple[tuple[int, float], ...]:
        """The terms with floats, which are only near; none where no float is."""
        try:
            terms = tuple((figure, float(weight)) for figure, weight in self.terms)
        except OverflowError:
            return ()
        return terms if all(weight for _, weight in terms) else ()

    @cached_property
    def constant_near(self) -> float:
        """The constant as a float."""
        return near(self.constant)


@dataclass(frozen=True, slots=True)
class Times:
    """`one` * `other` = `result`. `figure` is the one that it defines: the result, or `one` where it is a quotient."""

    one: int
    other: int
    result: int
    figure: int
    metric: str
    why: str = ""

    @property
    def divides(self) -> bool:
        """Whether it is a quotient: `result` divided by `other`."""
        return self.figure != self.result

    @property
    def figures(self) -> tuple[int, ...]:
        """Every figure in it, each once."""
        return tuple(dict.fromkeys((self.one, self.other, self.result)))


Relation = Weighted | Times


def near(value: Fraction) -> float:
    """The value as a float; infinite where it is too large for one."""
    try:
        return float(value)
    except OverflowError:
        return inf if value > 0 else -inf


@dataclass(frozen=True, slots=True)
class PartsOfWhole:
    """Figures by their names: `whole` less its `parts` leaves a `rest`, and `why`."""

    whole: str
    parts: tuple[str, ...]
    rest: Interval
    why: str
