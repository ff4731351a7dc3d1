"""What moves when a metric moves: single arrows between metrics, paths of arrows, and what they come to together.

The strengths, and the rule that a path is as strong as the product of its arrows, are a convention: they rank
influences and say nothing about how large an effect is.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from collabctl.findings import Location
from collabctl.organization.kpis import Metric
from collabctl.organization.quantities import Duration
from collabctl.organization.text import Text

STRENGTHS = {"weak": 0.3, "medium": 0.6, "strong": 0.9}
"""How strong an influence counts, from 0 to 1."""

EVIDENCE = ("assumed", "expert", "correlation", "experiment", "definition")
"""What an influence rests on, weakest first. A definition is a formula; an experiment counts as much."""

Verdict = Literal["+", "-", "unclear"]

_SIGNS = {"raises": 1, "lowers": -1, "unclear": 0}
_WRITTEN_SIGNS = {1: "+", -1: "-", 0: "?"}


@dataclass(frozen=True, slots=True)
class Arrow:
    """One influence: when `source` goes up, `target` goes up (`sign` 1), down (-1), or nobody knows which (0).

    `strength` is one of `STRENGTHS`, `evidence` one of `EVIDENCE`. `metric` is the one in whose document the arrow
    is written, `index` its number among the influences there; -1 where a formula says it.
    """

    source: str
    target: str
    sign: int
    strength: float
    evidence: str
    metric: Metric = field(repr=False, compare=False)
    index: int
    because: Text | None = field(default=None, hash=False)
    only_when: Text | None = field(default=None, hash=False)
    lag: Duration | None = None

    @property
    def tenths(self) -> int:
        """The strength as a whole number of tenths, for arithmetic without rounding."""
        return round(self.strength * 10)

    @property
    def from_formula(self) -> bool:
        """Whether it follows from a formula, so that nobody has to believe it."""
        return self.index < 0

    @property
    def location(self) -> Location:
        """The line on which it is written; of an arrow that follows from a formula, the line of the formula."""
        return self.metric.at("formula") if self.from_formula else self.metric.at("influences", self.index)


def drawn_arrows(metric: Metric) -> Iterator[Arrow]:
    """The arrows that a metric's document draws; without those that were looked at and found not to be so."""
    for index, influence in enumerate(metric.influences):
        if not influence.refuted:
            yield Arrow(
                source=metric.id,
                target=influence.metric,
                sign=_SIGNS[influence.effect],
                strength=STRENGTHS[influence.strength],
                evidence=influence.evidence,
                metric=metric,
                index=index,
                because=influence.because,
                only_when=influence.only_when,
                lag=influence.lag,
            )


@dataclass(frozen=True, slots=True)
class Path:
    """Arrows one after the other. A path without arrows leads from a metric to itself: certain, at once."""

    arrows: tuple[Arrow, ...]

    @property
    def sign(self) -> int:
        """1 when the last metric follows the first, -1 when it goes against it, 0 when an arrow has no sign."""
        return math.prod(arrow.sign for arrow in self.arrows)

    @property
    def strength(self) -> float:
        """The product of the strengths: the number nearest to the exact product.

        It is one division of whole numbers, so comparing two of them, also with one doubled, or one with a written
        number such as 0.35, answers as exact arithmetic would.
        """
        return math.prod(arrow.tenths for arrow in self.arrows) / math.prod(10 for _ in self.arrows)

    @property
    def evidence(self) -> str:
        """The weakest evidence on it."""
        return min((arrow.evidence for arrow in self.arrows), key=EVIDENCE.index, default=EVIDENCE[-1])

    @property
    def lag_minutes(self) -> Fraction:
        """How long it takes at least, in minutes: the sum of the lags that are known."""
        return sum((arrow.lag.minutes for arrow in self.arrows if arrow.lag is not None), Fraction(0))

    @property
    def metrics(self) -> tuple[str, ...]:
        """The ids along the way, from the first to the last."""
        return tuple(arrow.source for arrow in self.arrows[:1]) + tuple(arrow.target for arrow in self.arrows)

    @property
    def hash6(self) -> str:
        """Six hexadecimal digits that stand for its metrics and signs, whatever else is written about them."""
        steps = [f"{_WRITTEN_SIGNS[arrow.sign]} {arrow.target}" for arrow in self.arrows]
        return hashlib.sha256(" ".join([*self.metrics[:1], *steps]).encode()).hexdigest()[:6]


@dataclass(frozen=True, slots=True)
class Effect:
    """What all paths from one metric to another come to.

    `path` is the strongest of the verdict's sign, and for an unclear verdict the strongest of all. `against` is the
    strongest of the opposite sign, if it counts. Where it is a path without a sign that makes the verdict unclear,
    `against` is the strongest of the others.
    """

    verdict: Verdict
    path: Path
    against: Path | None = None
