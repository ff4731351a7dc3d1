"""What follows from targets: every relation narrows its figures until nothing moves, and each narrowing has a reason.

All of it is exact, or rounded outward, so that an empty interval is a proof. The walk back from it along the reasons
gives the targets and ranges that it rests on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from fractions import Fraction
from math import inf
from typing import Generic, NamedTuple, TypeVar

from collabctl.conflicts.arithmetic.budget import Budget
from collabctl.conflicts.arithmetic.intervals import ZERO, End, Interval, holds, meet, product, quotients
from collabctl.conflicts.arithmetic.network import Network
from collabctl.conflicts.arithmetic.relations import MINUS_ONE, ONE, Relation, Times, Weighted, near

LEAST_GAIN = Fraction(1, 1000)
"""The part of its width by which an interval has to shrink to be worth a step; else a loop closes in for ever."""

MOST_TURNS = 12
"""Times that one end may move before everything is settled. Formulas that close in on a value for ever stop here."""

LARGEST_BITS = 256
"""Binary digits of a numerator or denominator, before a bound is rounded outward."""

NEAR = 1e-11
"""The part of the numbers in a sum that floats may be off by: many times what they are."""

LOW, HIGH = 0, 1

Reason = TypeVar("Reason")


class Narrowing(NamedTuple, Generic[Reason]):
    """One end of a figure's interval moved to `value`, because of a relation or for a `reason` from outside.

    `after` holds the numbers of the narrowings that it follows from, `before` is what stood there.
    """

    figure: int
    side: int
    value: Fraction
    reason: Reason | Relation
    after: tuple[int, ...]
    before: tuple[End, int]


class _Sum(NamedTuple):
    """Terms, what they add up to, and the narrowings that they come from. A term with an open end counts as 0."""

    terms: list[Fraction]
    total: Fraction
    after: tuple[int, ...]


class Bounds(Generic[Reason]):
    """The interval of every figure, and the whole story of how it came about."""

    def __init__(self, network: Network, budget: Budget) -> None:
        self._network = network
        self._budget = budget
        self.ends: tuple[list[End], list[End]] = ([None] * len(network.names), [None] * len(network.names))
        self._near: tuple[list[float], list[float]] = ([-inf] * len(network.names), [inf] * len(network.names))
        self._latest: tuple[list[int], list[int]] = ([-1] * len(network.names), [-1] * len(network.names))
        self.story: list[Narrowing[Reason]] = []
        self.broken: Relation | None = None
        """The relation that found a contradiction last."""
        self._queue: deque[int] = deque()
        self._waiting = bytearray(len(network.relations))
        self._turns: dict[tuple[int, int], int] = {}

    def interval(self, figure: int) -> Interval:
        """What is left of a figure."""
        return self.ends[LOW][figure], self.ends[HIGH][figure]

    def demand(self, figure: int, interval: Interval, reason: Reason) -> tuple[int, ...] | None:
        """Keep a figure inside an interval. Gives the narrowings that contradict each other, if any do."""
        for side, value in zip((LOW, HIGH), interval, strict=True):
            if value is not None and (clash := self._narrow(figure, side, value, reason, ())):
                return clash
        return None

    def settle(self) -> tuple[int, ...] | None:
        """Let every relation that is waiting narrow its figures, until none is. Gives a contradiction, if any."""
        clash = None
        self._turns.clear()
        while self._queue and clash is None:
            number = self._queue.popleft()
            self._waiting[number] = 0
            self._budget.spend()
            relation = self._network.relations[number]
            clash = self._weigh(relation) if isinstance(relation, Weighted) else self._multiply(relation)
            if clash is not None:
                self.broken = relation
                self._forget_queue()
        return clash

    def settle_all(self) -> tuple[int, ...] | None:
        """As `settle`, with every relation waiting."""
        for number in range(len(self._network.relations)):
            self._wait(number)
        return self.settle()

    def copy(self) -> Bounds[Reason]:
        """The same bounds and the same story, to go on with by themselves. Nothing may be waiting."""
        twin: Bounds[Reason] = Bounds(self._network, self._budget)
        twin.ends = self.ends[LOW].copy(), self.ends[HIGH].copy()
        twin._near = self._near[LOW].copy(), self._near[HIGH].copy()
        twin._latest = self._latest[LOW].copy(), self._latest[HIGH].copy()
        twin.story = self.story.copy()
        return twin

    def undo(self, length: int) -> None:
        """Go back to when the story had this length."""
        while len(self.story) > length:
            last = self.story.pop()
            end, latest = last.before
            self.ends[last.side][last.figure], self._latest[last.side][last.figure] = end, latest
            self._near[last.side][last.figure] = _near(end, last.side)
        self._forget_queue()

    def behind(self, numbers: Iterable[int]) -> list[int]:
        """The numbers of all narrowings that these rest on, themselves included, in the order in which they came."""
        found = set(numbers)
        open_numbers = list(found)
        while open_numbers:
            for number in self.story[open_numbers.pop()].after:
                if number not in found:
                    found.add(number)
                    open_numbers.append(number)
        return sorted(found)

    def _forget_queue(self) -> None:
        for number in self._queue:
            self._waiting[number] = 0
        self._queue.clear()

    def _wait(self, number: int) -> None:
        if not self._waiting[number]:
            self._waiting[number] = 1
            self._queue.append(number)

    def _narrow(
        self, figure: int, side: int, value: Fraction, reason: Reason | Relation, after: tuple[int, ...]
    ) -> tuple[int, ...] | None:
        """Move an end, if that gains enough."""
        ends = self.ends[side]
        old, opposite = ends[figure], self.ends[1 - side][figure]
        gain = None if old is None else (value - old if side == LOW else old - value)
        if gain is not None and gain <= 0:
            return None
        empty = opposite is not None and (value > opposite if side == LOW else value < opposite)
        if not empty and isinstance(reason, Weighted | Times):
            rounded = _outward(value, side)
            if rounded is None or (gain is not None and old is not None and not _worth(gain, old, opposite)):
                return None
            turns = self._turns.get((figure, side), 0)
            if turns == MOST_TURNS:
                return None
            self._turns[figure, side] = turns + 1
            value = rounded
        self.story.append(Narrowing(figure, side, value, reason, after, (old, self._latest[side][figure])))
        ends[figure] = value
        self._near[side][figure] = near(value)
        self._latest[side][figure] = len(self.story) - 1
        if empty:
            return self._latest[LOW][figure], self._latest[HIGH][figure]
        for number in self._network.watching[figure]:
            # A sum has nothing to learn from what it has just taught.
            if self._network.relations[number] is not reason or isinstance(reason, Times):
                self._wait(number)
        return None

    def _weigh(self, relation: Weighted) -> tuple[int, ...] | None:
        """Each part of a sum is the whole less the rest; at most one open end is borne on either side.

        Floats say where something may be gained, which is seldom; what is gained is then computed on fractions.
        """
        for way in (HIGH, LOW):
            reach = [
                weight * self._near[LOW if (weight > 0) == (way == HIGH) else HIGH][figure]
                for figure, weight in relation.near
            ]
            size = sum(map(abs, reach)) + abs(relation.constant_near)
            if size == inf:
                opened = [place for place, value in enumerate(reach) if abs(value) == inf]
                if len(opened) != 1:
                    continue
                places: Iterable[int] = opened
                reach[opened[0]] = 0.0
            else:
                places = range(len(reach))
            rest = sum(reach) + relation.constant_near
            exact: _Sum | None = None
            for place in places:
                figure, weight = relation.near[place]
                side = way if weight > 0 else 1 - way
                end = self._near[side][figure]
                gain = -(rest - reach[place]) / weight - end
                least = NEAR * (abs(end) if size == inf else abs(end) + size / abs(weight))
                if (gain > least if side == LOW else -gain > least) or abs(end) == inf:
                    exact = exact or self._exactly(relation, way)
                    value = (exact.terms[place] - exact.total) / relation.terms[place][1]
                    after = exact.after[:place] + exact.after[place + 1 :]
                    if clash := self._narrow(figure, side, value, relation, after):
                        return clash
        return None

    def _exactly(self, relation: Weighted, way: int) -> _Sum:
        """The smallest terms of a sum (`way` is HIGH: they bound the others from above), or the largest."""
        total = relation.constant
        terms, after = [], []
        for figure, weight in relation.terms:
            side = LOW if (weight.numerator > 0) == (way == HIGH) else HIGH
            end = self.ends[side][figure]
            term = ZERO if end is None else end if weight is ONE else -end if weight is MINUS_ONE else weight * end
            terms.append(term)
            after.append(self._latest[side][figure])
            total += term
        return _Sum(terms, total, tuple(after))

    def _multiply(self, relation: Times) -> tuple[int, ...] | None:
        one, other, result = relation.one, relation.other, relation.result
        x, y, z = self.interval(one), self.interval(other), self.interval(result)
        if relation.divides and holds(y, ZERO):
            return None
        found = product(x, y)
        if one == other:
            found = meet(found, (Fraction(0), None))
        if clash := self._take(result, (found,), relation, (one, other)):
            return clash
        if clash := self._take(one, _within(quotients(z, y), x), relation, (other, result, one)):
            return clash
        return self._take(other, _within(quotients(z, x), y), relation, (one, result, other))

    def _take(
        self, figure: int, pieces: tuple[Interval, ...], relation: Times, sources: tuple[int, ...]
    ) -> tuple[int, ...] | None:
        latest = [self._latest[side][source] for source in sources for side in (LOW, HIGH)]
        after = tuple(dict.fromkeys(number for number in latest if number >= 0))
        if not pieces:
            return after
        lows = [low for low, _ in pieces if low is not None]
        highs = [high for _, high in pieces if high is not None]
        low = min(lows) if len(lows) == len(pieces) else None
        high = max(highs) if len(highs) == len(pieces) else None
        for side, value in ((LOW, low), (HIGH, high)):
            if value is not None and (clash := self._narrow(figure, side, value, relation, after)):
                return clash
        return None


def _within(pieces: tuple[Interval, ...], interval: Interval) -> tuple[Interval, ...]:
    """What of the pieces lies in the interval."""
    met = (meet(piece, interval) for piece in pieces)
    return tuple((low, high) for low, high in met if low is None or high is None or low <= high)


def _worth(gain: Fraction, old: Fraction, opposite: End) -> bool:
    """Whether an end that moves by `gain` is worth the steps that follow."""
    return gain > LEAST_GAIN * (abs(old - opposite) if opposite is not None else abs(old))


def _outward(value: Fraction, side: int) -> Fraction | None:
    """The value with a readable number of digits, not further inside; None where it is too large to go on with."""
    if value.numerator.bit_length() <= LARGEST_BITS and value.denominator.bit_length() <= LARGEST_BITS:
        return value
    if abs(value) > 1 << LARGEST_BITS:
        return None
    scaled = value * (1 << (LARGEST_BITS // 2))
    whole = scaled.numerator // scaled.denominator if side == LOW else -(-scaled.numerator // scaled.denominator)
    return Fraction(whole, 1 << (LARGEST_BITS // 2))


def _near(end: End, side: int) -> float:
    """An end as a float; infinite where it is open."""
    if end is None:
        return -inf if side == LOW else inf
    return near(end)
