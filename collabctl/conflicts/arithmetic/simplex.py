"""Whether weighted sums can all stay inside their bounds, decided exactly, on fractions.

The general simplex of Dutertre and de Moura: every sum is a row, a row that is out of bounds is mended by moving one
of its parts, and where no part can move, the row itself is the proof. Bland's rule keeps it from going round.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from collabctl.conflicts.arithmetic.budget import Budget
from collabctl.conflicts.arithmetic.intervals import ZERO, Interval, holds

Row = dict[int, Fraction]
Edge = tuple[int, int]
"""A variable and which end of its interval: 0 the low one, 1 the high one."""


class Simplex:
    """Variables are numbers. `rows` says which are weighted sums of which others; all may have bounds."""

    def __init__(self, rows: Mapping[int, Row], budget: Budget) -> None:
        self._rows: dict[int, Row] = {}
        self._budget = budget
        self._intervals: dict[int, Interval] = {}
        self._values: dict[int, Fraction] = {}
        for variable, row in rows.items():
            self._rows[variable] = dict(row)

    def start(self, intervals: Mapping[int, Interval]) -> None:
        """Take these bounds in place of any others, and begin close to the values of before."""
        self._intervals = dict(intervals)
        free = {part for row in self._rows.values() for part in row} | (intervals.keys() - self._rows.keys())
        for variable in free:
            wanted = self._values.get(variable, ZERO)
            self._values[variable] = _nearest_within(wanted, self._intervals.get(variable))
        for variable, row in self._rows.items():
            self._values[variable] = sum((weight * self._values[part] for part, weight in row.items()), ZERO)

    def mend(self) -> dict[Edge, Fraction] | None:
        """Move values until all are within bounds. None when they are; else the bounds that exclude each other.

        Each comes with a number above zero: add up the bounds, each so many times, and what is left reads 0 < 0.
        """
        while True:
            self._budget.spend(1 + len(self._rows) // 8)
            broken = next((variable for variable in sorted(self._rows) if not self._fits(variable)), None)
            if broken is None:
                return None
            low, high = self._intervals[broken]
            value = self._values[broken]
            side = 0 if low is not None and value < low else 1
            way = 1 if side == 0 else -1
            row = self._rows[broken]
            mover = next((part for part in sorted(row) if self._can_move(part, way * row[part])), None)
            if mover is None:
                proof: dict[Edge, Fraction] = {(broken, side): Fraction(1)}
                for part, weight in row.items():
                    proof[part, 1 if way * weight > 0 else 0] = abs(weight)
                return proof
            wanted = low if side == 0 else high
            if wanted is None:
                raise AssertionError("an open end is never broken")
            self._swap(broken, mover, wanted)

    def _fits(self, variable: int) -> bool:
        interval = self._intervals.get(variable)
        return interval is None or holds(interval, self._values[variable])

    def _can_move(self, variable: int, way: Fraction) -> bool:
        low, high = self._intervals.get(variable, (None, None))
        value = self._values[variable]
        return (high is None or value < high) if way > 0 else (low is None or value > low)

    def _swap(self, leaving: int, entering: int, value: Fraction) -> None:
        """Write `entering` as a sum in place of `leaving`, which takes this value."""
        row = self._rows.pop(leaving)
        weight = row.pop(entering)
        shift = (value - self._values[leaving]) / weight
        self._values[leaving] = value
        self._values[entering] += shift
        turned = {part: -other / weight for part, other in row.items()}
        turned[leaving] = 1 / weight
        touched = 0
        for variable, other_row in self._rows.items():
            share = other_row.pop(entering, None)
            if share is None:
                continue
            self._values[variable] += share * shift
            touched += len(turned)
            for part, other in turned.items():
                grown = other_row.get(part, ZERO) + share * other
                if grown:
                    other_row[part] = grown
                else:
                    other_row.pop(part, None)
        self._rows[entering] = turned
        self._budget.spend(touched // 32)


def _nearest_within(value: Fraction, interval: Interval | None) -> Fraction:
    if interval is None:
        return value
    low, high = interval
    if low is not None and value < low:
        return low
    return high if high is not None and value > high else value
