"""The extra `collabctl[exact]`: HiGHS points at the bounds of a large linear component that exclude each other.

It computes with floats, so nothing that it says is believed: what it points at is decided again on fractions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from math import inf
from typing import Any

from collabctl.conflicts.arithmetic.intervals import Interval
from collabctl.conflicts.arithmetic.network import Network, Weighted

PRECISION = 1e-9
"""How far HiGHS may be off. The smallest it takes is 1e-10."""

IRREDUCIBLE = 6
"""HiGHS's `iis_strategy`: find an infeasible set by solving (2) and make it irreducible (4)."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Either the figures whose bounds clash, or a value for each figure, close to ones that fit."""

    clashing: frozenset[int] = frozenset()
    values: Mapping[int, Fraction] = field(default_factory=dict)


def is_installed() -> bool:
    """Whether the extra is there."""
    return find_spec("highspy") is not None


def float_solution(network: Network, intervals: Sequence[Interval]) -> Pointer | None:
    """What HiGHS makes of a network of sums with these bounds; None where it cannot tell."""
    highspy: Any = import_module("highspy")  # an extra without types, so nothing may need it to be read
    relations = [relation for relation in network.relations if isinstance(relation, Weighted)]
    solver = _silent(highspy)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("primal_feasibility_tolerance", PRECISION)
    solver.setOptionValue("iis_strategy", IRREDUCIBLE)
    for low, high in intervals:
        solver.addVar(-inf if low is None else float(low), inf if high is None else float(high))
    for relation in relations:
        places = [relation.figure, *(part for part, _ in relation.parts)]
        weights = [-1.0, *(float(weight) for _, weight in relation.parts)]
        constant = -float(relation.constant)
        solver.addRow(constant, constant, len(places), places, weights)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        values = solver.getSolution().col_value
        return Pointer(values={figure: Fraction(value) for figure, value in enumerate(values)})
    if status != highspy.HighsModelStatus.kInfeasible:
        return None
    _, found = solver.getIis()
    return Pointer(clashing=frozenset(found.col_index_)) if len(found.col_index_) else None


def _silent(highspy: Any) -> Any:
    """A solver that says nothing. HiGHS prints a banner when its callbacks are switched on, while it is being made."""

    class Silent(highspy.Highs):  # type: ignore[misc]
        def enableCallbacks(self) -> Any:  # noqa: N802
            self.setOptionValue("output_flag", False)
            return super().enableCallbacks()

    return Silent()
