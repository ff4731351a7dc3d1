"""A metric that people are judged by, or steer by, has no definition.

Everybody nods at the name and counts something else. One counts signed orders, another counts delivered ones, and the
meeting is about whose figure is right.

Asked of a metric that a KPI or a shared goal in play rests on, or that stands among the organization's `results`. A
`formula` is a definition, and so is a sentence under `source` that says how it is measured.

What to do: write one sentence under `definition`: what is counted, when, and what is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def undefined(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    steered_by = organization.steered_by(settings.as_of)
    for metric in organization.metrics:
        how = metric.source.how if metric.source else None
        if metric.id in steered_by and not (metric.definition or metric.formula or how):
            yield (
                metric.at("name"),
                f"people steer by {metric}, and nothing says what is counted",
                Details(
                    about=(metric,), help="write one sentence under 'definition': what is counted, when, and what not"
                ),
            )
