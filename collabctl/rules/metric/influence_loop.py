"""Metrics influence each other in a loop.

That is not wrong: much of what goes well or badly feeds itself. But a loop has no beginning, so it deserves a look:
does each step really hold, and is it the same moment that comes back, or the next month's?

Nothing is counted twice because of it. Influences are followed along ways that pass each metric at most once.

What to do: nothing, if it is meant. Otherwise mark the influence that does not hold as `refuted: true`, or give the
step that takes time a `lag`.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.engine import find
from collabctl.conflicts.influences.influence import Arrow
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.rules import Details, Settings, Yielded, rule

MOST_NAMED = 6
_EFFECTS = {1: "raises", -1: "lowers", 0: "moves"}


@rule(severity="info")
def influence_loop(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    graph = find(organization, settings.as_of).wants.graph
    loops = graph.loops()
    loop_of = {id: number for number, loop in enumerate(loops) for id in loop}
    arrows: dict[int, list[Arrow]] = {}
    for arrow in graph.arrows:
        if (number := loop_of.get(arrow.source)) is not None and number == loop_of.get(arrow.target):
            arrows.setdefault(number, []).append(arrow)
    for number, loop in enumerate(loops):
        metrics = [metric for id in loop if (metric := organization.metrics.get(id))]
        names = [str(metric) for metric in metrics]
        if len(names) > MOST_NAMED:
            names[MOST_NAMED:] = [f"{len(names) - MOST_NAMED} more"]
        first, *others = arrows[number]
        yield (
            first.location,
            f"{', '.join(names[:-1])} and {names[-1]} influence each other in a loop",
            Details(
                about=tuple(metrics),
                related=tuple(Related(arrow.location, _told(organization, arrow)) for arrow in others[:MOST_NAMED]),
                help="nothing is counted twice: influences are followed along ways that pass each metric at most once\n"
                "if one of them does not hold, mark it with refuted: true",
            ),
        )


def _told(organization: Organization, arrow: Arrow) -> str:
    source, target = (organization.metrics.get(id) or id for id in (arrow.source, arrow.target))
    return f"{source} {_EFFECTS[arrow.sign]} {target}"
