"""Which formulas hold for more than one value: for the figure of a period, and for parts of the whole.

A formula relates the values of one moment. Totals of a year keep it where all of it adds up: `all = a + b` does,
`all = a + 5` does not, as nobody knows how often the 5 counts. Averages keep sums, and no products. A share of two
totals is that of the year where nothing measures it in another way; so is a price that nobody measures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from collabctl.conflicts.arithmetic.expressions import Expression, Number, Product, Reference, Sum
from collabctl.organization import Organization


def lasting(organization: Organization, formulas: Mapping[str, Expression]) -> Mapping[str, Expression]:
    """The formulas that relate figures, of whatever days and whichever part: what is proved rests on these alone."""
    return {
        id: expression
        for id, expression in formulas.items()
        if _over_time(organization, id, expression) and _over_departments(organization, id, expression)
    }


def _over_time(organization: Organization, id: str, expression: Expression) -> bool:
    hows = {name: _metric(organization, name, "over_time") or "latest" for name in (id, *expression.metrics())}
    kinds = set(hows.values())
    if kinds == {"latest"}:
        return True
    wanted = 1 if hows[id] == "sum" else 0
    if _degree(expression, lambda name: 1 if hows[name] == "sum" else 0) != wanted:
        return False
    if _is_linear(expression):
        unsaid = (name for name, how in hows.items() if how == "latest")
        return len(kinds) == 1 or ("sum" not in kinds and all(_is_free(organization, id, "over_time") for id in unsaid))
    levels = [name for name, how in hows.items() if how != "sum"]
    return bool(levels) and all(_is_free(organization, name, "over_time") for name in levels)


def _over_departments(organization: Organization, id: str, expression: Expression) -> bool:
    """As over time. Where nothing says how departments make the whole, a figure is what its formula makes of others."""
    hows = {name: _metric(organization, name, "over_departments") for name in (id, *expression.metrics())}
    kinds = set(hows.values())
    if kinds == {None}:
        return True
    if _is_linear(expression):
        return not {"sum", "average"} <= kinds and ("sum" not in kinds or not _has_constant(expression))
    levels = [name for name, how in hows.items() if how != "sum"]
    wanted = 1 if hows[id] == "sum" else 0
    same = _degree(expression, lambda name: 1 if hows[name] == "sum" else 0) == wanted
    return same and bool(levels) and all(_is_free(organization, name, "over_departments") for name in levels)


def _metric(organization: Organization, id: str, field: str) -> str | None:
    metric = organization.metrics.get(id)
    how: str | None = getattr(metric, field) if metric else None
    return how


def _is_free(organization: Organization, id: str, field: str) -> bool:
    """Whether nothing makes a figure of it but the formula: how its values add up is not said, and none is measured."""
    return _metric(organization, id, field) is None and not organization.figures.of(id).tables


def _degree(expression: Expression, of: Callable[[str], int]) -> int | None:
    """By which power of the number of values it grows; None where its terms do not agree."""
    if isinstance(expression, Reference):
        return of(expression.metric)
    if isinstance(expression, Sum):
        degrees = {_degree(term, of) for _, term in expression.terms}
        return degrees.pop() if len(degrees) == 1 else None
    if isinstance(expression, Product):
        total = 0
        for side, factor in expression.factors:
            degree = _degree(factor, of)
            if degree is None:
                return None
            total += side * degree
        return total
    return 0


def _is_linear(expression: Expression) -> bool:
    """Whether it is a sum of metrics, each times a number."""
    if isinstance(expression, Number | Reference):
        return True
    if isinstance(expression, Product):
        varying = [(side, factor) for side, factor in expression.factors if factor.metrics()]
        return len(varying) <= 1 and all(side > 0 and _is_linear(factor) for side, factor in varying)
    return all(map(_is_linear, expression.parts()))


def _has_constant(expression: Expression) -> bool:
    """Whether something is added that no metric stands in."""
    if not expression.metrics():
        return True
    return any(_has_constant(part) for part in expression.parts() if isinstance(expression, Sum) or part.metrics())
