"""A KPI allows what the KPI above it forbids: every part can be met, and the whole is missed.

The whole must stay under 0.58, and a part of it may end at 0.70 and be praised. Nobody did anything wrong, and the
target of the whole is missed all the same.

Of an average, a share or a latest value each part is held against the whole. Of a total only all parts together can be,
where every department directly below has one. Where nothing says how parts make the whole, that is asked.

What to do: give the parts a target that leads to the whole's, or change the whole's so that the parts lead to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.conflicts.conflict import Conflict
from collabctl.conflicts.engine import find
from collabctl.conflicts.looseness import LooseParts, loose_parts
from collabctl.conflicts.questions import listed
from collabctl.findings import Related
from collabctl.organization import Organization
from collabctl.organization.kpis import Kpi
from collabctl.organization.quantities import number
from collabctl.rules import Details, Settings, Yielded, rule


@rule(severity="error")
def looser_than_parent(organization: Organization, settings: Settings) -> Iterator[Yielded]:
    contradicted = set(map(_pair, find(organization, settings.as_of).of("kpi/contradicts-parent")))
    for found in loose_parts(organization, settings.as_of):
        told = {part.id for part in found.parts if frozenset((part.id, found.whole.id)) in contradicted}
        parts = [part for part in found.parts if part.id not in told]
        if parts and (found.together is None or not told):
            yield _told(organization, found, parts)


def _told(organization: Organization, found: LooseParts, parts: list[Kpi]) -> Yielded:
    whole = found.whole
    metric = organization.metrics.get(whole.metric) or whole
    above = organization.department_name(whole.department)
    each = listed([f"{organization.department_name(part.department)} ({part.target})" for part in parts])
    if found.together is not None:
        what = f"the parts of {metric} add up to {number(_plain(found.together))}: {each}"
        message = f"{what}; {above} is judged on {whole.target}"
    else:
        theirs = "its" if len(parts) == 1 else "their"
        message = (
            f"{each} can meet {theirs} target for {metric} and the whole be missed: {above} asks for {whole.target}"
        )
    sure = found.covered and found.made is not None
    return (
        whole.at("target"),
        message,
        Details(
            about=(whole, *parts),
            related=tuple(
                Related(part.at("target"), f"{part} of {organization.department_name(part.department)}: {part.target}")
                for part in parts
            ),
            help="\n".join(_help(found, str(metric), above)),
            severity="error" if sure else "warning",
        ),
    )


def _help(found: LooseParts, metric: str, above: str) -> Iterator[str]:
    if found.made is None:
        yield (
            f"is {metric} of {above} the average of its departments, or do they add up? "
            "write 'over_departments: average' or 'over_departments: sum' in the metric"
        )
    yield f"give each part a target that leads to {found.whole.target}, or change that one"


def _plain(value: object) -> int | float:
    exact = float(value)  # type: ignore[arg-type]  # a Fraction
    return int(exact) if exact.is_integer() else exact


def _pair(conflict: Conflict) -> frozenset[str]:
    return frozenset(kpi.id for kpi in conflict.kpis)
