"""The ranges and formulas of metrics exclude each other, so that no values are possible at all.

When a stock is the sum of two others, and each of these is at least 50, it cannot be at most 80. Nobody's target is
wrong then: the model of what is measured is. Until it is mended, nothing can be said about the targets on it.

What to do: look at the ranges and formulas that are named; one of them does not say what is really so.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.arithmetic.models import contradictions
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def contradictory_model(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for found in contradictions(organization):
        first, *others = [metric for id in found.metrics if (metric := organization.metrics.get(id))]
        said = ", ".join((*found.equations, *found.bounds))
        yield (
            first.at("formula"),
            f"no values are possible for {first}: its ranges and formulas exclude each other ({said})",
            Details(
                about=(first, *others),
                related=tuple(Related(other.at("range"), f"{other} takes part in it") for other in others),
                help="correct the range or the formula that does not say what is so; no target is looked at until then",
            ),
        )
