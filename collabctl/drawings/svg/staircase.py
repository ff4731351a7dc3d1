"""Who is joined with whom, where lines would be a tangle: a staircase of names, and a figure where two of them meet.

Each name stands at the end of its own row and at the head of its own column. Where a row and a column meet stands how
much joins the two, in a square that is the darker the more it is; an empty one is a gap that everybody sees.
"""

from __future__ import annotations

from collections.abc import Iterator

from collabctl.drawings import Drawing, Edge
from collabctl.drawings.svg.layout import EDGE, WIDTH
from collabctl.drawings.svg.lettering import LINE, SIZE, longest_word, width, wrap
from collabctl.drawings.svg.pen import element, texts

_CELL = 34
_LEAST_CELL = 26
_SPACE = 8
_NAME = 118
_MOST_LINES = 2
_MOST_WORDS = 5
_LONGEST_WORD = 180
_DARKEST = 36
"""Percent of the ink in the darkest square: figures on it can still be read."""


def is_tangled(drawing: Drawing) -> bool:
    """Whether there are more lines without a direction than boxes, and hardly any others."""
    joins = [edge for edge in drawing.edges if edge.relation == "joins"]
    others = [edge for edge in drawing.edges if edge.relation not in {"joins", "part-of"}]
    return len(joins) > len(drawing.nodes) and not others


def staircase(drawing: Drawing) -> tuple[int, int, list[str]]:
    """The width and height of the picture, and its elements."""
    ids = _in_order(drawing)
    steps = len(ids) - 1
    cell = max(_LEAST_CELL, min(_CELL, (WIDTH - 2 * EDGE - _NAME) // max(steps, 1)))
    names = _names(drawing, ids, cell)
    tall = max(cell, LINE * max(map(len, names)))
    ends = [row * cell + _SPACE + width(line, bold=True) for row, name in enumerate(names) for line in name]
    wide = 2 * EDGE + max(ends, default=0)
    found = {frozenset((edge.source, edge.target)): edge for edge in drawing.edges if edge.relation == "joins"}
    most = max((_weight(edge) for edge in found.values()), default=1)
    looks = {node.id: node.look for node in drawing.nodes}
    parts: list[str] = []
    for row, one in enumerate(ids):
        y = EDGE + row * tall
        parts.append(f'<g class="d-row{f" d-{looks[one]}" if looks[one] else ""}">')
        for column, other in enumerate(ids[:row]):
            edge = found.get(frozenset((one, other)))
            parts += _square(EDGE + column * cell, y + (tall - cell) // 2, cell, edge, most)
        first = y + (tall - LINE * len(names[row])) // 2 + SIZE
        parts += texts(names[row], EDGE + row * cell + _SPACE, first, font_weight=600)
        parts.append("</g>")
    across, height = max(wide, WIDTH), 2 * EDGE + len(ids) * tall
    said = wrap(drawing.counts, across - 2 * EDGE, _MOST_WORDS)
    parts += texts(said, EDGE, height + _SPACE + SIZE)
    return across, height + (_SPACE + LINE * len(said) if said else 0), parts


def _in_order(drawing: Drawing) -> list[str]:
    """Boxes of one group after each other."""
    group = {id: number for number, group in enumerate(drawing.groups) for id in group.nodes}
    nodes = sorted(enumerate(drawing.nodes), key=lambda entry: (group.get(entry[1].id, -1), entry[0]))
    return [node.id for _, node in nodes]


def _names(drawing: Drawing, ids: list[str], cell: int) -> list[tuple[str, ...]]:
    """The lines of each name, and what stands below it. Further down there is less room beside the squares."""
    names = {node.id: node.item.name for node in drawing.nodes}
    details = {node.id: node.details for node in drawing.nodes}
    part_of = {edge.source: edge for edge in drawing.edges if edge.relation == "part-of"}
    found = []
    for row, id in enumerate(ids):
        above = part_of.get(id)
        room = max(WIDTH - 2 * EDGE - _SPACE - row * cell, longest_word([names[id]], _LONGEST_WORD))
        more = wrap(" ".join([*above.label, names[above.target]]), room, 1) if above else ()
        also = (line for detail in details[id] for line in wrap(detail, room, 1))
        found.append((*wrap(names[id], room, _MOST_LINES, bold=True), *more, *also))
    return found


def _weight(edge: Edge) -> int:
    return max(len(edge.by), 1)


def _square(x: int, y: int, cell: int, edge: Edge | None, most: int) -> Iterator[str]:
    size = {"x": x + 1, "y": y + 1, "width": cell - 2, "height": cell - 2, "rx": 6}
    if edge is None:
        outline = {"stroke": "currentColor", "stroke_opacity": "0.35", "stroke_dasharray": "2 3"}
        yield element("rect", class_="d-gap", **size, fill="none", **outline)
        return
    percent = 8 + (_DARKEST - 8) * _weight(edge) // most
    yield element("rect", class_="d-filled", **size, fill="currentColor", fill_opacity=f"0.{percent:02}")
    yield from texts([str(_weight(edge))], x + cell // 2, y + cell // 2 + 5, text_anchor="middle")
