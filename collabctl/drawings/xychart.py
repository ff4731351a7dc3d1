"""A chart as one of Mermaid's, which forges, wikis and editors show.

Mermaid's charts know no gaps: what was not measured is left out, and the day below each value says so. They have no
room for more than a year of months either, so only the latest stand in one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from collabctl.drawings.chart import Chart
from collabctl.escaping import mermaid

LATEST = 12
"""Values in a chart; with more, the days below them would overlap."""

# The colours that Mermaid takes by itself can hardly be seen. These stand out on white and on black.
_LOOK = (
    '%%{init: {"xyChart": {"width": 1000, "height": 360}, '
    '"themeVariables": {"xyChart": {"plotColorPalette": "#2a9484, #b9770e, #b9770e"}}}}%%'
)


def lines(chart: Chart) -> list[str]:
    """The lines of the chart; without spots Mermaid draws nothing."""
    return [_LOOK, "xychart-beta", *(f"  {line}" for line in _body(chart))]


def _body(chart: Chart) -> Iterator[str]:
    latest = chart.spots[-LATEST:]
    if chart.of:
        yield f"%% {mermaid(chart.of)}"
    yield f"accTitle: {mermaid(chart.title)}"
    yield f"accDescr: {mermaid(chart.description)}"
    if chart.aim and chart.aim.bounds:
        yield f'title "{mermaid(chart.aim.said)}"'
    days = [spot.day.isoformat() for spot in latest]
    months = [day[:7] for day in days]
    labels = months if len(set(months)) == len(months) else days
    yield "x-axis [" + ", ".join(f'"{label}"' for label in labels) + "]"
    yield f"line [{', '.join(_number(spot.value) for spot in latest)}]"
    for bound in chart.aim.bounds if chart.aim else ():
        yield f"line [{', '.join([_number(bound)] * len(latest))}]"


def _number(value: float) -> str:
    """Its digits; Mermaid reads no exponent."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0")
