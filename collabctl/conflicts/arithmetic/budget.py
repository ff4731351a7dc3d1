"""How much work a search may be: steps, which are the same on every machine, and a clock as a fuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

MAX_STEPS = 20_000
"""Relations looked at in one component, repeats included. Far more than targets on formulas that people write need."""

FUSE = 2.0
"""Seconds for everything. Only a fuse: on a sound machine the steps run out first."""

STEPS_BETWEEN_LOOKS = 64
"""Steps between two looks at the clock, which costs as much as a step."""


class OutOfBudget(Exception):
    """There were too many steps, or they took too long. The text says which."""


class Budget:
    """How many steps there may still be. `clock` gives seconds; everything stops when it passes `end`."""

    __slots__ = ("_clock", "_end", "_largest", "left")

    def __init__(self, steps: int, clock: Callable[[], float], end: float) -> None:
        self.left = self._largest = steps
        self._clock = clock
        self._end = end

    def spend(self, steps: int = 1) -> None:
        """Take steps. Raises `OutOfBudget` when none are left."""
        before = self.left
        self.left -= steps
        if self.left < 0:
            raise OutOfBudget(f"it takes more than {self._largest:,} steps")
        if before // STEPS_BETWEEN_LOOKS != self.left // STEPS_BETWEEN_LOOKS and self._clock() > self._end:
            raise OutOfBudget("it takes longer than the time allowed")

    def refill(self) -> None:
        """As many steps as in the beginning; the clock goes on."""
        self.left = self._largest

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Steps of their own for what explains a result, so that it takes none from the search for others."""
        left = self.left
        self.refill()
        try:
            yield
        finally:
            self.left = left
