"""The values that a target allows: everything between two ends, each of which may be left out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from collabctl.organization.quantities import Target, exact

STEADY = Fraction(1, 20)
"""How far from where it stood a figure may be that is to stay steady."""


@dataclass(frozen=True, slots=True)
class Span:
    """The values from `low` to `high`; None leaves that end open. `above` and `below` leave out the end itself."""

    low: Fraction | None = None
    high: Fraction | None = None
    above: bool = False
    below: bool = False

    def reaches(self, value: Fraction | None) -> bool:
        """Whether a value is high enough; None is lower than anything."""
        if self.low is None:
            return True
        return value is not None and (value > self.low if self.above else value >= self.low)

    def admits(self, value: Fraction | None) -> bool:
        """Whether a value is low enough; None is higher than anything."""
        if self.high is None:
            return True
        return value is not None and (value < self.high if self.below else value <= self.high)

    def holds(self, value: Fraction) -> bool:
        """Whether a value lies in it."""
        return self.reaches(value) and self.admits(value)

    def lies_above(self, other: Span) -> bool:
        """Whether every value of it is higher than every value of the other."""
        if self.low is None or other.high is None:
            return False
        return self.low > other.high or (self.low == other.high and (self.above or other.below))

    def meets(self, other: Span) -> bool:
        """Whether some value lies in both."""
        return not self.lies_above(other) and not other.lies_above(self)


ANYTHING = Span()
"""Every value."""


def span_of(target: Target, start: float | None) -> Span | None:
    """The values that meet a target; one that only names a direction counts from where the figure stood, if known.

    Up from 45 is more than 45: what stays where it was has not moved.
    """
    if target.has_number:
        return Span(target.low, target.high, target.above, target.below)
    if start is None or not target.is_known:
        return None
    stood = exact(start)
    if target.change is not None:
        end = target.change.from_(stood, target.want)
        return Span(low=end) if target.want > 0 else Span(high=end)
    if target.want:
        return Span(low=stood, above=True) if target.want > 0 else Span(high=stood, below=True)
    return Span(stood - abs(stood) * STEADY, stood + abs(stood) * STEADY)
