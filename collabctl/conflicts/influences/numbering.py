"""The metrics, arrows and paths of a graph as numbers, so that a search compares and remembers numbers only."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import combinations_with_replacement

from collabctl.conflicts.influences.influence import EVIDENCE, STRENGTHS, Arrow, Path

MAX_HOPS = 4
"""How many arrows a path may have. Without a bound nearly every metric would influence every other, both ways."""

LEAST_STRENGTH = 0.2
"""A weaker path is ignored."""

Step = tuple[int, int, int, int, int]
"""An arrow to follow: the key of the metric at its other end, without a sign; its sign, tenths, digits and evidence.

The digits are its number, where the first arrow of a code has them. The evidence is a place in EVIDENCE.
"""

WHOLE = 10**4  # ten-thousandths: of up to four arrows, each of some tenths, the product is a whole number of them
_HOP_BITS = MAX_HOPS.bit_length()
EVIDENCE_BITS = len(EVIDENCE).bit_length()
"""How many binary digits of a path's code, the lowest, hold its evidence; `EVERY_EVIDENCE` masks them."""
EVERY_EVIDENCE = (1 << EVIDENCE_BITS) - 1
_SIGN_ORDER = {1: 0, -1: 1, 0: 2}


class Numbering:
    """Metrics and arrows numbered in the order of their ids, and paths written as codes.

    The code of a path holds, from its highest digits to its lowest, what the strength lacks to be 1, how many arrows
    there are, their numbers, and the weakest evidence. So of two paths the better one has the smaller code: the
    stronger; of equally strong ones that with fewer arrows; then that whose metrics come first by id.

    `heads` holds for each number of arrows, from one on, what the code of a path begins with, by the product of the
    tenths. A path that is too weak is not in it. `every_arrow` masks the part of a code that holds the arrows, and
    `below` is how many binary digits follow those that hold the strength.
    """

    def __init__(self, arrows: Iterable[Arrow]) -> None:
        self.arrows = tuple(sorted(arrows, key=_order))
        self.ids = sorted({arrow.source for arrow in self.arrows} | {arrow.target for arrow in self.arrows})
        self.numbers = {id: number for number, id in enumerate(self.ids)}
        self.bits = len(self.arrows).bit_length()
        self.every_arrow = (1 << MAX_HOPS * self.bits) - 1 << EVIDENCE_BITS
        self._hops = MAX_HOPS * self.bits + EVIDENCE_BITS
        self.heads = [_heads(hops, self._hops) for hops in range(1, MAX_HOPS + 1)]
        self.below = self._hops + _HOP_BITS

    @cached_property
    def leaving(self) -> list[list[Step]]:
        """The arrows that leave each metric, strongest first."""
        return self._steps(lambda arrow: arrow.source, lambda arrow: arrow.target)

    @cached_property
    def arriving(self) -> list[list[Step]]:
        """The arrows that arrive at each metric, strongest first."""
        return self._steps(lambda arrow: arrow.target, lambda arrow: arrow.source)

    def _steps(self, here: Callable[[Arrow], str], there: Callable[[Arrow], str]) -> list[list[Step]]:
        at: list[list[int]] = [[] for _ in self.ids]
        for number, arrow in enumerate(self.arrows):
            at[self.numbers[here(arrow)]].append(number)
        return [
            self._steps_of(sorted(numbers, key=lambda number: -self.arrows[number].tenths), there) for numbers in at
        ]

    def _steps_of(self, numbers: Iterable[int], there: Callable[[Arrow], str]) -> list[Step]:
        # Made metric by metric, so that what is used together stands together in memory: worth a tenth of the time.
        arrows = ((number, self.arrows[number]) for number in numbers)
        return [
            (
                key(self.numbers[there(arrow)]),
                arrow.sign,
                arrow.tenths,
                number << EVIDENCE_BITS,
                EVIDENCE.index(arrow.evidence),
            )
            for number, arrow in arrows
        ]

    def strength(self, code: int) -> int:
        """The strength of a path in ten-thousandths."""
        return WHOLE - (code >> self.below)

    def of_grade(self, grade: int) -> tuple[int, int]:
        """The strength in ten-thousandths and the place in EVIDENCE that a grade stands for.

        The grade of a path is the digits of its code that hold its strength, and those that hold its evidence.
        """
        return WHOLE - (grade >> EVIDENCE_BITS), grade & EVERY_EVIDENCE

    def path(self, code: int) -> Path:
        """The path that a code stands for."""
        hops = code >> self._hops & (1 << _HOP_BITS) - 1
        numbers, every_bit = code >> EVIDENCE_BITS, (1 << self.bits) - 1
        return Path(tuple(self.arrows[numbers >> self.bits * place & every_bit] for place in reversed(range(hops))))


def key(metric: int, sign: int = 0) -> int:
    """One number for a metric and a sign: those of the next metric come after those of this one."""
    return 3 * metric + 1 + sign


def _order(arrow: Arrow) -> tuple[str, str, int, int, int, int]:
    """By id; of several arrows between two metrics first what raises, then the stronger and the better founded."""
    evidence = EVIDENCE.index(arrow.evidence)
    return arrow.source, arrow.target, _SIGN_ORDER[arrow.sign], -arrow.tenths, -evidence, arrow.index


def _heads(hops: int, lower: int) -> dict[int, int]:
    tenths = [round(strength * 10) for strength in STRENGTHS.values()]
    products = {math.prod(chosen) for chosen in combinations_with_replacement(tenths, hops)}
    least, scale = round(LEAST_STRENGTH * 10**hops), 10 ** (MAX_HOPS - hops)
    return {
        product: ((WHOLE - product * scale) << _HOP_BITS | hops) << lower
        for product in sorted(products)
        if product >= least
    }
