"""Formulas as a network of simple relations between figures, ready for arithmetic.

A figure is a metric, or a part of a formula that is not a plain sum. Whatever a formula says comes down to weighted
sums of figures (`Weighted`) and products of two (`Times`). A quotient q = a / b is kept as q * b = a, and says nothing
while b may be zero: then there is no quotient, and neither a nor b has to be anything because of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from graphlib import TopologicalSorter

from collabctl.conflicts.arithmetic.expressions import Expression, Number, Product, Reference, Sum
from collabctl.conflicts.arithmetic.intervals import (
    WHOLE,
    ZERO,
    Interval,
    holds,
    meet,
    product,
    quotients,
    scaled,
    total,
)
from collabctl.conflicts.arithmetic.relations import MINUS_ONE, ONE, PartsOfWhole, Relation, Times, Weighted


class UndefinedFormula(ValueError):
    """The formula divides by something that is always zero, so it says nothing."""


@dataclass(frozen=True, slots=True)
class _Affine:
    """A weighted sum of figures, in the making."""

    parts: tuple[tuple[int, Fraction], ...]
    constant: Fraction

    def scaled(self, factor: Fraction) -> _Affine:
        if factor == 0:
            return _Affine((), ZERO)
        return _Affine(tuple((part, weight * factor) for part, weight in self.parts), self.constant * factor)


class Network:
    """The figures that formulas and parts join, and every relation between them, parts before wholes.

    `names` holds what each figure is called, `ranges` what is possible for it, `places` the number of each by its name.
    A relation between a whole and parts is written as what is left of the whole without them: a figure of its own, and
    one of those `made_up`.
    """

    def __init__(
        self,
        names: Iterable[str],
        formulas: Mapping[str, Expression],
        range_of: Callable[[str], Interval],
        sums: Iterable[PartsOfWhole] = (),
    ) -> None:
        self.places: dict[str, int] = {}
        self.names: list[str] = []
        self.ranges: list[Interval] = []
        self.relations: list[Relation] = []
        self._known: dict[_Affine, int] = {}
        for name in names:
            self.places[name] = self._figure(name, range_of(name))
        order = {id: formulas[id].metrics() for id in self.places if id in formulas}
        for id in TopologicalSorter(order).static_order():
            if id in order:
                self._define(id, formulas[id])
        self.made_up: set[int] = set()
        for one in sums:
            rest = self._figure(f"what is left of {one.whole}", one.rest)
            minus = tuple((self.places[part], MINUS_ONE) for part in one.parts)
            self.relations.append(Weighted(rest, ((self.places[one.whole], ONE), *minus), ZERO, one.whole, one.why))
            self.made_up.add(rest)
        self.watching: list[list[int]] = [[] for _ in self.names]
        for number, relation in enumerate(self.relations):
            for figure in relation.figures:
                self.watching[figure].append(number)
        self.defining = {relation.figure: relation for relation in self.relations}
        self.linear = all(isinstance(relation, Weighted) for relation in self.relations)

    @cached_property
    def order(self) -> Mapping[int, int]:
        """The number of the relation that defines each figure that one does: larger for a whole than for its parts."""
        return {relation.figure: number for number, relation in enumerate(self.relations)}

    def defining_all(self, figures: Iterable[int]) -> list[Relation]:
        """The relations that define these figures, parts before wholes."""
        return [self.relations[number] for number in sorted(self.order[id] for id in figures if id in self.order)]

    @cached_property
    def reach(self) -> list[Interval]:
        """What each figure can be, as far as its parts decide and their ranges allow; its own range is left out."""
        reach = list(self.ranges)
        for relation in self.relations:
            reach[relation.figure] = _value(relation, reach)
        return reach

    @cached_property
    def decisive(self) -> set[int]:
        """The figures with a formula that could stop what its parts allow: by their range, or by a division by zero."""
        found = set()
        for relation in self.relations:
            reach = self.reach[relation.figure]
            divisor = relation.other if isinstance(relation, Times) and relation.divides else None
            inside = meet(reach, self.ranges[relation.figure]) == reach
            if not inside or (divisor is not None and holds(self.reach[divisor], ZERO)):
                found.add(relation.figure)
        return found

    def below(self, figures: Iterable[int]) -> set[int]:
        """These figures, what they are made of, and so on down."""
        found = set(figures)
        open_figures = list(found)
        while open_figures:
            relation = self.defining.get(open_figures.pop())
            for figure in relation.figures if relation else ():
                if figure not in found:
                    found.add(figure)
                    open_figures.append(figure)
        return found

    def _figure(self, name: str, interval: Interval) -> int:
        self.names.append(name)
        self.ranges.append(interval)
        return len(self.names) - 1

    def _define(self, id: str, expression: Expression) -> None:
        relations, figures = len(self.relations), len(self.names)
        try:
            value = self._affine(expression, id)
        except UndefinedFormula:
            del self.relations[relations:]
            del self.names[figures:], self.ranges[figures:]
            self._known = {affine: figure for affine, figure in self._known.items() if figure < figures}
            return
        self.relations.append(Weighted(self.places[id], value.parts, value.constant, id))

    def _affine(self, expression: Expression, metric: str) -> _Affine:
        """The expression as a weighted sum of figures; products and quotients become figures of their own."""
        if isinstance(expression, Number):
            return _Affine((), expression.value)
        if isinstance(expression, Reference):
            return _Affine(((self.places[expression.metric], ONE),), ZERO)
        if isinstance(expression, Sum):
            return _sum((side, self._affine(term, metric)) for side, term in expression.terms)
        if not isinstance(expression, Product):
            raise TypeError(f"{expression!r} is no part of a formula")
        return self._product(expression, metric)

    def _product(self, expression: Product, metric: str) -> _Affine:
        scale = ONE
        unknown: list[tuple[int, Expression, _Affine]] = []
        for side, factor in expression.factors:
            part = self._affine(factor, metric)
            if part.parts:
                unknown.append((side, factor, part))
            elif side < 0 and part.constant == 0:
                raise UndefinedFormula
            else:
                scale *= part.constant if side > 0 else 1 / part.constant
        if not unknown:
            return _Affine((), scale)
        if len(unknown) == 1 and unknown[0][0] > 0:
            return unknown[0][2].scaled(scale)
        value: int | None = None
        for number, (side, factor, part) in enumerate(unknown, 1):
            figure = self._named(part, str(factor), metric)
            if value is None and side > 0:
                value = figure
            else:
                said = Product(tuple((side, factor) for side, factor, _ in unknown[:number]))
                value = self._joined(value, side, figure, said, metric)
        return _Affine(((value, ONE),), ZERO).scaled(scale) if value is not None else _Affine((), scale)

    def _joined(self, value: int | None, side: int, figure: int, said: Product, metric: str) -> int:
        """The figure of `value` times `figure`, or divided by it."""
        shown = str(said)
        if side > 0 and value is not None:
            made = self._figure(shown, WHOLE)
            self.relations.append(Times(value, figure, made, made, metric))
            return made
        if value is None:
            value = self._named(_Affine((), ONE), "1", metric)
            shown = f"1 / {self.names[figure]}"
        made = self._figure(shown, WHOLE)
        self.relations.append(Times(made, figure, value, made, metric))
        return made

    def _named(self, affine: _Affine, name: str, metric: str) -> int:
        """The figure that a weighted sum is; a new one unless it is one already."""
        if affine.constant == 0 and len(affine.parts) == 1 and affine.parts[0][1] == 1:
            return affine.parts[0][0]
        if affine not in self._known:
            self._known[affine] = self._figure(name, WHOLE)
            self.relations.append(Weighted(self._known[affine], affine.parts, affine.constant, metric))
        return self._known[affine]


def _sum(terms: Iterable[tuple[int, _Affine]]) -> _Affine:
    weights: dict[int, Fraction] = {}
    constant = ZERO
    for side, term in terms:
        constant += side * term.constant
        for part, weight in term.parts:
            weights[part] = weights.get(part, ZERO) + side * weight
    return _Affine(tuple((part, weight) for part, weight in sorted(weights.items()) if weight), constant)


def _value(relation: Relation, intervals: list[Interval]) -> Interval:
    """What the defined figure can be when the others are in these intervals."""
    if isinstance(relation, Weighted):
        parts = [scaled(intervals[part], weight) for part, weight in relation.parts]
        return total([(relation.constant, relation.constant), *parts])
    if not relation.divides:
        return product(intervals[relation.one], intervals[relation.other])
    if holds(intervals[relation.other], ZERO):
        return WHOLE
    pieces = quotients(intervals[relation.result], intervals[relation.other])
    lows, highs = [low for low, _ in pieces], [high for _, high in pieces]
    low = None if None in lows else min((low for low in lows if low is not None), default=None)
    high = None if None in highs else max((high for high in highs if high is not None), default=None)
    return low, high
