"""Arrows for tests, written in a line each: `a + b strong expert`."""

from __future__ import annotations

import itertools

from collabctl.conflicts.influences.graph import InfluenceGraph
from collabctl.conflicts.influences.influence import STRENGTHS, Arrow
from collabctl.documents import Document, SourceFile
from collabctl.organization.kpis import Metric
from collabctl.organization.quantities import Duration
from collabctl.organization.text import Text

SOMEWHERE = Metric(
    document=Document(SourceFile("metric.yaml", b""), 0, {}), name=Text("x"), unit=Text("x"), better="higher"
)
SIGNS = {"+": 1, "-": -1, "?": 0}


def arrow(line: str, index: int = 0, lag: str | None = None) -> Arrow:
    """`source sign target`, then if it matters the strength (medium) and the evidence (expert)."""
    source, sign, target, strength, evidence = [*line.split(), *("medium", "expert")[len(line.split()) - 3 :]]
    return Arrow(
        source=source,
        target=target,
        sign=SIGNS[sign],
        strength=STRENGTHS[strength],
        evidence=evidence,
        metric=SOMEWHERE,
        index=index,
        lag=None if lag is None else Duration.parse(lag),
    )


def arrows(lines: str) -> list[Arrow]:
    """One arrow a line, or several between commas."""
    written = (line.strip() for line in lines.replace("\n", ",").split(","))
    return [arrow(line, index) for line, index in zip(filter(None, written), itertools.count())]


def graph(lines: str) -> InfluenceGraph:
    return InfluenceGraph(arrows(lines))
