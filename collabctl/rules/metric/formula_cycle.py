"""A formula needs its own result.

When revenue is made of margin, and margin of revenue, neither can be worked out, and nothing about them can be
proved. Mostly one of the two is not a definition but an influence: it moves the other, and does not make it up.

What to do: keep the formula that defines the figure, and write the other one as an influence, or leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.arithmetic.formulas import formula_cycles
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule

MOST_NAMED = 8


@rule(severity="error")
def formula_cycle(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for ids in formula_cycles(organization):
        first, *others = metrics = [metric for id in ids if (metric := organization.metrics.get(id))]
        names = [str(metric) for metric in metrics]
        if len(names) > MOST_NAMED:
            names[MOST_NAMED:] = [f"{len(names) - MOST_NAMED} more"]
        following = [*names[1:], names[0]]
        yield (
            first.at("formula"),
            f"a formula cannot need its own result: {' needs '.join([names[0], *following])}",
            Details(
                about=tuple(metrics),
                related=tuple(Related(other.at("formula"), f"the formula of {other}") for other in others),
                help="keep the formula that defines a figure, and write the other one under 'influences'",
            ),
        )
