"""A drawing as SVG that stands in a page or by itself: no script, and readable on a phone.

Colours are those of the page: classes say what everything is, and `currentColor` serves where no stylesheet does.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.drawings import Drawing
from collabctl.drawings.chart import Chart
from collabctl.drawings.pictures import Picture
from collabctl.drawings.svg.chart import chart
from collabctl.drawings.svg.layout import EDGE, PAD, Box, Frame, layout
from collabctl.drawings.svg.lettering import LINE, SIZE, wrap
from collabctl.drawings.svg.pen import element, finished, road, texts
from collabctl.drawings.svg.staircase import is_tangled, staircase
from collabctl.drawings.svg.stylesheet import STYLESHEET
from collabctl.drawings.svg.timeline import timeline
from collabctl.drawings.timeline import Timeline

_STROKES = {"pulled": ("#c0392b", 3), "settled": ("#7f8c8d", 2), "lever": ("#b9770e", 2), "alone": ("#c0392b", 3)}
_MOST_LINES = 9
_DASHES = {"settled": "5 3", "alone": "5 3", "outside": "2 3"}


def svg(drawing: Picture) -> str:
    """The picture; the same drawing gives the same bytes."""
    if isinstance(drawing, Timeline):
        return timeline(drawing)
    if isinstance(drawing, Chart):
        return chart(drawing)
    return finished(drawing, *_drawn(drawing))


def _drawn(drawing: Drawing) -> tuple[int, int, list[str]]:
    """The width and height of the picture, and its elements."""
    if is_tangled(drawing):
        return staircase(drawing)
    laid = layout(drawing)
    parts = [
        *(line for frame in laid.frames for line in _frame(frame)),
        *(line for one in laid.roads for line in road(laid, one)),
        *(line for box in laid.boxes for line in _box(box)),
    ]
    return laid.width, laid.height, parts


def file(drawing: Picture) -> str:
    """The picture as a file of its own, with the stylesheet and the legend in it that a page would have."""
    text = _with_legend(drawing) if isinstance(drawing, Drawing) else svg(drawing)
    head, _, rest = text.partition("\n")
    return f"{head}\n<style>svg.picture {{ color-scheme: light dark; }}\n{STYLESHEET}</style>\n{rest}"


def _with_legend(drawing: Drawing) -> str:
    width, height, parts = _drawn(drawing)
    lines = wrap(drawing.legend, width - 2 * EDGE, _MOST_LINES)
    legend = texts(lines, EDGE, height + PAD + SIZE)
    return finished(drawing, width, height + (PAD + LINE * len(lines) + EDGE if lines else 0), [*parts, *legend])


def _frame(frame: Frame) -> Iterator[str]:
    yield '<g class="d-group">'
    size = {"width": frame.width, "height": frame.height}
    look = {"fill": "currentColor", "fill_opacity": "0.05", "stroke": "currentColor", "stroke_opacity": "0.3"}
    yield element("rect", x=frame.x, y=frame.y, **size, rx=12, **look)
    yield from texts(frame.title, frame.x + PAD, frame.y + PAD + SIZE - 2, font_weight=700)
    yield "</g>"


def _box(box: Box) -> Iterator[str]:
    node = box.node
    yield f'<g class="d-box d-{node.item.kind}{f" d-{node.look}" if node.look else ""}">'
    stroke, thick = _STROKES.get(node.look, ("currentColor", 1))
    line = {"stroke": stroke, "stroke_width": thick, "stroke_dasharray": _DASHES.get(node.look)}
    if node.shape == "hexagon":
        yield element("path", d=_cut_corners(box), fill="Canvas", **line)
    else:
        round_ = min(box.height // 2, 18) if node.shape == "round" else 8
        size = {"width": box.width, "height": box.height}
        yield element("rect", x=box.x, y=box.y, **size, rx=round_, fill="Canvas", **line)
    lines = len(box.name) + len(box.details)
    y = box.y + (box.height - LINE * lines) // 2 + SIZE
    middle = box.x + box.width // 2
    yield from texts(box.name, middle, y, text_anchor="middle", font_weight=600)
    yield from texts(box.details, middle, y + LINE * len(box.name), text_anchor="middle")
    yield "</g>"


def _cut_corners(box: Box) -> str:
    left, right, top, bottom = box.x, box.x + box.width, box.y, box.y + box.height
    return (
        f"M{left + PAD} {top}H{right - PAD}L{right} {top + PAD}V{bottom - PAD}L{right - PAD} {bottom}"
        f"H{left + PAD}L{left} {bottom - PAD}V{top + PAD}Z"
    )
