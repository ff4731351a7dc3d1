"""What is measured, what each department is judged by, and what all of them want together."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from collabctl.organization.item import Item
from collabctl.organization.quantities import ALWAYS, Duration, Period, Target
from collabctl.organization.spans import Span, span_of
from collabctl.organization.text import Text

Weight = float | str | None

_WEIGHTS = {"none": 0.0, "low": 20.0, "high": 50.0}


def weight_of(weight: Weight) -> float:
    """A weight as percent of an evaluation; none, low and high count as 0, 20 and 50, a missing one as 20."""
    if weight is None:
        return 20.0
    return _WEIGHTS[weight] if isinstance(weight, str) else weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """What is possible at all; `None` leaves that end open."""

    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the figures come from."""

    tool: str | None = None
    how: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """What moves when a metric moves. `refuted` keeps an arrow written down and switches it off."""

    metric: str
    effect: str
    strength: str = "medium"
    evidence: str = "assumed"
    because: Text | None = None
    evidence_url: str | None = None
    lag: Duration | None = None
    only_when: Text | None = None
    refuted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Metric(Item):
    """Something that is measured, defined once, whoever is judged by it."""

    kind: ClassVar[str] = "metric"

    name: Text
    also_called: tuple[Text, ...] = ()
    definition: Text | None = None
    unit: Text
    better: str
    range: Range = field(default_factory=Range)
    measured_every: str | None = None
    over_time: str | None = None
    over_departments: str | None = None
    source: Source | None = None
    controlled_by: tuple[str, ...] = ()
    outside_our_control: bool = False
    formula: str | None = None
    influences: tuple[Influence, ...] = ()

    @property
    def is_total(self) -> bool:
        """Whether its values add up over time, so that a longer period makes a larger number."""
        return self.over_time == "sum"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kpi(Item):
    """A target that one department is judged by. Its name is the metric's unless it has one of its own."""

    kind: ClassVar[str] = "kpi"

    name: Text
    department: str
    metric: str
    part: str | None = None
    scope: Mapping[str, Any] = field(default_factory=dict)
    period: Period = ALWAYS
    target: Target | None = None
    stretch: Target | None = None
    baseline: float | None = None
    weight: Weight = None
    supports: tuple[str, ...] = ()
    part_of: str | None = None
    counterweights: tuple[str, ...] = ()

    def is_over(self, as_of: datetime.date) -> bool:
        """Whether its period had ended."""
        return self.period.ended_before(as_of)

    @property
    def want(self) -> int:
        """The direction its department wants the metric to go: 1 up, -1 down, 0 neither."""
        return self.target.want if self.target else 0

    @property
    def span(self) -> Span | None:
        """The values that meet its target; None where it names no number and nobody knows where it stood."""
        return span_of(self.target, self.baseline) if self.target else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a goal is measured."""

    metric: str
    target: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one department brings to a shared goal, and the question it asks itself."""

    department: str
    weight: Weight = None
    contributes: Text | None = None
    question: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Goal(Item):
    """What departments want to reach together."""

    kind: ClassVar[str] = "goal"

    name: Text
    purpose: Text | None = None
    period: Period = ALWAYS
    measure: Measure | None = None
    shared_by: tuple[Share, ...] = ()
    reviewed_in: str | None = None

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments that share it, each once, as they are listed."""
        return tuple(dict.fromkeys(share.department for share in self.shared_by))

    def is_over(self, as_of: datetime.date) -> bool:
        """Whether its period had ended."""
        return self.period.ended_before(as_of)
