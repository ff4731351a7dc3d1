"""There is more of something than collabctl looks at.

Whoever sends a change decides what is in it, so there must be an end to how long it may be looked at. The limits are
far above what organizations have. What is over one is left out, and the rest is checked as ever; what is left out may
hold anything, so this is always an error.

What to do: take out what is there by mistake. If the organization really is that large, tell us: a limit can be raised.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.pairs import not_compared
from collabctl.documents.limits import MAX_KPIS_OF_A_METRIC, MAX_LINE
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def too_much(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    yield from (problem for problem in organization.problems if problem.rule == "document/too-much")
    yield from _kpis(organization, settings)
    yield from _influences(organization, settings)
    yield from _departments(organization)


def _kpis(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    for id, count in not_compared(organization, settings.as_of):
        metric = organization.metrics.get(id)
        if metric is not None:
            yield (
                metric.at(),
                f"{count:,} KPIs are on {metric}, and {MAX_KPIS_OF_A_METRIC} of them are compared with each other",
                Details(about=(metric,), help="give KPIs of different parts their 'scope', or leave some out"),
            )


def _influences(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    not_far = find(organization, settings.as_of).wants.graph.not_far
    metric = next((metric for id in not_far if (metric := organization.metrics.get(id))), None)
    if metric is not None:
        others = f" and {len(not_far) - 1:,} other metrics" if len(not_far) > 1 else ""
        yield (
            metric.at("influences"),
            f"there are so many influences that those of {metric}{others} are not followed beyond their next step",
            Details(
                about=(metric,),
                help="keep the influences that somebody relies on, and leave out the rest",
                subject="influences",
            ),
        )


def _departments(organization: Organization) -> Iterator[Yielded]:
    for department in organization.departments:
        line = organization.line_above(department.id)
        top = organization.departments.get(line[-1])
        if len(line) == MAX_LINE and top and top.part_of and top.part_of not in line:
            yield (
                department.at("part_of"),
                f"{department} lies below {MAX_LINE - 1} other departments or more, and is only seen as part of these",
                Details(about=(department,), help="let it be part of a department that is nearer to the whole"),
            )
            return
