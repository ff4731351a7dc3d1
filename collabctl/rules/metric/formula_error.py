"""A formula cannot be read, or names a metric that is not there.

A formula says exactly how one figure follows from others, and so whether two targets can both be met. One that cannot
be read says nothing: what it was written to prove is not looked at.

What to do: write numbers, + - * / ( ) and metric ids in brackets, such as "0.6 * [promise-kept] + 0.4 *
[answer-speed]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from collabctl.conflicts.arithmetic.formulas import formula_problems
from collabctl.findings import Location
from collabctl.organization import Organization
from collabctl.organization.kpis import Metric
from collabctl.rules import Details, Settings, Yielded, rule

_PIECE = re.compile(r"\[[^\[\]]*\]|[\w.-]+|\S")


@rule(severity="error")
def formula_error(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for metric, column, sentence in formula_problems(organization):
        yield (
            _place(metric, column),
            f"in the formula of {metric}, {sentence}",
            Details(
                about=(metric,),
                help="a formula has numbers, + - * / ( ) and metric ids in brackets, in quotes: "
                '"0.6 * [promise-kept] + 0.4 * [answer-speed]"',
            ),
        )


def _place(metric: Metric, column: int) -> Location:
    """The piece of the formula that begins at this column; all of its first line where it is not typed on one."""
    path = ("formula",)
    whole, written, formula = metric.document.value(path), metric.document.written(path), metric.formula or ""
    if formula not in (written, written[1:-1]):
        return whole
    first = whole.column + column - 1 + (written != formula)
    piece = _PIECE.match(formula, column - 1)
    return replace(whole, column=first, end_column=first + (len(piece[0]) if piece else 1))
