"""A metric is measured, and nothing is done with it.

Every figure costs somebody time: to count it, to explain it, to be worried by it. What nobody steers by can be let go,
and the figures that do matter are seen better.

A metric is used when any other document names it: a KPI, a shared goal, the organization's `results`, a success
criterion, an action, a promise; when it stands in another metric's formula; or when an influence leads to it or from
it. A resolution does not count. While there is no KPI, no goal and no `results` yet, nothing is said.

What to do: let a KPI, a goal or the results use it, write down what it influences, or remove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.arithmetic.formulas import formulas
from collabctl.documents.schema.annotations import references
from collabctl.organization import Item, Organization
from collabctl.organization.kpis import Metric
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="info")
def unused(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    if not (len(organization.kpis) or len(organization.goals) or organization.settings.results):
        return
    for metric in _named_nowhere(organization):
        if not organization.perhaps(metric.id):
            yield (
                metric.at("name"),
                f"no KPI, goal, result, formula or influence uses {metric}",
                Details(about=(metric,), help="let somebody steer by it, write down what it influences, or remove it"),
            )


def _named_nowhere(organization: Organization) -> list[Metric]:
    """The metrics without influences that no other document names. Where KPIs use them all, nothing else is read."""
    used = {id for metric, formula in formulas(organization).items() for id in formula.metrics() if id != metric}
    used |= {kpi.metric for kpi in organization.kpis}
    open_ones = {
        metric.id: metric for metric in organization.metrics if metric.id not in used and not metric.influences
    }
    for item in organization.items() if open_ones else ():
        if item.kind != "resolution":
            for id in _metrics_in(item):
                if item.reference != f"metric/{id}":
                    open_ones.pop(id, None)
    return list(open_ones.values())


def _metrics_in(item: Item) -> Iterator[str]:
    """The ids of the metrics that a document names."""
    for _, name, kinds in references(item.document):
        kind, _, id = name.rpartition("/")
        if kind == "metric" or (not kind and "metric" in kinds):
            yield id
