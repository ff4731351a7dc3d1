"""Products and quotients, where propagation alone does not tell: take the intervals apart and look at the pieces.

Either values are found that fit exactly, or every piece is shown to be empty, or it stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from collabctl.conflicts.arithmetic.intervals import ZERO, Interval, holds
from collabctl.conflicts.arithmetic.network import Network
from collabctl.conflicts.arithmetic.propagation import Bounds
from collabctl.conflicts.arithmetic.relations import Weighted

MAX_PIECES = 60
"""Pieces that are looked at before it is left open."""

MOST_FIGURES = 60
"""Figures without a formula to which values are given one by one; with more of them it is left open."""


class Splitting:
    """Looks for values of the `relevant` figures inside bounds that are settled already."""

    def __init__(self, network: Network, bounds: Bounds[Any], relevant: set[int]) -> None:
        self._network = network
        self._bounds = bounds
        self._free = sorted(figure for figure in relevant if figure not in network.defining)
        self._relations = network.defining_all(relevant)
        self._pieces = 0

    def fits(self) -> bool | None:
        """True where values fit, False where none do, None where that was not found out."""
        if len(self._free) > MOST_FIGURES:
            return None
        return self._look()

    def _look(self) -> bool | None:
        self._pieces += 1
        if self._found():
            return True
        figure = self._widest()
        if figure is None or self._pieces >= MAX_PIECES:
            return None
        sure = True
        length = len(self._bounds.story)
        for half in _halves(self._bounds.interval(figure)):
            clash = self._bounds.demand(figure, half, None) or self._bounds.settle()
            inside = self._look() if clash is None else False
            self._bounds.undo(length)
            if inside:
                return True
            sure = sure and inside is False
        return False if sure else None

    def _widest(self) -> int | None:
        """The figure that is known least."""
        widths = [(_width(self._bounds.interval(figure)), -figure) for figure in self._free]
        if not widths or max(widths)[0] == 0:
            return None
        return -max(widths)[1]

    def _found(self) -> bool:
        """Whether giving values one by one ends in values that fit."""
        length = len(self._bounds.story)
        values: dict[int, Fraction] = {}
        for figure in self._free:
            value = next(
                (value for value in _choices(self._bounds.interval(figure)) if self._may_be(figure, value)), None
            )
            if value is None:
                break
            values[figure] = value
        fits = len(values) == len(self._free) and self._works_out(values)
        self._bounds.undo(length)
        return fits

    def _may_be(self, figure: int, value: Fraction) -> bool:
        length = len(self._bounds.story)
        if self._bounds.demand(figure, (value, value), None) or self._bounds.settle():
            self._bounds.undo(length)
            return False
        return True

    def _works_out(self, values: dict[int, Fraction]) -> bool:
        """Whether every relation holds exactly, with everything in bounds."""
        for relation in self._relations:
            if isinstance(relation, Weighted):
                value = sum((weight * values[part] for part, weight in relation.parts), relation.constant)
            elif not relation.divides:
                value = values[relation.one] * values[relation.other]
            elif values[relation.other]:
                value = values[relation.result] / values[relation.other]
            else:
                value = next(_choices(self._bounds.interval(relation.figure)))
            if not holds(self._bounds.interval(relation.figure), value):
                return False
            values[relation.figure] = value
        return all(holds(self._bounds.interval(figure), values[figure]) for figure in self._free)


def _choices(interval: Interval) -> Iterator[Fraction]:
    """Values to try: plain ones from inside, then the ends."""
    low, high = interval
    if low is not None and high is not None:
        middle = (low + high) / 2
        plain = middle.limit_denominator(1000)
        yield plain if low <= plain <= high else middle
        if low != high:
            yield low
            yield high
    elif low is not None or high is not None:
        end, way = (low, 1) if low is not None else (high or ZERO, -1)
        yield end + way * (abs(end) + 1)
        yield end
        yield end + way * 100 * (abs(end) + 1)
    else:
        yield from map(Fraction, (1, 0, -1, 100))


def _halves(interval: Interval) -> tuple[Interval, Interval]:
    low, high = interval
    if low is not None and high is not None:
        middle = (low + high) / 2
    elif low is not None:
        middle = ZERO if low < 0 else 2 * low + 1
    elif high is not None:
        middle = ZERO if high > 0 else 2 * high - 1
    else:
        middle = ZERO
    return (low, middle), (middle, high)


def _width(interval: Interval) -> float:
    low, high = interval
    return float("inf") if low is None or high is None else float(min(high - low, Fraction(10) ** 300))
