"""All influences between the metrics of an organization, and what each metric comes to mean for each other one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from collabctl.conflicts.arithmetic.formulas import Expression, derivative_sign
from collabctl.conflicts.influences.effects import Effects
from collabctl.conflicts.influences.influence import EVIDENCE, STRENGTHS, Arrow, drawn_arrows
from collabctl.conflicts.influences.loops import loops
from collabctl.conflicts.influences.numbering import MAX_HOPS, WHOLE, Numbering
from collabctl.conflicts.influences.search import best_paths
from collabctl.documents.limits import MAX_FOLLOWED
from collabctl.organization import Organization
from collabctl.organization.quantities import exact

_MOST_REMEMBERED = 1_500_000  # paths; about 100 bytes each


class InfluenceGraph:
    """Which metric moves which, and how. Effects are worked out when they are asked for, and remembered."""

    def __init__(self, arrows: Iterable[Arrow]) -> None:
        self._numbering = Numbering(arrows)
        self._best: dict[tuple[str, bool], dict[int, int]] = {}
        self._remembered = 0
        self._followed = 0
        self._far: dict[tuple[str, bool], bool] = {}

    @classmethod
    def of(cls, organization: Organization, formulas: Mapping[str, Expression]) -> InfluenceGraph:
        """The graph of the influences that are written down and not refuted, and of the formulas.

        Arrows from or to a metric that is not written down are left out.
        """
        drawn = (arrow for metric in organization.metrics for arrow in drawn_arrows(metric))
        arrows = (*drawn, *derived_arrows(organization, formulas))
        known = organization.metrics
        return cls(arrow for arrow in arrows if arrow.source in known and arrow.target in known)

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """All arrows, by the ids of their source and their target."""
        return self._numbering.arrows

    @property
    def not_far(self) -> list[str]:
        """The metrics of which only their own arrows were followed, as there are too many to follow all further."""
        return sorted({metric for (metric, _), far in self._far.items() if not far})

    def without(self, arrow: Arrow) -> InfluenceGraph:
        """The graph as it would be if this arrow were refuted."""
        return InfluenceGraph(other for other in self.arrows if other != arrow)

    def effects_from(self, source: str, targets: Collection[str] | None = None) -> Effects:
        """What the metric does to each other one, or to each of `targets`."""
        return Effects(self._search(source, backwards=False), targets, self._numbering)

    def of_grade(self, grade: int) -> tuple[float, str]:
        """The strength and the evidence that a grade of `Effects.leading` stands for."""
        strength, evidence = self._numbering.of_grade(grade)
        return strength / WHOLE, EVIDENCE[evidence]

    def effects_to(self, target: str, sources: Collection[str] | None = None) -> Effects:
        """What each other metric, or each of `sources`, does to this one: the same answers, found from the far end."""
        return Effects(self._search(target, backwards=True), sources, self._numbering)

    def loops(self) -> list[tuple[str, ...]]:
        """The sets of metrics that influence each other in circles."""
        targets: dict[str, list[str]] = {}
        for arrow in self.arrows:
            targets.setdefault(arrow.source, []).append(arrow.target)
        return loops(targets)

    def _search(self, metric: str, *, backwards: bool) -> Mapping[int, int]:
        found = self._best.get((metric, backwards))
        if found is None:
            start = self._numbering.numbers.get(metric)
            found = {} if start is None else self._follow(metric, start, backwards=backwards)
            if self._remembered > _MOST_REMEMBERED:
                self._best.clear()
                self._remembered = 0
            self._best[metric, backwards] = found
            self._remembered += len(found)
        return found

    def _follow(self, metric: str, start: int, *, backwards: bool) -> dict[int, int]:
        """All the way, unless too much was followed before; a metric that is asked for again is answered as before."""
        if (metric, backwards) not in self._far:
            self._far[metric, backwards] = self._followed <= MAX_FOLLOWED
        far = self._far[metric, backwards]
        found, followed = best_paths(self._numbering, start, backwards=backwards, hops=MAX_HOPS if far else 1)
        self._followed += followed
        return found


def derived_arrows(organization: Organization, formulas: Mapping[str, Expression]) -> Iterator[Arrow]:
    """The arrows that formulas imply, from each metric in a formula to the one that it defines.

    The sign is that of the partial derivative: where it changes within the possible ranges, the arrow is unclear.
    """
    ranges = {
        metric.id: (
            None if metric.range.min is None else exact(metric.range.min),
            None if metric.range.max is None else exact(metric.range.max),
        )
        for metric in organization.metrics
    }
    for metric in organization.metrics:
        if (formula := formulas.get(metric.id)) is None:
            continue
        for part in formula.metrics():
            sign = derivative_sign(formula, part, ranges)
            if sign != 0:  # 0: the part cancels out
                yield Arrow(
                    source=part,
                    target=metric.id,
                    sign=sign or 0,
                    strength=STRENGTHS["strong"],
                    evidence="definition",
                    metric=metric,
                    index=-1,
                )
