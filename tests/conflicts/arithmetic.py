"""What a formula comes to, the plain way."""

from collections.abc import Mapping
from fractions import Fraction

from collabctl.conflicts.arithmetic.expressions import Expression, Number, Reference, Sum


def value_of(expression: Expression, values: Mapping[str, Fraction | None]) -> Fraction | None:
    """What a formula comes to; None where it divides by zero."""
    if isinstance(expression, Number):
        return expression.value
    if isinstance(expression, Reference):
        return values[expression.metric]
    parts = [value_of(part, values) for part in expression.parts()]
    if None in parts:
        return None
    if isinstance(expression, Sum):
        return sum(side * part for (side, _), part in zip(expression.terms, parts, strict=True))
    result = Fraction(1)
    for (side, _), part in zip(expression.factors, parts, strict=True):
        if side < 0 and part == 0:
            return None
        result = result * part if side > 0 else result / part
    return result
